package org.handover.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.handover.models.check.Vocabulary.StepBean;

/** What a person said goes on record in the transaction of the answer (R16); behind a save point the answer would be gone. */
class RecordRule implements Rule {

    private static final String ANSWER = "answer";

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Graph graph = diagram.graph();
            for (ServiceTask task : diagram.inProcess(ServiceTask.class)) {
                StepBean step = models.vocabulary().steps().get(String.valueOf(Expression.nameIn(task.getCamundaDelegateExpression())));
                if (step != null && step.inputs().contains(ANSWER)) {
                    record(task, graph, diagram, findings);
                }
            }
        }
    }

    private static void record(ServiceTask record, Graph graph, Diagram diagram, Findings findings) {
        if (before(record, graph, new HashSet<>()).stream().anyMatch(node -> !(node instanceof UserTask))) {
            findings.error(diagram, record, "does not come directly after the task whose answer it keeps. Move it there.");
        }
        boolean savedBetween = record.isCamundaAsyncBefore()
            || before(record, graph, new HashSet<>()).stream().anyMatch(FlowNode::isCamundaAsyncAfter);
        if (savedBetween) {
            findings.error(diagram, record, "must keep the answer in one go with its task. Switch off “Asynchronous before” here and "
                + "“Asynchronous after” at the task.");
        }
        if (!record.isCamundaAsyncAfter()) {
            findings.error(diagram, record, "must make a save point once the answer is kept. Switch on “Asynchronous after”.");
        }
    }

    /** What comes before an element; gateways and the border of a subprocess do not count. */
    private static List<FlowNode> before(FlowNode node, Graph graph, Set<FlowNode> seen) {
        return graph.previous(node).stream().filter(seen::add).flatMap(previous -> previous instanceof Gateway
            ? before(previous, graph, seen).stream()
            : previous instanceof SubProcess inner ? inEnds(inner, graph).flatMap(end -> before(end, graph, seen).stream())
            : Stream.of(previous)).toList();
    }

    private static Stream<FlowNode> inEnds(SubProcess scope, Graph graph) {
        return graph.inside(scope).stream().filter(EndEvent.class::isInstance);
    }
}
