package org.handover.models.check;

import org.camunda.bpm.model.bpmn.instance.Definitions;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How a reader finds an element again. */
class Elements {

    private Elements() {
    }

    /**
     * What a reader clicks on: the shape or arrow that something belongs to, such as the event of a timer or the task of an input.
     *
     * @return null for the file as a whole
     */
    static ModelElementInstance place(ModelElementInstance inside) {
        ModelElementInstance element = inside;
        while (element != null && !(element instanceof FlowElement || element instanceof Process)
                && !(element.getParentElement() instanceof Definitions)) {
            element = element.getParentElement();
        }
        return element;
    }

    /** @return null where there is none */
    static String id(ModelElementInstance element) {
        return element == null ? null : element.getAttributeValue("id");
    }

    /** @return null where there is none */
    static String label(ModelElementInstance element) {
        return element == null ? null : element.getAttributeValue("name");
    }
}
