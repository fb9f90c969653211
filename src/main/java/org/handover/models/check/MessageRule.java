package org.handover.models.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** What a diagram waits for somebody sends, and for what it sends somebody waits. */
class MessageRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        Set<String> sent = new TreeSet<>(models.vocabulary().messages().keySet());
        Map<String, String> waitedFor = new TreeMap<>();
        for (Diagram diagram : models.allDiagrams()) {
            diagram.inProcess(ServiceTask.class).forEach(task -> Messages.sentBy(models, task).ifPresent(sent::add));
            diagram.inProcess(FlowNode.class).forEach(node ->
                Messages.waitedForAt(node).ifPresent(message -> waitedFor.put(message, diagram.key())));
        }
        for (Diagram diagram : models.allDiagrams()) {
            for (FlowNode node : diagram.inProcess(FlowNode.class)) {
                waiting(node, diagram, sent, findings);
                if (node instanceof ServiceTask task) {
                    Messages.sentBy(models, task).filter(message -> !waitedFor.containsKey(message)).ifPresent(message ->
                        findings.error(diagram, task, "sends the message “%s”, for which no diagram waits.%s".formatted(message,
                            Nearest.hint(message, waitedFor.keySet()))));
                }
            }
        }
    }

    private static void waiting(FlowNode node, Diagram diagram, Set<String> sent, Findings findings) {
        boolean waits = node instanceof ReceiveTask || node instanceof CatchEvent event
            && event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
        if (!waits) {
            return;
        }
        Messages.waitedForAt(node).ifPresentOrElse(message -> {
            if (!sent.contains(message)) {
                findings.error(diagram, node, "waits for the message “%s”, which nobody sends.%s".formatted(message,
                    Nearest.hint(message, sent)));
            }
        }, () -> findings.error(diagram, node, "waits for a message without a name. Choose one under Message."));
    }
}
