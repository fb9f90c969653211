package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/go-live.bpmn")
class GoLiveTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @Test
    @Tag("DEP-13")
    void signedFormLeadsToTheSiteBeingActivatedAndTakenLive() {
        ProcessInstance project = start(false);
        assertThat(diagram.openTasks()).containsExactly("userTask_recordGoLiveForm");

        answerForm("signed");
        assertThat(diagram.done()).containsExactly("sendNotice go-live-form signer", "recordSignOff go-live-form signed go-live-form");
        assertThat(diagram.openTasks()).containsExactly("userTask_activateSite");

        diagram.complete("userTask_activateSite", Map.of("liveDate", "2026-09-25", "liveTime", "16:00"));
        assertThat(diagram.done()).last().isEqualTo("recordGoLive activated");
        assertThat(project).isEnded().hasPassed("end_takenLive").hasNotPassed("end_liveDateAssessed");
    }

    @Test
    @Tag("DEP-14")
    void nothingIsIssuedBeforeFinanceHasConfirmedTheCommercialConditions() {
        ProcessInstance project = start(true);
        assertThat(diagram.openTasks()).containsExactly("userTask_confirmCommercialConditions");
        assertThat(diagram.done()).isEmpty();
        assertThat(project).task().hasCandidateGroup("finance");

        diagram.complete("userTask_confirmCommercialConditions", Map.of());
        assertThat(diagram.done()).containsExactly("recordSignOff commercial-conditions fulfilled", "sendNotice go-live-form signer");
        assertThat(project).isWaitingAt("userTask_recordGoLiveForm");
    }

    @Test
    @Tag("DEP-14") @Tag("R16")
    void confirmationOfFinanceIsKeptEvenIfTheNextStepFails() {
        start(true);
        diagram.when("sendNotice", execution -> {
            throw new IllegalStateException("the text is out of order");
        });
        assertThatThrownBy(() -> diagram.complete("userTask_confirmCommercialConditions", Map.of()))
                .hasMessage("the text is out of order");

        assertThat(diagram.openTasks()).isEmpty();
        assertThat(diagram.done()).startsWith("recordSignOff commercial-conditions fulfilled");
        assertThat(diagram.timers("serviceTask_issueGoLiveForm")).isEqualTo(1);
    }

    @Test
    @Tag("DEP-13")
    void formWithoutAnswerIsRemindedOfOnDays3And6AndTheSponsorIsToldOnDay7() {
        ProcessInstance project = start(false);
        diagram.forget();
        assertThat(diagram.due("event_goLiveReminderDue")).isEqualTo(Instant.parse("2026-09-24T08:00:00Z"));
        assertThat(diagram.due("event_goLiveSecondReminderDue")).isEqualTo(Instant.parse("2026-09-27T08:00:00Z"));
        assertThat(diagram.due("event_goLiveEscalationDue")).isEqualTo(Instant.parse("2026-09-28T08:00:00Z"));

        diagram.passTo("2026-09-24T07:59:59Z");
        assertThat(diagram.notices()).isEmpty();
        diagram.passTo("2026-09-24T08:00:00Z");
        assertThat(diagram.notices()).containsExactly("go-live-reminder signer");
        diagram.passTo("2026-12-31T00:00:00Z");

        assertThat(diagram.notices()).containsExactly("go-live-reminder signer", "go-live-reminder signer", "go-live-escalation sponsor");
        assertThat(project).isWaitingAt("userTask_recordGoLiveForm").hasPassed("end_goLiveFormReminded", "end_goLiveFormEscalated");
    }

    @Test
    void answeredFormIsNotRemindedOfAnyMore() {
        start(false);
        answerForm("signed");
        diagram.forget();

        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).isEmpty();
    }

    @Test
    @Tag("DEP-15")
    void refusedFormCanBeIssuedAgainAndIsThenRemindedOfAnew() {
        ProcessInstance project = start(false);
        diagram.passTo("2026-09-25T08:00:00Z");
        answerForm("refused");
        assertThat(diagram.openTasks()).containsExactly("userTask_decideHowToGoOn");
        diagram.passTo("2026-10-05T08:00:00Z");
        diagram.complete("userTask_decideHowToGoOn", Map.of("refusalDecision", "issueAgain"));

        assertThat(project).isWaitingAt("userTask_recordGoLiveForm");
        assertThat(diagram.done()).containsExactly("sendNotice go-live-form signer", "sendNotice go-live-reminder signer",
                "recordSignOff go-live-form refused go-live-form", "sendNotice go-live-form signer");
        assertThat(diagram.due("event_goLiveReminderDue")).isEqualTo(Instant.parse("2026-10-08T08:00:00Z"));
        assertThat(diagram.due("event_goLiveEscalationDue")).isEqualTo(Instant.parse("2026-10-12T08:00:00Z"));
    }

    @Test
    @Tag("DEP-15") @Tag("R3")
    void refusedFormCanLeadToTheVendorAssessingTheDate() {
        ProcessInstance project = start(false);
        answerForm("refused");
        diagram.complete("userTask_decideHowToGoOn", Map.of("refusalDecision", "assess"));

        assertThat(project).isWaitingAt("userTask_assessLiveDate");
        assertThat(diagram.notices()).containsExactly("go-live-form signer");
    }

    @Test
    @Tag("DEP-15") @Tag("R3")
    void formThatCannotBeHadLeadsToAnAssessedDateConfirmedByASecondPerson() {
        ProcessInstance project = start(false);
        answerForm("unobtainable");
        assertThat(diagram.done()).last().isEqualTo("recordSignOff go-live-form unobtainable go-live-form");
        assess();

        assertThat(project).isWaitingAt("userTask_confirmAssessedDate").variables().containsEntry("assessedBy", "manager");
        assertThat(project).task().hasCandidateGroup("project-managers").hasCandidateGroup("engineers");
        assertThat(diagram.done()).doesNotContain("recordGoLive assessed");

        diagram.complete("userTask_confirmAssessedDate", Map.of("assessmentConfirmed", true));
        assertThat(diagram.done()).last().isEqualTo("recordGoLive assessed");
        assertThat(project).isEnded().hasPassed("end_liveDateAssessed").hasNotPassed("end_takenLive");
    }

    @Test
    @Tag("R3")
    void assessedDateThatIsNotConfirmedIsAssessedAgain() {
        ProcessInstance project = start(false);
        answerForm("unobtainable");
        assess();
        diagram.complete("userTask_confirmAssessedDate", Map.of("assessmentConfirmed", false));
        assertThat(project).isWaitingAt("userTask_assessLiveDate");

        assess();
        diagram.complete("userTask_confirmAssessedDate", Map.of("assessmentConfirmed", true));
        assertThat(project).isEnded().hasPassed("end_liveDateAssessed");
        assertThat(diagram.done()).containsOnlyOnce("recordGoLive assessed");
    }

    private ProcessInstance start(boolean conditionsAttached) {
        diagram.now("2026-09-21T08:00:00Z");
        return diagram.start("go-live", "P-1", Map.of("conditionsAttached", conditionsAttached));
    }

    private void answerForm(String answer) {
        diagram.complete("userTask_recordGoLiveForm", Map.of("goLiveAnswer", answer));
    }

    private void assess() {
        var tasks = ENGINE.getTaskService();
        tasks.setAssignee(tasks.createTaskQuery().taskDefinitionKey("userTask_assessLiveDate").singleResult().getId(), "manager");
        diagram.complete("userTask_assessLiveDate", Map.of("liveDate", "2026-09-25", "evidence", "call records", "reason", "no form"));
    }
}
