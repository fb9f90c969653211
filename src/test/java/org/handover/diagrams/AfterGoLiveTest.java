package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Begins when the system is live; go-live, completion and warranty stand for themselves as processes of one task
 * each, and so does the handover to support, which is over at once. */
@Deployment(resources = {"bpmn/implementation-project.bpmn", "bpmn/warranty-item.bpmn"})
class AfterGoLiveTest {

    private static final String END_OF_DAY_21 = "2026-10-17T00:00:00Z";

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @BeforeEach
    void phasesAreOneTaskEach() {
        var deployment = ENGINE.getRepositoryService().createDeployment();
        for (String phase : List.of("go-live", "completion", "warranty", "support-handover")) {
            deployment.addModelInstance(phase + ".bpmn", Bpmn.createExecutableProcess(phase).camundaHistoryTimeToLiveString("P1D")
                    .startEvent().userTask("task_" + phase).endEvent().done());
        }
        ENGINE.manageDeployment(deployment.deploy());
    }

    @Test
    @Tag("R15")
    void projectStaysOpenFor14DaysOnceItIsAcceptedAndTheWarrantyIsOver() {
        ProcessInstance project = accepted();
        assertThat(project).isWaitingAt("event_timeToContestOver");
        assertThat(diagram.due("event_timeToContestOver")).isEqualTo(Instant.parse("2026-10-31T00:00:00Z"));

        diagram.passTo("2026-10-30T23:59:59Z");
        assertThat(project).isNotEnded();
        diagram.passTo("2026-10-31T00:00:00Z");
        assertThat(project).isEnded().hasPassed("end_afterGoLive", "end_projectCompleted");
        assertThat(diagram.done()).as("nobody is told, and nothing is computed").isEmpty();
    }

    @Test
    @Tag("R15")
    void timeToContestBeginsWhenTheLaterOfAcceptanceAndWarrantyIsOver() {
        ProcessInstance project = live();
        diagram.passTo(END_OF_DAY_21);
        diagram.complete("task_warranty", Map.of());
        assertThat(diagram.timers("event_timeToContestOver")).isZero();

        diagram.passTo("2026-11-20T09:00:00Z");
        diagram.complete("task_completion", Map.of());
        assertThat(diagram.due("event_timeToContestOver")).isEqualTo(Instant.parse("2026-12-04T09:00:00Z"));
        assertThat(project).isNotEnded();
    }

    @Test
    @Tag("R9") @Tag("R15")
    void goLiveDateIsStillCorrectedInTheTimeToContestWhichRunsOn() {
        ProcessInstance project = accepted();
        diagram.passTo("2026-10-30T12:00:00Z");
        diagram.tell("P-1", "Go-live date corrected", Map.of("liveDate", "2026-09-24"));

        assertThat(diagram.done()).containsExactly("correctGoLiveDate");
        assertThat(project).isWaitingAt("event_timeToContestOver").hasPassed("end_datesComputedAnew");
        assertThat(diagram.due("event_timeToContestOver")).isEqualTo(Instant.parse("2026-10-31T00:00:00Z"));
    }

    @Test
    @Tag("R9")
    void acceptanceThatWasDeemedTooEarlyByACorrectedDateIsCompletedAnew() {
        ProcessInstance project = accepted();
        diagram.when("correctGoLiveDate", execution -> execution.setVariable("acceptanceReopened", true));
        diagram.tell("P-1", "Go-live date corrected", Map.of("liveDate", "2026-10-10"));
        assertThat(project).isWaitingAt("event_timeToContestOver", "callActivity_completionAnew");

        diagram.passTo("2026-11-01T00:00:00Z");
        assertThat(project).as("the time to contest does not end it").isNotEnded();
        diagram.complete("task_completion", Map.of());
        assertThat(project).isEnded().hasPassed("end_completedAnew", "end_projectCompleted");
    }

    @Test
    @Tag("R10")
    void goLiveIsStillRolledBackInTheTimeToContest() {
        ProcessInstance project = accepted();
        diagram.passTo("2026-10-30T12:00:00Z");
        diagram.tell("P-1", "Go-live rolled back", Map.of("reason", "no calls"));

        assertThat(diagram.done()).containsExactly("recordRollback", "sendNotice rolled-back everyone");
        assertThat(diagram.openTasks()).containsExactly("task_go-live");
        assertThat(diagram.timers("event_timeToContestOver")).isZero();
        assertThat(project).isNotEnded();

        diagram.complete("task_go-live", Map.of("goLiveDate", "2026-11-02"));
        assertThat(diagram.openTasks()).as("acceptance and warranty begin again").containsExactly("task_completion", "task_support-handover", "task_warranty");
    }

    @Test
    void nothingIsTakenAnyMoreWhenTheTimeToContestIsOver() {
        ProcessInstance project = accepted();
        diagram.passTo("2026-10-31T00:00:00Z");
        assertThat(project).isEnded();

        for (String message : List.of("Go-live date corrected", "Go-live rolled back", "Warranty item raised")) {
            assertThatThrownBy(() -> diagram.tell("P-1", message, Map.of())).as(message)
                    .isInstanceOf(MismatchingMessageCorrelationException.class);
        }
    }

    @Test
    void noItemIsTakenBeforeGoLive() {
        accepted();
        diagram.tell("P-1", "Go-live rolled back", Map.of("reason", "no calls"));

        assertThatThrownBy(() -> raise("Echo on line 3")).isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    @Tag("DEP-16")
    void itemIsSettledBesideAcceptanceAndWarranty() {
        ProcessInstance project = live();
        raise("Echo on line 3");

        assertThat(diagram.openTasks()).containsExactly("task_completion", "task_warranty", "userTask_decideOnItem");
        assertThat(project).isWaitingAt("callActivity_completion", "callActivity_warranty", "callActivity_warrantyItem");
        assertThat(item()).hasBusinessKey("P-1");
        assertThat(ENGINE.getRuntimeService().getVariables(item().getId())).isEqualTo(Map.of("projectNumber", "P-1",
                "title", "Echo on line 3", "description", "Since yesterday", "raisedBy", "Ann Lee", "raisedOn", "2026-10-16",
                "irsIssue", false));
    }

    @Test
    @Tag("DEP-16") @Tag("R4")
    void itemRaisedInTimeIsTakenWhenTheWarrantyIsOverAndTheTimeToContestRuns() {
        ProcessInstance project = accepted();
        diagram.passTo("2026-10-20T12:00:00Z");
        raise("Echo on line 3");
        assertThat(project).isWaitingAt("event_timeToContestOver", "callActivity_warrantyItem");
        assertThat(ENGINE.getRuntimeService().getVariable(item().getId(), "raisedOn")).isEqualTo("2026-10-16");

        accept();
        assertThat(diagram.done()).containsExactly("openTicket warranty-item", "sendNotice warranty-item-accepted lead");
        assertThat(project).hasPassed("end_itemSettled").isWaitingAt("event_timeToContestOver");
        diagram.passTo("2026-10-31T00:00:00Z");
        assertThat(project).isEnded().hasPassed("end_projectCompleted");
    }

    @Test
    void itemNotYetSettledKeepsTheProjectOpen() {
        ProcessInstance project = accepted();
        raise("Echo on line 3");
        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(project).isNotEnded().hasPassed("end_afterGoLive").isWaitingAt("callActivity_warrantyItem");

        accept();
        assertThat(project).isEnded().hasPassed("end_itemSettled", "end_projectCompleted");
    }

    @Test
    @Tag("DEP-16")
    void twoItemsAreSettledSideBySideWithoutMixing() {
        ProcessInstance project = live();
        raise("Echo on line 3");
        raise("One more queue");
        List<Task> tasks = ENGINE.getTaskService().createTaskQuery().taskDefinitionKey("userTask_decideOnItem").list();
        assertThat(tasks).extracting(task -> ENGINE.getTaskService().getVariable(task.getId(), "title"))
                .containsExactlyInAnyOrder("Echo on line 3", "One more queue");

        tasks.forEach(task -> ENGINE.getTaskService().complete(task.getId(),
                Map.of("covered", ENGINE.getTaskService().getVariable(task.getId(), "title").equals("Echo on line 3"))));
        diagram.runDue();
        assertThat(diagram.done()).containsExactlyInAnyOrder("openTicket warranty-item", "sendNotice warranty-item-offer signer");
        diagram.complete("userTask_recordBillableAgreement", Map.of("agreed", false));
        diagram.tellInstance(item().getId(), "Tickets opened", Map.of());

        assertThat(diagram.notices()).containsExactlyInAnyOrder("warranty-item-offer signer", "warranty-item-accepted lead");
        assertThat(project).hasPassed("end_itemSettled").isWaitingAt("callActivity_completion", "callActivity_warranty")
                .isNotWaitingAt("callActivity_warrantyItem");
    }

    @Test
    @Tag("R10")
    void rollbackStopsAnItemThatIsNotYetSettled() {
        live();
        raise("Echo on line 3");
        diagram.tell("P-1", "Go-live rolled back", Map.of("reason", "no calls"));

        assertThat(diagram.openTasks()).containsExactly("task_go-live");
    }

    private ProcessInstance live() {
        diagram.now("2026-09-25T16:00:00Z");
        ProcessInstance project = ENGINE.getRuntimeService().createProcessInstanceByKey("implementation-project").businessKey("P-1")
                .setVariables(Map.of("projectNumber", "P-1", "goLiveDate", "2026-09-25", "conditionsAttached", false))
                .startBeforeActivity("subProcess_afterGoLive").execute();
        diagram.runDue();
        diagram.complete("task_support-handover", Map.of());
        return project;
    }

    private ProcessInstance accepted() {
        ProcessInstance project = live();
        diagram.passTo(END_OF_DAY_21);
        diagram.complete("task_completion", Map.of());
        diagram.complete("task_warranty", Map.of());
        return project;
    }

    private void raise(String title) {
        diagram.tell("P-1", "Warranty item raised", Map.of("title", title, "description", "Since yesterday",
                "raisedBy", "Ann Lee", "raisedOn", "2026-10-16", "irsIssue", false));
    }

    private void accept() {
        diagram.complete("userTask_decideOnItem", Map.of("covered", true));
        diagram.tellInstance(item().getId(), "Tickets opened", Map.of());
    }

    private static ProcessInstance item() {
        return ENGINE.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("warranty-item").singleResult();
    }
}
