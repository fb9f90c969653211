package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

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
    @Tag("LIVE-03") @Tag("LIVE-07") @Tag("LIVE-18")
    void supportDatesAndCleanUpGoOnSideBySideAndTheFormWaitsForAllOfThem() {
        ProcessInstance project = begin(false);
        assertThat(diagram.openTasks()).containsExactly("userTask_cleanUp", "userTask_defineSupport", "userTask_proposeDates");
        assertThat(task("userTask_defineSupport", project)).hasCandidateGroup("support");
        assertThat(task("userTask_proposeDates", project)).hasCandidateGroup("project-managers");
        assertThat(task("userTask_cleanUp", project)).hasCandidateGroup("engineers");
        assertThat(diagram.done()).containsExactly("startChecklist support-readiness", "startChecklist clean-up");
        diagram.forget();

        diagram.complete("userTask_proposeDates", Map.of());
        assertThat(task("userTask_recordDatesAgreement", project)).hasCandidateGroup("project-managers");
        diagram.complete("userTask_recordDatesAgreement", Map.of("datesAgreed", true));
        assertThat(diagram.done()).containsExactly("keepTeams", "sendNotice go-live-dates everyone",
                "recordSignOff go-live-dates agreed go-live-dates", "sendInvitation go-live-invitation everyone PT1H");
        diagram.forget();
        diagram.complete("userTask_cleanUp", Map.of());
        assertThat(diagram.openTasks()).as("support is not defined").containsExactly("userTask_defineSupport");
        diagram.complete("userTask_defineSupport", Map.of());

        assertThat(diagram.done()).containsExactlyInAnyOrder("keepChecklist clean-up", "recordSignOff support-process defined",
                "keepChecklist support-readiness", "sendNotice go-live-form signer");
        assertThat(project).isWaitingAtExactly("userTask_recordGoLiveForm");
    }

    @Test
    @Tag("R16")
    void theListForSupportIsKeptInOneGoWithTheAnswer() {
        begin(false);
        diagram.when("keepChecklist", execution -> {
            throw new IllegalStateException("the list is out of order");
        });

        assertThatThrownBy(() -> diagram.complete("userTask_defineSupport", Map.of())).hasMessage("the list is out of order");
        assertThat(diagram.openTasks()).contains("userTask_defineSupport");
    }

    @Test
    @Tag("LIVE-07")
    void datesToWhichNotAllAgreedAreProposedAgain() {
        ProcessInstance project = onlyTheDatesAreOpen();
        diagram.complete("userTask_proposeDates", Map.of());
        diagram.complete("userTask_recordDatesAgreement", Map.of("datesAgreed", false));
        assertThat(project).isWaitingAt("userTask_proposeDates");
        assertThat(diagram.done()).containsExactly("keepTeams", "sendNotice go-live-dates everyone",
                "recordSignOff go-live-dates not agreed go-live-dates");

        diagram.complete("userTask_proposeDates", Map.of());
        diagram.complete("userTask_recordDatesAgreement", Map.of("datesAgreed", true));
        assertThat(project).isWaitingAtExactly("userTask_recordGoLiveForm");
        assertThat(diagram.done()).containsOnlyOnce("sendInvitation go-live-invitation everyone PT1H");
    }

    @Test
    @Tag("LIVE-07")
    void aSilentCustomerIsRemindedOfTheDatesAndThenTheSponsorIsTold() {
        ProcessInstance project = onlyTheDatesAreOpen();
        diagram.complete("userTask_proposeDates", Map.of());
        diagram.forget();
        assertThat(diagram.due("event_datesReminderDue")).isEqualTo(Instant.parse("2026-09-24T08:00:00Z"));
        assertThat(diagram.due("event_datesEscalationDue")).isEqualTo(Instant.parse("2026-09-28T08:00:00Z"));

        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).containsExactly("go-live-dates-reminder lead", "go-live-dates-escalation sponsor");
        assertThat(project).isWaitingAt("userTask_recordDatesAgreement").hasPassed("end_datesReminded", "end_datesEscalated");
    }

    @Test
    void aNoticeThatFailsNeverUndoesTheProposal() {
        ProcessInstance project = onlyTheDatesAreOpen();
        diagram.when("sendNotice", execution -> {
            throw new IllegalStateException("the text is out of order");
        });
        assertThatThrownBy(() -> diagram.complete("userTask_proposeDates", Map.of())).hasMessage("the text is out of order");
        assertThat(project).isWaitingAt("serviceTask_tellDates").hasPassed("serviceTask_keepTeams");
    }

    @Test
    @Tag("DEP-13")
    void signedFormLeadsToTheSiteBeingActivatedAndTakenLive() {
        ProcessInstance project = start(false);
        assertThat(diagram.openTasks()).containsExactly("userTask_recordGoLiveForm");

        answerForm("signed");
        assertThat(diagram.done()).containsExactly("keepChecklist clean-up", "sendNotice go-live-form signer", "recordSignOff go-live-form signed go-live-form");
        assertThat(diagram.openTasks()).containsExactly("userTask_activateSite");

        diagram.complete("userTask_activateSite", Map.of("liveDate", "2026-09-25", "liveTime", "16:00"));
        assertThat(diagram.done()).endsWith("recordGoLive activated", "reachMilestone Taken live");
        assertThat(project).isEnded().hasPassed("end_takenLive").hasNotPassed("end_liveDateAssessed");
    }

    @Test
    @Tag("DEP-14")
    void nothingIsIssuedBeforeFinanceHasConfirmedTheCommercialConditions() {
        ProcessInstance project = start(true);
        assertThat(diagram.openTasks()).containsExactly("userTask_confirmCommercialConditions");
        assertThat(diagram.done()).containsExactly("keepChecklist clean-up");
        assertThat(project).task().hasCandidateGroup("finance");

        diagram.complete("userTask_confirmCommercialConditions", Map.of());
        assertThat(diagram.done()).containsExactly("keepChecklist clean-up", "recordSignOff commercial-conditions fulfilled",
                "sendNotice go-live-form signer");
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
        assertThat(diagram.done()).startsWith("keepChecklist clean-up", "recordSignOff commercial-conditions fulfilled");
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
        assertThat(diagram.done()).containsExactly("keepChecklist clean-up", "sendNotice go-live-form signer", "sendNotice go-live-reminder signer",
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
        assertThat(diagram.done()).endsWith("recordGoLive assessed", "reachMilestone Taken live");
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

    /** With everything prepared. */
    private ProcessInstance start(boolean conditionsAttached) {
        ProcessInstance project = begin(conditionsAttached);
        diagram.complete("userTask_proposeDates", Map.of());
        diagram.complete("userTask_recordDatesAgreement", Map.of("datesAgreed", true));
        diagram.complete("userTask_defineSupport", Map.of());
        diagram.forget();
        diagram.complete("userTask_cleanUp", Map.of());
        return project;
    }

    private ProcessInstance begin(boolean conditionsAttached) {
        diagram.now("2026-09-21T08:00:00Z");
        return diagram.start("go-live", "P-1", Map.of("conditionsAttached", conditionsAttached));
    }

    private ProcessInstance onlyTheDatesAreOpen() {
        ProcessInstance project = begin(false);
        diagram.complete("userTask_defineSupport", Map.of());
        diagram.complete("userTask_cleanUp", Map.of());
        diagram.forget();
        return project;
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
