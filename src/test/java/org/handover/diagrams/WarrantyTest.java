package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = {"bpmn/warranty.bpmn", "bpmn/warranty-item.bpmn"})
class WarrantyTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @Test
    void theEndOfTheWarrantyIsKnownBeforeEverybodyIsToldOfTheGoLive() {
        ProcessInstance project = start();

        assertThat(diagram.done()).containsExactly("deadline end of warranty", "sendNotice taken-live everyone");
        assertThat(project).isWaitingAt("event_warrantyOver").hasPassed("end_customerTold");
    }

    @Test
    void warrantyIsOverAtTheEndOfDay21() {
        ProcessInstance project = start();
        assertThat(diagram.due("event_warrantyOver")).isEqualTo(Instant.parse("2026-10-17T00:00:00Z"));

        diagram.passTo("2026-10-16T23:59:59Z");
        assertThat(project).isNotEnded();
        diagram.passTo("2026-10-17T00:00:00Z");
        assertThat(project).isEnded().hasPassed("end_warrantyOver");
        assertThat(diagram.notices()).containsExactly("taken-live everyone");
    }

    @Test
    void itemRaisedIsSettledBesideTheRunningWarranty() {
        ProcessInstance project = start();
        raise("Echo on line 3");

        assertThat(diagram.openTasks()).containsExactly("userTask_decideOnItem");
        assertThat(project).isWaitingAt("event_warrantyOver", "callActivity_warrantyItem");
        ProcessInstance item = item();
        assertThat(item.getBusinessKey()).isEqualTo("P-1");
        assertThat(item).variables().containsEntry("projectNumber", "P-1").containsEntry("title", "Echo on line 3")
                .containsEntry("description", "Since yesterday").containsEntry("raisedBy", "Ann Lee")
                .containsEntry("raisedOn", "2026-09-28").containsEntry("irsIssue", false);
    }

    @Test
    void severalItemsAreSettledAtTheSameTimeWithoutMixing() {
        ProcessInstance project = start();
        raise("Echo on line 3");
        raise("One more queue");

        Set<Object> titles = ENGINE.getRuntimeService().createVariableInstanceQuery().variableName("title").list().stream()
                .filter(variable -> !variable.getProcessInstanceId().equals(project.getId()))
                .map(variable -> variable.getValue()).collect(Collectors.toSet());
        assertThat(titles).containsExactlyInAnyOrder("Echo on line 3", "One more queue");

        var tasks = ENGINE.getTaskService().createTaskQuery().taskDefinitionKey("userTask_decideOnItem").list();
        tasks.forEach(task -> ENGINE.getTaskService().complete(task.getId(), Map.of("covered", true)));
        diagram.runDue();
        for (var task : tasks) {
            diagram.tellInstance(task.getProcessInstanceId(), "Tickets opened", Map.of());
        }
        assertThat(diagram.notices()).containsExactly("taken-live everyone", "warranty-item-accepted lead", "warranty-item-accepted lead");
        assertThat(project).isWaitingAt("event_warrantyOver");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("warranty-item").count()).isZero();
    }

    @Test
    void itemRaisedInTimeIsSettledEvenAfterDay21() {
        ProcessInstance project = start();
        diagram.passTo("2026-10-16T12:00:00Z");
        raise("Echo on line 3");
        diagram.passTo("2026-10-20T12:00:00Z");
        assertThat(project).isNotEnded().hasPassed("end_warrantyOver");

        diagram.complete("userTask_decideOnItem", Map.of("covered", true));
        diagram.tellInstance(item().getId(), "Tickets opened", Map.of());
        assertThat(project).isEnded().hasPassed("end_itemSettled");
    }

    @Test
    void nothingCanBeRaisedWhenTheWarrantyIsOver() {
        ProcessInstance project = start();
        diagram.passTo("2026-10-17T00:00:00Z");
        assertThat(project).isEnded();

        assertThatThrownBy(() -> raise("Echo on line 3")).isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    private ProcessInstance start() {
        diagram.now("2026-09-25T16:00:00Z");
        return diagram.start("warranty", "P-1", Map.of("goLiveDate", "2026-09-25"));
    }

    private void raise(String title) {
        diagram.tell("P-1", "Warranty item raised", Map.of("title", title, "description", "Since yesterday",
                "raisedBy", "Ann Lee", "raisedOn", "2026-09-28", "irsIssue", false));
    }

    private static ProcessInstance item() {
        return ENGINE.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("warranty-item").singleResult();
    }
}
