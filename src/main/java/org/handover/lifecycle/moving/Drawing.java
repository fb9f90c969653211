package org.handover.lifecycle.moving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One version of a diagram, as far as a move has to know it. Many are kept at a time, so nothing of the file itself is. */
class Drawing {

    /** What the engine adds to the id of an element for all that is done there together, where it is done several times. */
    private static final String MULTI_INSTANCE = "#multiInstanceBody";

    /** A timer is not on or around the element asked for. */
    static final int ELSEWHERE = Integer.MAX_VALUE;

    private final int version;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** @param around the subprocesses in which it lies, the innermost first */
    private record Node(String name, String kind, String replaces, boolean waitsForNews, String host, List<String> around,
            boolean severalTimes, DrawnClock clock, DrawnTask task) {
    }

    Drawing(BpmnModelInstance diagram, int version) {
        this.version = version;
        // not every drawing program writes at an event which arrows come in
        Map<FlowNode, String> gateways = new HashMap<>();
        diagram.getModelElementsByType(SequenceFlow.class).stream().filter(flow -> flow.getSource() instanceof EventBasedGateway)
            .forEach(flow -> gateways.put(flow.getTarget(), flow.getSource().getId()));
        diagram.getModelElementsByType(FlowNode.class).forEach(node -> nodes.put(node.getId(), read(node, gateways.get(node))));
    }

    private static Node read(FlowNode node, String gateway) {
        Map<String, String> properties = properties(node);
        EventDefinition event = node instanceof CatchEvent catching ? catching.getEventDefinitions().stream().findFirst().orElse(null) : null;
        String type = node.getElementType().getTypeName();
        String replaces = properties.getOrDefault("replaces", "").strip();
        return new Node(node.getName(), type.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).strip(),
            replaces.isEmpty() ? null : replaces, node instanceof ReceiveTask || isNews(event), gateway != null ? gateway : host(node), around(node),
            node instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics,
            event instanceof TimerEventDefinition timer ? DrawnClock.of(timer, properties) : null,
            node instanceof UserTask task ? DrawnTask.of(task) : null);
    }

    private static boolean isNews(EventDefinition event) {
        return event != null && !(event instanceof TimerEventDefinition)
            && !event.getElementType().getTypeName().matches("error.*|escalation.*|compensate.*|cancel.*|link.*|terminate.*");
    }

    private static String host(FlowNode node) {
        if (node instanceof BoundaryEvent event) {
            return event.getAttachedTo().getId();
        }
        if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess around && around.triggeredByEvent()) {
            return around.getParentElement() instanceof SubProcess scope ? scope.getId() : null;
        }
        return node.getId();
    }

    private static List<String> around(FlowNode node) {
        List<String> around = new ArrayList<>();
        for (ModelElementInstance at = node.getParentElement(); at instanceof SubProcess scope; at = at.getParentElement()) {
            around.add(scope.getId());
        }
        return List.copyOf(around);
    }

    private static Map<String, String> properties(FlowNode node) {
        Map<String, String> properties = new HashMap<>();
        if (node.getExtensionElements() != null) {
            node.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(all -> all.getCamundaProperties().stream())
                .forEach(property -> properties.put(String.valueOf(property.getCamundaName()),
                    property.getCamundaValue() == null ? "" : property.getCamundaValue()));
        }
        return properties;
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
    String label(String engineId) {
        String id = drawn(engineId);
        Node node = nodes.get(id);
        return "“" + (node == null || node.name() == null || node.name().isBlank() ? id : node.name().replaceAll("\\s+", " ").strip()) + "”";
    }

    /** The id under which the engine knows all that is done at an element together; null where it is done once. */
    String whole(String id) {
        return has(id) && nodes.get(id).severalTimes() ? id + MULTI_INSTANCE : null;
    }

    /** The element as it is drawn, of an id of the engine. */
    static String drawn(String id) {
        return id.endsWith(MULTI_INSTANCE) ? id.substring(0, id.length() - MULTI_INSTANCE.length()) : id;
    }

    /** For example {@code user task}. */
    String kind(String id) {
        return nodes.get(drawn(id)).kind();
    }

    /** The id of the older element that this one takes the place of, or null. */
    String replaces(String id) {
        return has(id) ? nodes.get(id).replaces() : null;
    }

    Optional<DrawnTask> userTask(String id) {
        return Optional.ofNullable(nodes.get(id)).map(Node::task);
    }

    /** The timer of an event; empty where it has none. */
    Optional<DrawnClock> clock(String id) {
        return Optional.ofNullable(nodes.get(id)).map(Node::clock);
    }

    /** Whether it waits for something that comes from outside under a name. */
    boolean waitsForNews(String id) {
        return has(id) && nodes.get(id).waitsForNews();
    }

    /**
     * What has to be under way so that an event can come: itself, what it sits on, the gateway that waits for it, or what its event
     * subprocess lies in; null is the process.
     */
    String host(String id) {
        return has(id) ? nodes.get(id).host() : id;
    }

    /** How far a timer is from an element: 0 sits on it, 1 on the subprocess around it, and so on; {@link #ELSEWHERE} otherwise. */
    int distance(String timer, String element) {
        String host = host(timer);
        List<String> around = nodes.get(element).around();
        if (host == null) {
            return around.size() + 1;
        }
        return host.equals(element) ? 0 : around.contains(host) ? around.indexOf(host) + 1 : ELSEWHERE;
    }

    /** The text inside an element of BPMN, or null. */
    static String text(ModelElementInstance element) {
        return element == null ? null : element.getTextContent().strip();
    }
}
