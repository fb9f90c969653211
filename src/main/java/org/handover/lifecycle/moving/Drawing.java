package org.handover.lifecycle.moving;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One version of a diagram, as far as a move has to read it. */
class Drawing {

    private final int version;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();

    Drawing(BpmnModelInstance diagram, int version) {
        this.version = version;
        diagram.getModelElementsByType(FlowNode.class).forEach(node -> nodes.put(node.getId(), node));
    }

    int version() {
        return version;
    }

    Iterable<String> ids() {
        return nodes.keySet();
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    /** What people read on an element, in quotes; where it has no label, its id. */
    String label(String id) {
        FlowNode node = nodes.get(id);
        return "“" + (node == null || node.getName() == null || node.getName().isBlank() ? id
            : node.getName().replaceAll("\\s+", " ").strip()) + "”";
    }

    /** For example {@code user task}. */
    String kind(String id) {
        String type = nodes.get(id).getElementType().getTypeName();
        return type.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT).strip();
    }

    /** The id of the older element that this one takes the place of, or null. */
    String replaces(String id) {
        return property(id, "replaces");
    }

    Optional<UserTask> userTask(String id) {
        return nodes.get(id) instanceof UserTask task ? Optional.of(task) : Optional.empty();
    }

    /** The timer of an event; empty where it has none. */
    Optional<DrawnClock> clock(String id) {
        return eventDefinition(id) instanceof TimerEventDefinition timer
            ? Optional.of(DrawnClock.of(timer, property(id, "anchor"), property(id, "days"))) : Optional.empty();
    }

    /** Whether it waits for something that comes from outside under a name. */
    boolean waitsForNews(String id) {
        EventDefinition definition = eventDefinition(id);
        return nodes.get(id) instanceof ReceiveTask || definition != null && !(definition instanceof TimerEventDefinition)
            && !definition.getElementType().getTypeName().matches("error.*|escalation.*|compensate.*|cancel.*|link.*|terminate.*");
    }

    /** What has to be under way so that an event can come: itself, what it sits on, or what its event subprocess lies in; null is the process. */
    String host(String id) {
        FlowNode node = nodes.get(id);
        if (node instanceof BoundaryEvent event) {
            return event.getAttachedTo().getId();
        }
        if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess around && around.triggeredByEvent()) {
            return around.getParentElement() instanceof SubProcess scope ? scope.getId() : null;
        }
        return id;
    }

    private EventDefinition eventDefinition(String id) {
        return nodes.get(id) instanceof CatchEvent event
            ? event.getEventDefinitions().stream().findFirst().orElse(null) : null;
    }

    private String property(String id, String name) {
        FlowNode node = nodes.get(id);
        if (node == null || node.getExtensionElements() == null) {
            return null;
        }
        return node.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
            .flatMap(properties -> properties.getCamundaProperties().stream())
            .filter(property -> name.equals(property.getCamundaName())).map(property -> property.getCamundaValue())
            .filter(value -> value != null && !value.isBlank()).map(String::strip).findFirst().orElse(null);
    }

    /** The text inside an element of BPMN, or null. */
    static String text(ModelElementInstance element) {
        return element == null ? null : element.getTextContent().strip();
    }
}
