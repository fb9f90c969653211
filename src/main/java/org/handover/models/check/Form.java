package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.handover.lifecycle.FormSchema;

/**
 * A form that could be read.
 *
 * @param file    name of the file
 * @param content the form as the Modeler writes it
 * @param schema  what it accepts; empty where it uses what the product cannot check, which {@link FormSchema#parse} explains
 */
record Form(String file, JsonNode content, Optional<FormSchema> schema) {

    String key() {
        return content.path("id").asText();
    }
}
