package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A published version of an element template of the catalogue.
 *
 * @param content the template as the Modeler reads it
 */
public record ElementTemplate(String id, int version, JsonNode content) {
}
