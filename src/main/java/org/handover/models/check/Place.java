package org.handover.models.check;

import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * Where in a file an expression stands.
 *
 * @param attribute its name, with {@code camunda:} where it is one of the engine's; empty for the text of the element
 */
record Place(DomElement element, String attribute) {

    static final String TEXT = "";

    boolean isText() {
        return attribute.equals(TEXT);
    }
}
