package org.handover.models.check;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A diagram that could be read.
 *
 * @param file    name of the file
 * @param process its one process
 */
record Diagram(String file, Process process, BpmnModelInstance model) {

    String key() {
        return process.getId();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** Those of the type that stand somewhere in the process, so that elements of other roots do not count. */
    <T extends ModelElementInstance> List<T> inProcess(Class<T> type) {
        return all(type).stream().filter(this::isInProcess).toList();
    }

    private boolean isInProcess(ModelElementInstance element) {
        for (ModelElementInstance around = element; around != null; around = around.getParentElement()) {
            if (around.equals(process)) {
                return true;
            }
        }
        return false;
    }
}
