package org.handover.models.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram that could be read. Used by one thread and never changed, so that it remembers what was looked up. */
final class Diagram {

    private final String file;
    private final Process process;
    private final BpmnModelInstance model;
    private final Map<Class<?>, List<? extends ModelElementInstance>> found = new HashMap<>();
    private Graph graph;

    /**
     * @param file    name of the file
     * @param process its one process
     */
    Diagram(String file, Process process, BpmnModelInstance model) {
        this.file = file;
        this.process = process;
        this.model = model;
    }

    String file() {
        return file;
    }

    Process process() {
        return process;
    }

    String key() {
        return process.getId();
    }

    BpmnModelInstance model() {
        return model;
    }

    Graph graph() {
        if (graph == null) {
            graph = new Graph(this);
        }
        return graph;
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** Those of the type that stand somewhere in the process, so that elements of other roots do not count. */
    @SuppressWarnings("unchecked")
    <T extends ModelElementInstance> List<T> inProcess(Class<T> type) {
        return (List<T>) found.computeIfAbsent(type, any -> all(type).stream().filter(this::isInProcess).toList());
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
