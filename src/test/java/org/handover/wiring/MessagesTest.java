package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Given;
import org.handover.wiring.JavaSources.Reaching;
import org.junit.jupiter.api.Test;

/** The messages that are sent, against those that diagrams wait for. */
class MessagesTest {

    @Test
    void whatIsSentSomebodyWaitsForAndWhatIsWaitedForSomebodySends() {
        assertThat(sent()).containsExactlyInAnyOrderElementsOf(waitedFor());
    }

    @Test
    void everyMessageThatADiagramDeclaresIsWaitedForInIt() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(Message.class).stream().map(Message::getName).toList()).as(diagram.name())
                .containsExactlyInAnyOrderElementsOf(waitedForIn(diagram));
        }
    }

    private static Set<String> sent() {
        Reaching correlated = JavaSources.read().reaching(RuntimeService.class, "createMessageCorrelation", 0);
        assertThat(correlated.unknown()).as("messages whose name cannot be followed").isEmpty();
        var sent = new TreeSet<>(correlated.texts());
        correlated.inputs().forEach(input -> Bundle.inputs(input).stream().map(Given::value).forEach(sent::add));
        return sent;
    }

    private static Set<String> waitedFor() {
        var waitedFor = new TreeSet<String>();
        Bundle.diagrams().forEach(diagram -> waitedFor.addAll(waitedForIn(diagram)));
        return waitedFor;
    }

    private static Set<String> waitedForIn(Diagram diagram) {
        var waitedFor = new TreeSet<String>();
        diagram.all(MessageEventDefinition.class).stream()
            .filter(event -> !(event.getParentElement() instanceof EndEvent || event.getParentElement() instanceof IntermediateThrowEvent))
            .forEach(event -> waitedFor.add(event.getMessage().getName()));
        diagram.all(ReceiveTask.class).forEach(task -> waitedFor.add(task.getMessage().getName()));
        return waitedFor;
    }
}
