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

@Deployment(resources = "bpmn/support-handover.bpmn")
class SupportHandoverTest {

    private static final String LIVE = "2026-09-25T07:00:00Z";
    private static final Map<String, Object> SAME_PROCESS = Map.of("processChanged", false);
    private static final Map<String, Object> OTHER_PROCESS = Map.of("processChanged", true, "reason", "Queues are opened by the team lead.");
    private static final Map<String, Object> WORKS = Map.of("ticketProcessWorks", true);
    private static final Map<String, Object> ANSWERED = Map.of("surveyObtained", true);

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();
    private boolean snagsOpen;

    @Test
    @Tag("PROJ-35") @Tag("PROJ-33") @Tag("UPG-55") @Tag("UPG-56") @Tag("DEP-32")
    void aProjectIsHandedOverOnceSupportHasTakenOverAndTheCustomerSawTheResults() {
        ProcessInstance handover = live();

        settleWhatWasFound();
        supportTakesOver();
        engine.complete("userTask_recordSurvey", ANSWERED);
        engine.complete("userTask_holdLessonsLearned", Map.of());
        engine.complete("userTask_holdRetrospective", Map.of());
        assertThat(handover).isWaitingAtExactly("userTask_measureResults");
        engine.complete("userTask_measureResults", Map.of());
        assertThat(engine.done()).doesNotContain("writePresentation");
        engine.complete("userTask_reviewProject", Map.of());
        assertThat(handover).isWaitingAtExactly("userTask_presentResults").task().hasCandidateGroup("project-managers");
        engine.complete("userTask_presentResults", Map.of());

        assertThat(handover).isEnded().hasPassed("end_handedOver");
        assertThat(engine.done()).endsWith("sendNotice survey everyone", "recordSignOff survey answered survey, survey-reminder",
            "keepSurvey", "keepLessons no", "keepLessons yes", "keepResults", "writePresentation", "reachMilestone Handed over to support",
            "sendNotice handed-over everyone");
    }

    @Test
    @Tag("PROJ-38") @Tag("LIVE-21") @Tag("DEP-28") @Tag("UPG-14")
    void reCheckFirstSprintsAndSupportRunBesideOneAnotherFromGoLiveOn() {
        ProcessInstance handover = live();

        assertThat(handover).isWaitingAtExactly("userTask_recordRecheck", "userTask_accompanySprints", "userTask_registerOnPortal");
        assertThat(engine.notices()).containsExactly("live-recheck lead");
        assertThat(task("userTask_accompanySprints", handover)).hasCandidateGroup("support");
        assertThat(task("userTask_registerOnPortal", handover)).hasCandidateGroup("support");

        supportTakesOver();
        assertThat(handover).isWaitingAtExactly("userTask_recordRecheck", "userTask_accompanySprints", "gateway_allDone");
    }

    @Test
    @Tag("PROJ-38") @Tag("R16")
    void whatFailsOnTheLiveSystemIsOnRecordAndGoesToTheSnagList() {
        live();
        engine.forget();

        engine.complete("userTask_recordRecheck", Map.of());

        assertThat(engine.done()).containsExactly("recordSignOff live-recheck checked live-recheck", "keepChecklist requirements-checklist",
            "noteSnags");
    }

    @Test
    @Tag("PROJ-38")
    void aSilentLeadIsRemindedOfTheReCheckAndThenTheSponsorIsTold() {
        ProcessInstance handover = live();
        engine.forget();
        assertThat(engine.due("event_recheckReminderDue")).isEqualTo(Instant.parse("2026-09-28T07:00:00Z"));
        assertThat(engine.due("event_recheckEscalationDue")).isEqualTo(Instant.parse("2026-10-02T07:00:00Z"));

        engine.passTo("2026-09-28T07:00:00Z");
        assertThat(engine.notices()).containsExactly("live-recheck-reminder lead");
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("live-recheck-reminder lead", "live-recheck-escalation sponsor");
        assertThat(handover).hasPassed("end_recheckReminded", "end_recheckEscalated")
            .isWaitingAt("userTask_recordRecheck");
    }

    @Test
    @Tag("POST-01") @Tag("POST-02")
    void theSnagListComesAgainUntilNoneIsOpen() {
        ProcessInstance handover = live();
        foundOnTheLiveSystem();
        assertThat(handover).isWaitingAtExactly("userTask_workThroughSnags", "userTask_registerOnPortal");

        engine.complete("userTask_workThroughSnags", SAME_PROCESS);
        assertThat(handover).isWaitingAtExactly("userTask_workThroughSnags", "userTask_registerOnPortal");
        snagsOpen = false;
        engine.complete("userTask_workThroughSnags", SAME_PROCESS);

        assertThat(handover).isWaitingAtExactly("userTask_registerOnPortal", "gateway_allDone").hasNotPassed("userTask_recordProcessAgreement");
        assertThat(engine.done()).endsWith("keepChecklist snag-list", "countOpenItems snag-list", "keepChecklist snag-list",
            "countOpenItems snag-list");
    }

    @Test
    @Tag("POST-06")
    void aChangedBusinessProcessNeedsTheCustomersAgreement() {
        ProcessInstance handover = live();
        foundOnTheLiveSystem();
        snagsOpen = false;
        engine.forget();

        engine.complete("userTask_workThroughSnags", OTHER_PROCESS);
        assertThat(engine.notices()).containsExactly("process-changed signer");
        assertThat(handover).isWaitingAtExactly("userTask_recordProcessAgreement", "userTask_registerOnPortal");
        engine.complete("userTask_recordProcessAgreement", Map.of("processAgreed", true));

        assertThat(handover).isWaitingAtExactly("userTask_registerOnPortal", "gateway_allDone");
        assertThat(engine.done()).contains("recordSignOff changed-process agreed process-changed");
    }

    @Test
    @Tag("POST-06")
    void withoutTheCustomersAgreementTheSnagIsWorkedOnAgain() {
        ProcessInstance handover = live();
        foundOnTheLiveSystem();
        snagsOpen = false;
        engine.complete("userTask_workThroughSnags", OTHER_PROCESS);

        engine.complete("userTask_recordProcessAgreement", Map.of("processAgreed", false));

        assertThat(engine.done()).endsWith("recordSignOff changed-process refused process-changed");
        assertThat(handover).isWaitingAtExactly("userTask_workThroughSnags", "userTask_registerOnPortal");
    }

    @Test
    @Tag("POST-06")
    void silenceAboutAChangedProcessIsRemindedOfAndThenTheSponsorIsTold() {
        ProcessInstance handover = live();
        foundOnTheLiveSystem();
        engine.complete("userTask_workThroughSnags", OTHER_PROCESS);
        engine.forget();
        assertThat(engine.due("event_agreementReminderDue")).isEqualTo(Instant.parse("2026-09-28T07:00:00Z"));
        assertThat(engine.due("event_agreementEscalationDue")).isEqualTo(Instant.parse("2026-10-02T07:00:00Z"));

        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("process-changed-reminder signer", "process-changed-escalation sponsor");
        assertThat(handover).hasPassed("end_agreementReminded", "end_agreementEscalated").isWaitingAt("userTask_recordProcessAgreement");
    }

    @Test
    @Tag("PROJ-36") @Tag("PROJ-35")
    void supportTakesOverOnlyATicketProcessThatWasTestedWithARealTicket() {
        ProcessInstance handover = live();
        engine.forget();

        engine.complete("userTask_registerOnPortal", Map.of());
        assertThat(engine.done()).containsExactly("openTicket test");
        assertThat(handover).isWaitingAt("event_testTicketOpened");
        ticketOpened();
        engine.complete("userTask_testTicketProcess", Map.of("ticketProcessWorks", false));
        assertThat(handover).isWaitingAt("userTask_correctTicketProcess").hasNotPassed("userTask_takeOver");

        engine.complete("userTask_correctTicketProcess", Map.of());
        ticketOpened();
        engine.complete("userTask_testTicketProcess", WORKS);

        assertThat(engine.done()).containsExactly("openTicket test", "openTicket test");
        assertThat(handover).isWaitingAt("userTask_takeOver");
        assertThat(task("userTask_takeOver", handover)).hasCandidateGroup("support");
    }

    @Test
    @Tag("UPG-42") @Tag("UPG-43")
    void theContactsAreRemindedOfTheSurveyAndThenTheSponsorIsTold() {
        ProcessInstance handover = surveyAsked();
        engine.forget();
        assertThat(engine.due("event_surveyReminderDue")).isEqualTo(Instant.parse("2026-09-28T07:00:00Z"));
        assertThat(engine.due("event_surveyEscalationDue")).isEqualTo(Instant.parse("2026-10-02T07:00:00Z"));

        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("survey-reminder everyone", "survey-escalation sponsor");
        assertThat(handover).hasPassed("end_surveyReminded", "end_surveyEscalated").isWaitingAtExactly("userTask_recordSurvey");
    }

    @Test
    @Tag("UPG-43")
    void aSurveyWithoutAnswersIsOnRecordAsSuch() {
        surveyAsked();

        engine.complete("userTask_recordSurvey", Map.of("surveyObtained", false));

        assertThat(engine.done()).endsWith("recordSignOff survey not obtainable survey, survey-reminder", "keepSurvey");
    }

    @Test
    @Tag("PROJ-34") @Tag("PROJ-33")
    void theRetrospectiveIsATaskOfItsOwnBesideTheLessonsWithTheCustomer() {
        ProcessInstance handover = surveyAsked();
        engine.complete("userTask_recordSurvey", ANSWERED);
        assertThat(handover).isWaitingAtExactly("userTask_holdLessonsLearned", "userTask_holdRetrospective");

        engine.complete("userTask_holdRetrospective", Map.of());
        assertThat(engine.done()).endsWith("keepLessons yes");
        assertThat(handover).isWaitingAtExactly("userTask_holdLessonsLearned", "gateway_lessonsKept");
        engine.complete("userTask_holdLessonsLearned", Map.of());

        assertThat(engine.done()).endsWith("keepLessons no");
        assertThat(handover).isWaitingAtExactly("userTask_measureResults");
    }

    @Test
    @Tag("UPG-52")
    void figuresThatCannotBeKeptAreNotTaken() {
        ProcessInstance handover = surveyAsked();
        engine.complete("userTask_recordSurvey", ANSWERED);
        engine.complete("userTask_holdLessonsLearned", Map.of());
        engine.complete("userTask_holdRetrospective", Map.of());
        engine.when("keepResults", execution -> {
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(() -> engine.complete("userTask_measureResults", Map.of())).hasMessageContaining("out of order");

        assertThat(handover).isWaitingAtExactly("userTask_measureResults");
    }

    private ProcessInstance live() {
        engine.now(LIVE);
        engine.when("countOpenItems", execution -> execution.setVariable("itemsOpen", snagsOpen));
        return engine.start("support-handover", "P-1", Map.of("projectKind", "implementation-new", "goLiveDate", "2026-09-25"));
    }

    private void foundOnTheLiveSystem() {
        snagsOpen = true;
        engine.complete("userTask_recordRecheck", Map.of());
        engine.complete("userTask_accompanySprints", Map.of());
    }

    private void settleWhatWasFound() {
        engine.complete("userTask_recordRecheck", Map.of());
        engine.complete("userTask_accompanySprints", Map.of());
    }

    private void supportTakesOver() {
        engine.complete("userTask_registerOnPortal", Map.of());
        ticketOpened();
        engine.complete("userTask_testTicketProcess", WORKS);
        engine.complete("userTask_takeOver", Map.of());
    }

    private void ticketOpened() {
        engine.tell("P-1", "Tickets opened", Map.of());
    }

    private ProcessInstance surveyAsked() {
        ProcessInstance handover = live();
        settleWhatWasFound();
        supportTakesOver();
        assertThat(handover).isWaitingAtExactly("userTask_recordSurvey");
        return handover;
    }
}
