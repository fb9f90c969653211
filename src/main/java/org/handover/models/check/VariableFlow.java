package org.handover.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Which variables are set where, in all processes together: along the arrows, into and out of subprocesses and called processes, and
 * with messages from who sends them. What a way beside the main one sets may be set anywhere.
 */
class VariableFlow {

    private final Models models;
    private final Setting setting;
    private final Map<String, Map<FlowNode, State>> arrivals = new HashMap<>();
    private final Map<FlowNode, State> told = new HashMap<>();
    private final Map<String, Map<CallActivity, Diagram>> callers = new HashMap<>();
    private final Set<String> beingWorkedOut = new HashSet<>();

    VariableFlow(Models models) {
        this.models = models;
        this.setting = new Setting(models);
        models.allDiagrams().forEach(diagram -> diagram.inProcess(CallActivity.class).forEach(call ->
            callers.computeIfAbsent(String.valueOf(call.getCalledElement()), called -> new HashMap<>()).put(call, diagram)));
    }

    /** When the token arrives. What only the element itself sees is not in it. */
    State before(Diagram diagram, FlowNode node) {
        return arrivals(diagram).getOrDefault(node, State.ANYTHING);
    }

    /** When the token leaves. */
    State after(Diagram diagram, FlowNode node) {
        return leaving(diagram, node, arrivals(diagram));
    }

    /** What the element's own expressions can use. */
    State within(Diagram diagram, FlowNode node) {
        return before(diagram, node).plus(setting.visibleIn(node));
    }

    /** Where a timer or condition of an event is worked out: with what it hangs on, not when it fires. */
    State whereArmed(Diagram diagram, FlowNode event) {
        if (event instanceof BoundaryEvent boundary && diagram.graph().host(boundary) != null) {
            return within(diagram, diagram.graph().host(boundary));
        }
        if (event instanceof StartEvent && event.getParentElement() instanceof SubProcess around && around.triggeredByEvent()) {
            return whenScopeBegins(diagram, around.getParentElement(), arrivals(diagram));
        }
        return within(diagram, event);
    }

    /** Whatever is set anywhere in a process, or handed to it. */
    Set<String> everSet(Diagram diagram) {
        Set<String> set = setting.anywhereIn(diagram.graph(), diagram.process());
        set.addAll(whenStarted(diagram).maybe());
        return set;
    }

    boolean startsWithAnything(Diagram diagram) {
        return whenStarted(diagram).surely() == null;
    }

    private Map<FlowNode, State> arrivals(Diagram diagram) {
        Map<FlowNode, State> known = arrivals.get(diagram.key());
        if (known != null) {
            return known;
        }
        if (!beingWorkedOut.add(diagram.key())) {
            return Map.of(); // a circle of calls: taken to bring whatever is needed
        }
        Map<FlowNode, State> found = workOut(diagram);
        beingWorkedOut.remove(diagram.key());
        arrivals.put(diagram.key(), found);
        return found;
    }

    /**
     * From the start onwards, and again wherever what arrives has changed what follows: up and down in turn, so that a long line of ways
     * back does not take one round for each.
     */
    private Map<FlowNode, State> workOut(Diagram diagram) {
        Graph graph = diagram.graph();
        List<FlowNode> nodes = new ArrayList<>(graph.inOrder(diagram.process()));
        Map<FlowNode, Integer> order = new HashMap<>();
        nodes.forEach(node -> order.put(node, order.size()));
        Map<FlowNode, State> found = new HashMap<>();
        nodes.forEach(node -> found.put(node, State.ANYTHING));
        Set<String> beside = setBeside(graph);
        TreeSet<Integer> open = new TreeSet<>(order.values());
        boolean up = true;
        int at = -1;
        while (!open.isEmpty()) {
            Integer next = up ? open.higher(at) : open.lower(at);
            if (next == null) {
                up = !up;
                at = up ? -1 : nodes.size();
                continue;
            }
            open.remove(next);
            at = next;
            FlowNode node = nodes.get(at);
            State arriving = arriving(diagram, node, found).plusMaybe(beside);
            if (!arriving.equals(found.put(node, arriving))) {
                graph.influenced(node).forEach(other -> open.add(order.get(other)));
            }
        }
        return found;
    }

    private State arriving(Diagram diagram, FlowNode node, Map<FlowNode, State> found) {
        Graph graph = diagram.graph();
        ModelElementInstance scope = node.getParentElement();
        if (node instanceof BoundaryEvent boundary && graph.host(boundary) != null) {
            FlowNode host = graph.host(boundary);
            return found.getOrDefault(host, State.ANYTHING).plusMaybe(setting.by(host)).plusMaybe(setting.anywhereIn(graph, host));
        }
        if (node instanceof StartEvent && scope instanceof SubProcess around) {
            return around.triggeredByEvent()
                ? whenScopeBegins(diagram, around.getParentElement(), found).plusMaybe(setting.anywhereIn(graph, around.getParentElement()))
                : found.getOrDefault(around, State.ANYTHING);
        }
        if (node instanceof StartEvent) {
            return whenStarted(diagram);
        }
        List<State> ways = graph.previous(node).stream().map(previous -> leaving(diagram, previous, found)).toList();
        return node instanceof ParallelGateway ? ways.stream().reduce(State::both).orElse(State.ANYTHING)
            : ways.stream().reduce(State::either).orElse(State.ANYTHING);
    }

    private State leaving(Diagram diagram, FlowNode node, Map<FlowNode, State> found) {
        State arrived = found.getOrDefault(node, State.ANYTHING);
        if (setting.isUnknown(node)) {
            return State.ANYTHING.plusMaybe(arrived.maybe());
        }
        Set<String> set = setting.by(node);
        if (node instanceof StartEvent && node.getParentElement().equals(diagram.process()) && !callers(diagram).isEmpty()) {
            return arrived.plusMaybe(set);
        }
        State left = arrived.plus(set).both(told(node));
        if (node instanceof SubProcess inner) {
            Graph graph = diagram.graph();
            left = left.plusMaybe(setting.anywhereIn(graph, inner));
            boolean always = inner.getLoopCharacteristics() == null;
            State atEnd = ends(graph, inner).stream().map(end -> leaving(diagram, end, found)).reduce(State::either)
                .orElse(State.NOTHING);
            left = always ? left.both(atEnd) : left.plusMaybe(atEnd.maybe());
        }
        return left;
    }

    /** Where a subprocess is left by its usual way out: not by an error, but also from an event subprocess that interrupts it. */
    private static List<FlowNode> ends(Graph graph, SubProcess scope) {
        List<FlowNode> ends = new ArrayList<>(graph.reachable(graph.starts(scope)).stream()
            .filter(node -> graph.next(node).isEmpty() && !endsByError(node)).toList());
        for (SubProcess handler : graph.eventSubProcesses(scope)) {
            if (graph.starts(handler).stream().allMatch(StartEvent::isInterrupting)) {
                ends.addAll(ends(graph, handler));
            }
        }
        return ends;
    }

    private static boolean endsByError(FlowNode node) {
        return node instanceof EndEvent end && end.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
    }

    private State whenScopeBegins(Diagram diagram, ModelElementInstance scope, Map<FlowNode, State> found) {
        if (scope instanceof SubProcess around) {
            return found.getOrDefault(around, State.ANYTHING).plus(setting.visibleIn(around));
        }
        return diagram.graph().starts(scope).stream().map(start -> leaving(diagram, start, found)).reduce(State::either)
            .orElse(State.ANYTHING);
    }

    private State whenStarted(Diagram diagram) {
        List<State> ways = new ArrayList<>();
        callers(diagram).forEach((call, caller) -> ways.add(handedOver(caller, call)));
        boolean startedOtherwise = diagram.graph().starts(diagram.process()).stream()
            .anyMatch(start -> start.getCamundaFormRef() != null || !start.getEventDefinitions().isEmpty());
        if (startedOtherwise) {
            ways.add(State.NOTHING);
        }
        return ways.stream().reduce(State::either).orElse(State.ANYTHING);
    }

    private State handedOver(Diagram caller, CallActivity call) {
        State handed = State.NOTHING;
        for (CamundaIn in : Camunda.extensions(call, CamundaIn.class)) {
            if ("all".equals(in.getCamundaVariables())) {
                handed = handed.both(within(caller, call));
            } else if (in.getCamundaTarget() != null) {
                handed = handed.plus(Set.of(in.getCamundaTarget()));
            }
        }
        return handed;
    }

    private Map<CallActivity, Diagram> callers(Diagram diagram) {
        return callers.getOrDefault(diagram.key(), Map.of());
    }

    /** What a message brings along to whom it reaches here. */
    private State told(FlowNode node) {
        State known = told.get(node);
        if (known == null) {
            known = Messages.waitedForAt(node).map(this::broughtBy).orElse(State.NOTHING);
            told.put(node, known);
        }
        return known;
    }

    private State broughtBy(String message) {
        List<State> senders = new ArrayList<>();
        if (models.vocabulary().messages().containsKey(message)) {
            senders.add(State.NOTHING.plus(models.vocabulary().messages().get(message)));
        }
        Messages.senders(models, message).forEach(sender -> senders.add(within(sender.diagram(), sender.task())));
        return senders.stream().reduce(State::either).orElse(State.ANYTHING);
    }

    /** What ways that run beside the main one set: from events that do not interrupt. */
    private Set<String> setBeside(Graph graph) {
        Set<FlowNode> starts = new HashSet<>();
        for (FlowNode node : graph.nodes()) {
            boolean beside = node instanceof BoundaryEvent boundary && !boundary.cancelActivity()
                || node instanceof StartEvent start && !start.isInterrupting();
            if (beside) {
                starts.add(node);
            }
        }
        Set<String> set = new HashSet<>();
        graph.reachable(starts).forEach(node -> {
            set.addAll(setting.by(node));
            set.addAll(setting.anywhereIn(graph, node));
        });
        return set;
    }
}
