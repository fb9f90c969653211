package org.handover.models.check;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Something leads to every element, every way ends, and events stand where the engine can run them. */
class StructureRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Graph graph = diagram.graph();
            starts(diagram.process(), graph, diagram, findings);
            Set<FlowNode> reached = graph.reachableInAll(diagram.process());
            for (FlowNode node : graph.nodes()) {
                boolean compensates = node instanceof Activity activity && activity.isForCompensation();
                if (!reached.contains(node) && !compensates) {
                    findings.error(diagram, node, "is never reached. Draw an arrow that leads to it, or delete it.");
                } else {
                    ending(node, graph, diagram, findings);
                }
                place(node, graph, diagram, findings);
            }
            graph.flows().forEach(flow -> arrow(flow, graph, diagram, findings));
        }
    }

    private static void starts(ModelElementInstance scope, Graph graph, Diagram diagram, Findings findings) {
        List<StartEvent> starts = graph.starts(scope);
        boolean byEvent = scope instanceof SubProcess inner && inner.triggeredByEvent();
        if (starts.isEmpty()) {
            findings.error(diagram, scope, "has no start event. Draw one.");
        } else if (starts.size() > 1 && (byEvent || starts.stream().filter(start -> start.getEventDefinitions().isEmpty()).count() > 1)) {
            findings.error(diagram, scope, "has several start events. Keep one.");
        }
        for (StartEvent start : starts) {
            if (byEvent && start.getEventDefinitions().isEmpty()) {
                findings.error(diagram, start, "does not say what starts it. Choose a message, a timer or another event.");
            } else if (scope instanceof SubProcess && !byEvent && !start.getEventDefinitions().isEmpty()) {
                findings.error(diagram, start, "starts a subprocess, which begins when the token comes to it. Make it a plain start event.");
            }
        }
        graph.inside(scope).stream().filter(SubProcess.class::isInstance).forEach(inner -> starts(inner, graph, diagram, findings));
    }

    private static void ending(FlowNode node, Graph graph, Diagram diagram, Findings findings) {
        boolean mayEnd = node instanceof EndEvent || node instanceof SubProcess inner && inner.triggeredByEvent()
            || node instanceof Activity activity && activity.isForCompensation();
        if (graph.next(node).isEmpty() && !mayEnd) {
            findings.error(diagram, node, "leads nowhere. Draw an arrow to what follows, or to an end event.");
        } else if (!graph.next(node).isEmpty() && graph.reachable(List.of(node)).stream().noneMatch(next -> graph.next(next).isEmpty())) {
            findings.warning(diagram, node, "goes round for ever: from here no end can be reached.");
        }
        if (node instanceof EndEvent && !graph.outgoing(node).isEmpty()) {
            findings.error(diagram, node, "is an end event, but an arrow leads on from it. Delete the arrow.");
        }
    }

    private static void place(FlowNode node, Graph graph, Diagram diagram, Findings findings) {
        if (!graph.incoming(node).isEmpty() && (node instanceof StartEvent || node instanceof BoundaryEvent
                || node instanceof SubProcess inner && inner.triggeredByEvent())) {
            findings.error(diagram, node, "begins by itself, but an arrow leads to it. Delete the arrow.");
        }
        if (node instanceof BoundaryEvent boundary && (graph.host(boundary) == null || definitions(node).isEmpty())) {
            findings.error(diagram, node, "stands on no border or does not say what it waits for. Choose a timer, a message or another event.");
        }
        if (definitions(node).size() > 1) {
            findings.error(diagram, node, "waits for several things at once, which the engine cannot. Keep one.");
        }
        if (node instanceof EventBasedGateway) {
            graph.next(node).stream().filter(next -> !(next instanceof CatchEvent) && !(next instanceof ReceiveTask)).forEach(next ->
                findings.error(diagram, node, "waits for events, but leads to something else. Let it lead to events only."));
        }
        if (node instanceof IntermediateThrowEvent && definitions(node).stream().anyMatch(LinkEventDefinition.class::isInstance)
                && graph.next(node).isEmpty()) {
            findings.error(diagram, node, "is a link without another end. Draw a catching link event of the same name.");
        }
    }

    private static List<EventDefinition> definitions(FlowNode node) {
        return node instanceof CatchEvent caught ? List.copyOf(caught.getEventDefinitions())
            : node instanceof ThrowEvent thrown ? List.copyOf(thrown.getEventDefinitions()) : List.of();
    }

    private static void arrow(SequenceFlow flow, Graph graph, Diagram diagram, Findings findings) {
        FlowNode source = graph.source(flow);
        FlowNode target = graph.target(flow);
        if (source == null || target == null) {
            findings.error(diagram, flow, "is an arrow that is not connected at both ends. Connect it or delete it.");
        } else if (!source.getParentElement().equals(target.getParentElement())) {
            findings.error(diagram, flow, "leads into or out of a subprocess. Let it end at its border.");
        }
    }
}
