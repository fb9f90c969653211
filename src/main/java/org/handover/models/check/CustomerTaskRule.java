package org.handover.models.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A task that waits for a customer reminds, tells the sponsor in the end, and does not wait for ever. */
class CustomerTaskRule implements Rule {

    private static final String TEMPLATE = "customer-sign-off";
    private static final Set<String> SPONSORS = Set.of("sponsor", "sponsors");

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Graph graph = diagram.graph();
            for (UserTask task : diagram.inProcess(UserTask.class)) {
                if (TEMPLATE.equals(Camunda.attribute(task, "modelerTemplate"))) {
                    check(task, graph, diagram, models, findings);
                }
            }
        }
    }

    private static void check(UserTask task, Graph graph, Diagram diagram, Models models, Findings findings) {
        Set<String> told = toldMeanwhile(task, graph);
        if (told.stream().allMatch(SPONSORS::contains)) {
            findings.error(diagram, task, "waits for the customer without a reminder. Put a timer on its border that does not interrupt it, "
                + "and behind it a notice to the customer.");
        }
        if (told.stream().noneMatch(SPONSORS::contains)) {
            findings.error(diagram, task, "waits for the customer, but the sponsor is never told. Put a timer on its border that does not "
                + "interrupt it, and behind it a notice to the sponsor.");
        }
        if (!ends(task, graph, diagram, models, new HashSet<>())) {
            findings.error(diagram, task, "waits for ever if the customer never answers. Put an event on its border that interrupts it, "
                + "such as a timer, or call its process from one that can be cancelled.");
        }
    }

    /** To whom notices go while the task waits. */
    private static Set<String> toldMeanwhile(UserTask task, Graph graph) {
        List<FlowNode> timers = around(task).flatMap(waiting -> Stream.concat(
                graph.boundaries(waiting).stream().filter(event -> !event.cancelActivity()),
                handlers(waiting, graph).filter(start -> !start.isInterrupting())))
            .filter(CustomerTaskRule::isTimer).map(FlowNode.class::cast).toList();
        Set<String> told = new HashSet<>();
        graph.reachable(timers).forEach(node -> {
            String to = Camunda.inputs(node).get("to");
            if (to != null && !node.equals(task)) {
                told.add(to);
            }
        });
        return told;
    }

    private static boolean ends(FlowNode task, Graph graph, Diagram diagram, Models models, Set<String> seen) {
        boolean here = around(task).anyMatch(waiting -> graph.boundaries(waiting).stream().anyMatch(CustomerTaskRule::interrupts)
            || handlers(waiting, graph).anyMatch(StartEvent::isInterrupting));
        if (here || !seen.add(diagram.key())) {
            return here;
        }
        List<Boolean> callers = new ArrayList<>();
        for (Diagram other : models.allDiagrams()) {
            for (CallActivity call : other.inProcess(CallActivity.class)) {
                if (diagram.key().equals(call.getCalledElement())) {
                    callers.add(ends(call, other.graph(), other, models, seen));
                }
            }
        }
        return !callers.isEmpty() && !callers.contains(false);
    }

    /** The element itself and the subprocesses around it. */
    private static Stream<FlowNode> around(FlowNode element) {
        List<FlowNode> around = new ArrayList<>();
        for (ModelElementInstance each = element; each instanceof FlowNode node; each = each.getParentElement()) {
            around.add(node);
        }
        return around.stream();
    }

    /** The starts of the event subprocesses beside an element. */
    private static Stream<StartEvent> handlers(FlowNode element, Graph graph) {
        return graph.eventSubProcesses(element.getParentElement()).stream().filter(handler -> !handler.equals(element))
            .flatMap((SubProcess handler) -> graph.starts(handler).stream());
    }

    /** What the work itself brings about, such as an error, does not come while the task waits. */
    private static boolean interrupts(BoundaryEvent event) {
        return event.cancelActivity() && event.getEventDefinitions().stream().noneMatch(definition ->
            definition instanceof ErrorEventDefinition || definition instanceof CompensateEventDefinition);
    }

    private static boolean isTimer(Event event) {
        return !event.getChildElementsByType(TimerEventDefinition.class).isEmpty();
    }
}
