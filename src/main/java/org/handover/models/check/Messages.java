package org.handover.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.handover.models.check.Vocabulary.StepBean;

/** Who sends a message to diagrams, and who waits for it. */
class Messages {

    private static final String INPUT = "message";

    private Messages() {
    }

    /** A step of a diagram that tells other instances something. */
    record Sender(Diagram diagram, ServiceTask task) {
    }

    static List<Sender> senders(Models models, String message) {
        List<Sender> senders = new ArrayList<>();
        for (Diagram diagram : models.allDiagrams()) {
            diagram.inProcess(ServiceTask.class).stream().filter(task -> sentBy(models, task).filter(message::equals).isPresent())
                .forEach(task -> senders.add(new Sender(diagram, task)));
        }
        return senders;
    }

    /** The message that a step sends, where it is one that sends messages and says which. */
    static Optional<String> sentBy(Models models, ServiceTask task) {
        Map<String, StepBean> steps = models.vocabulary().steps();
        StepBean step = steps.get(String.valueOf(Expression.nameIn(Camunda.attribute(task, "delegateExpression"))));
        return step == null || !step.inputs().contains(INPUT) ? Optional.empty()
            : Optional.ofNullable(Camunda.inputs(task).get(INPUT)).filter(message -> !message.isBlank());
    }

    /** The name of the message for which an element waits. */
    static Optional<String> waitedForAt(FlowNode node) {
        Message message = null;
        if (node instanceof ReceiveTask task) {
            message = named(task);
        } else if (node instanceof CatchEvent event) {
            message = event.getEventDefinitions().stream().filter(MessageEventDefinition.class::isInstance)
                .map(definition -> named(definition)).filter(Objects::nonNull).findFirst().orElse(null);
        }
        return Optional.ofNullable(message).map(Message::getName).filter(name -> !name.isBlank());
    }

    /** By the text, since the library fails on a reference to something else. */
    private static Message named(BaseElement waiting) {
        String id = waiting.getAttributeValue("messageRef");
        return id != null && waiting.getModelInstance().getModelElementById(id) instanceof Message message ? message : null;
    }
}
