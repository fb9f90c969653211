package org.handover.models.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What follows what in a diagram, by its arrows alone: the lists of arrows that each element carries besides may be stale. */
class Graph {

    private final List<FlowNode> nodes;
    private final List<SequenceFlow> flows;
    private final Map<String, FlowNode> byId = new HashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> outgoing = new LinkedHashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> incoming = new LinkedHashMap<>();
    private final Map<FlowNode, List<BoundaryEvent>> boundaries = new LinkedHashMap<>();
    private final Map<ModelElementInstance, List<FlowNode>> inside = new LinkedHashMap<>();
    private final Map<FlowNode, List<FlowNode>> jumps = new LinkedHashMap<>();

    Graph(Diagram diagram) {
        nodes = diagram.inProcess(FlowNode.class);
        flows = diagram.inProcess(SequenceFlow.class);
        nodes.forEach(node -> byId.put(node.getId(), node));
        flows.stream().filter(flow -> source(flow) != null && target(flow) != null).forEach(flow -> {
            outgoing.computeIfAbsent(source(flow), node -> new ArrayList<>()).add(flow);
            incoming.computeIfAbsent(target(flow), node -> new ArrayList<>()).add(flow);
        });
        for (FlowNode node : nodes) {
            inside.computeIfAbsent(node.getParentElement(), scope -> new ArrayList<>()).add(node);
            if (node instanceof BoundaryEvent boundary && host(boundary) != null) {
                boundaries.computeIfAbsent(host(boundary), host -> new ArrayList<>()).add(boundary);
            }
        }
        addLinks();
        addCompensation(diagram);
    }

    List<FlowNode> nodes() {
        return nodes;
    }

    List<SequenceFlow> flows() {
        return flows;
    }

    /** @return null where there is none, or none of a kind that the engine knows */
    FlowNode source(SequenceFlow flow) {
        return named(flow, "sourceRef");
    }

    /** @return as {@link #source} */
    FlowNode target(SequenceFlow flow) {
        return named(flow, "targetRef");
    }

    /** On whose border an event stands; otherwise as {@link #source}. */
    FlowNode host(BoundaryEvent event) {
        return named(event, "attachedToRef");
    }

    /** By the text, since the library fails on a reference to an element that it does not know. */
    private FlowNode named(ModelElementInstance element, String attribute) {
        String id = element.getAttributeValue(attribute);
        return id == null ? null : byId.get(id);
    }

    List<SequenceFlow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    List<SequenceFlow> incoming(FlowNode node) {
        return incoming.getOrDefault(node, List.of());
    }

    /** The events on its border. */
    List<BoundaryEvent> boundaries(FlowNode node) {
        return boundaries.getOrDefault(node, List.of());
    }

    /** What stands directly in a process or subprocess. */
    List<FlowNode> inside(ModelElementInstance scope) {
        return inside.getOrDefault(scope, List.of());
    }

    List<StartEvent> starts(ModelElementInstance scope) {
        return inside(scope).stream().filter(StartEvent.class::isInstance).map(StartEvent.class::cast).toList();
    }

    List<SubProcess> eventSubProcesses(ModelElementInstance scope) {
        return inside(scope).stream().filter(SubProcess.class::isInstance).map(SubProcess.class::cast)
            .filter(SubProcess::triggeredByEvent).toList();
    }

    /** Where the token goes from here in the same process or subprocess: along arrows, from a link to its other end. */
    List<FlowNode> next(FlowNode node) {
        List<FlowNode> next = new ArrayList<>(outgoing(node).stream().map(this::target).toList());
        next.addAll(jumps.getOrDefault(node, List.of()));
        return next;
    }

    List<FlowNode> previous(FlowNode node) {
        List<FlowNode> previous = new ArrayList<>(incoming(node).stream().map(this::source).toList());
        jumps.forEach((from, to) -> {
            if (to.contains(node)) {
                previous.add(from);
            }
        });
        return previous;
    }

    /** All that can be reached in the same process or subprocess, these nodes themselves included. */
    Set<FlowNode> reachable(Collection<? extends FlowNode> from) {
        return closure(from, this::next);
    }

    /** All that a process can come to, in subprocesses, from events on borders and in event subprocesses too. */
    Set<FlowNode> reachableInAll(ModelElementInstance process) {
        return closure(entries(process), node -> {
            List<FlowNode> next = new ArrayList<>(next(node));
            next.addAll(boundaries(node));
            if (node instanceof SubProcess) {
                next.addAll(entries(node));
            }
            return next;
        });
    }

    /** All nodes, each behind those from which it can be reached as far as there is such an order: those that are never reached last. */
    Set<FlowNode> inOrder(ModelElementInstance process) {
        Deque<FlowNode> ordered = new ArrayDeque<>();
        Set<FlowNode> seen = new HashSet<>();
        entries(process).forEach(entry -> visit(entry, seen, ordered));
        Set<FlowNode> all = new LinkedHashSet<>(ordered);
        all.addAll(nodes);
        return all;
    }

    /** Depth first, with a stack of its own since a diagram may be a long line. */
    private void visit(FlowNode entry, Set<FlowNode> seen, Deque<FlowNode> ordered) {
        Deque<FlowNode> path = new ArrayDeque<>();
        Map<FlowNode, Iterator<FlowNode>> open = new HashMap<>();
        for (FlowNode next = seen.add(entry) ? entry : null; next != null || !path.isEmpty(); ) {
            if (next != null) {
                path.push(next);
                open.put(next, influenced(next).iterator());
            }
            Iterator<FlowNode> following = open.get(path.peek());
            next = null;
            while (next == null && following.hasNext()) {
                FlowNode candidate = following.next();
                next = seen.add(candidate) ? candidate : null;
            }
            if (next == null) {
                ordered.push(path.pop());
            }
        }
    }

    /** Where it may matter what arrives at a node: what follows, what is on its border or in it, and what follows the subprocesses around it. */
    Set<FlowNode> influenced(FlowNode node) {
        Set<FlowNode> influenced = new LinkedHashSet<>(next(node));
        influenced.addAll(boundaries(node));
        if (node instanceof SubProcess) {
            influenced.addAll(starts(node));
            eventSubProcesses(node).forEach(handler -> influenced.addAll(starts(handler)));
        }
        if (node instanceof StartEvent) {
            eventSubProcesses(node.getParentElement()).forEach(handler -> influenced.addAll(starts(handler)));
        }
        if (next(node).isEmpty()) {
            for (ModelElementInstance around = node.getParentElement(); around instanceof FlowNode scope; around = around.getParentElement()) {
                influenced.addAll(next(scope));
            }
        }
        return influenced;
    }

    private List<FlowNode> entries(ModelElementInstance scope) {
        List<FlowNode> entries = new ArrayList<>(starts(scope));
        entries.addAll(eventSubProcesses(scope));
        return entries;
    }

    private static Set<FlowNode> closure(Collection<? extends FlowNode> from, Function<FlowNode, List<FlowNode>> next) {
        Set<FlowNode> reached = new LinkedHashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            if (reached.add(node)) {
                open.addAll(next.apply(node));
            }
        }
        return reached;
    }

    private void addLinks() {
        for (FlowNode from : nodes) {
            String link = from instanceof ThrowEvent thrown ? link(thrown.getEventDefinitions()) : null;
            if (link != null) {
                nodes.stream().filter(to -> to instanceof CatchEvent caught && link.equals(link(caught.getEventDefinitions())))
                    .forEach(to -> jumps.computeIfAbsent(from, node -> new ArrayList<>()).add(to));
            }
        }
    }

    private static String link(Collection<EventDefinition> definitions) {
        return definitions.stream().filter(LinkEventDefinition.class::isInstance)
            .map(definition -> ((LinkEventDefinition) definition).getName()).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private void addCompensation(Diagram diagram) {
        for (Association association : diagram.inProcess(Association.class)) {
            if (named(association, "sourceRef") instanceof BoundaryEvent event && named(association, "targetRef") != null) {
                jumps.computeIfAbsent(event, node -> new ArrayList<>()).add(named(association, "targetRef"));
            }
        }
    }
}
