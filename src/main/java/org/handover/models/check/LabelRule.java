package org.handover.models.check;

import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A diagram says in words what happens: what has no label or explanation is doubtful. */
class LabelRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Graph graph = diagram.graph();
            for (FlowNode node : graph.nodes()) {
                boolean asks = (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) && graph.outgoing(node).size() > 1;
                if (isUnlabelled(node) && (node instanceof Activity || node instanceof Event)) {
                    findings.warning(diagram, node, "has no label. Write what happens here.");
                } else if (isUnlabelled(node) && asks) {
                    findings.warning(diagram, node, "has no label. Write the question that it asks.");
                }
                if (asks) {
                    graph.outgoing(node).stream().filter(LabelRule::isUnlabelled).forEach(way ->
                        findings.warning(diagram, way, "has no label. Write the answer for which this way is gone."));
                }
                documentation(node, diagram, findings);
            }
        }
    }

    private static void documentation(FlowNode node, Diagram diagram, Findings findings) {
        boolean needed = node instanceof UserTask
            || node instanceof Event && !node.getChildElementsByType(TimerEventDefinition.class).isEmpty();
        if (needed && node.getDocumentations().stream().allMatch(text -> text.getTextContent().isBlank())) {
            findings.warning(diagram, node, "has no documentation. Write what happens here and which rules it carries.");
        }
    }

    private static boolean isUnlabelled(FlowElement element) {
        return element.getName() == null || element.getName().isBlank();
    }
}
