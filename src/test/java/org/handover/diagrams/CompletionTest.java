package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/completion.bpmn")
class CompletionTest {

    private static final String DEFECTS = "[{\"title\":\"Echo\",\"description\":\"on line 3\"}]";

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();
    private int requestsDelivered = 2;
    private boolean noticesReturned = true;

    @BeforeEach
    void stepsDoWhatTheDiagramRelatesTo() {
        diagram.when("prepareCompletionForm", CompletionTest::issue);
        diagram.when("checkDeeming", execution -> {
            execution.setVariable("requestsDelivered", requestsDelivered >= 2);
            execution.setVariable("noticesReturned", noticesReturned);
        });
    }

    private static void issue(DelegateExecution execution) {
        int round = execution.hasVariable("round") ? (Integer) execution.getVariable("round") + 1 : 1;
        execution.setVariable("round", round);
        execution.setVariable("sponsorsNeeded", round >= 3);
        execution.setVariable("formIssuedOn", LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneOffset.UTC).toString());
    }

    @Test
    @Tag("DEP-18")
    void formIsIssuedInTheMorningOfDay7AfterGoLive() {
        ProcessInstance project = start();
        assertThat(diagram.done()).containsExactly("deadline completion form");
        assertThat(diagram.due("event_completionFormDue")).isEqualTo(Instant.parse("2026-10-02T09:00:00Z"));

        diagram.passTo("2026-10-02T09:00:00Z");
        assertThat(diagram.done()).containsSubsequence("prepareCompletionForm", "sendNotice completion-form signer");
        assertThat(diagram.notices()).containsExactly("completion-form signer");
        assertThat(project).isWaitingAt("userTask_recordAnswer").task().hasCandidateGroup("project-managers");
    }

    @Test
    @Tag("DEP-23") @Tag("R6")
    void requestsAreDueOnDays14And18AndSilenceIsAcceptanceAtTheEndOfDay21() {
        issued();

        assertThat(diagram.due("event_firstRequestDue")).isEqualTo(Instant.parse("2026-10-09T09:00:00Z"));
        assertThat(diagram.due("event_secondRequestDue")).isEqualTo(Instant.parse("2026-10-13T09:00:00Z"));
        assertThat(diagram.due("event_sponsorRequestDue")).isEqualTo(Instant.parse("2026-10-14T09:00:00Z"));
        assertThat(diagram.due("event_silenceIsAcceptance")).isEqualTo(Instant.parse("2026-10-17T00:00:00Z"));
        assertThat(diagram.deadlines()).containsExactlyInAnyOrder("deadline completion form", "deadline first request",
                "deadline second request", "deadline sponsor request", "deadline deemed acceptance");
    }

    @Test
    @Tag("R8")
    void theAnswerIsDueWhenSilenceIsAcceptance() {
        ProcessInstance project = issued();
        assertThat(diagram.taskDue("userTask_recordAnswer")).isEqualTo("2026-10-17T00:00:00Z");
        answer(Map.of("completionAnswer", "no"));
        assertThat(diagram.taskDue("userTask_recordAnswer")).as("a bare no moves nothing").isEqualTo("2026-10-17T00:00:00Z");

        diagram.passTo("2026-10-12T10:00:00Z");
        refuse();
        diagram.tellInstance(project.getId(), "Tickets opened", Map.of());
        diagram.passTo("2026-10-20T10:00:00Z");
        diagram.complete("userTask_fixDefects", Map.of());
        assertThat(diagram.taskDue("userTask_recordAnswer")).as("14 days to answer again").isEqualTo("2026-11-04T00:00:00Z");
    }

    @Test
    @Tag("R6")
    void requestsGoOutOneByOneWhileTheFormStaysOpen() {
        ProcessInstance project = issued();
        diagram.forget();

        diagram.passTo("2026-10-09T09:00:00Z");
        assertThat(diagram.notices()).containsExactly("completion-request signer");
        assertThat(project).hasPassed("end_answerRequested").hasNotPassed("end_sponsorAsked");
        diagram.passTo("2026-10-13T09:00:00Z");
        assertThat(diagram.notices()).containsExactly("completion-request signer", "completion-request signer");
        diagram.passTo("2026-10-14T09:00:00Z");
        assertThat(diagram.notices()).last().isEqualTo("completion-sponsor-request sponsor");
        assertThat(diagram.done()).hasSize(3);
        assertThat(project).isWaitingAt("userTask_recordAnswer").hasPassed("end_sponsorAsked");
    }

    @Test
    @Tag("DEP-23") @Tag("DEP-24") @Tag("R6")
    void silenceIsAcceptanceOnceTwoRequestsReachedTheCustomer() {
        ProcessInstance project = issued();
        diagram.passTo("2026-10-16T23:59:59Z");
        assertThat(diagram.done()).doesNotContain("checkDeeming");
        assertThat(project).isWaitingAt("userTask_recordAnswer");

        diagram.passTo("2026-10-17T00:00:00Z");
        assertThat(diagram.done()).endsWith("checkDeeming", "completeProject deemed", "sendNotice completion-deemed everyone");
        assertThat(project).isEnded().hasPassed("end_deemedAccepted").hasNotPassed("end_signed", "userTask_fixDefects");
        assertThat(diagram.openTasks()).isEmpty();
    }

    @Test
    @Tag("R6")
    void silenceIsNoAcceptanceWhereARequestCameBackAndTheFormIsIssuedAgainToAnAddressThatWorks() {
        ProcessInstance project = issued();
        requestsDelivered = 1;
        diagram.passTo("2026-10-17T00:00:00Z");
        assertThat(project).isWaitingAt("userTask_findWorkingAddress").isNotWaitingAt("userTask_recordAnswer");
        assertThat(diagram.done()).last().isEqualTo("checkDeeming");

        diagram.forget();
        diagram.passTo("2026-10-19T10:00:00Z");
        diagram.complete("userTask_findWorkingAddress", Map.of("contact", "Ann Lee", "newEmail", "ann@customer.example"));
        assertThat(diagram.done()).startsWith("changeAddress", "prepareCompletionForm").contains("sendNotice completion-form signer");
        assertThat(diagram.notices()).containsExactly("completion-form signer");
        assertThat(project).isWaitingAt("userTask_recordAnswer");

        requestsDelivered = 2;
        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(project).isEnded().hasPassed("end_deemedAccepted");
        assertThat(diagram.notices()).containsExactly("completion-form signer", "completion-request signer", "completion-request signer",
                "completion-sponsor-request sponsor", "completion-deemed everyone");
    }

    @Test
    @Tag("R6")
    void whereRequestsAreMissingAndNothingCameBackTheFormIsIssuedAgainWithoutLookingForAnAddress() {
        ProcessInstance project = issued();
        diagram.now("2026-10-20T10:00:00Z");
        requestsDelivered = 0;
        noticesReturned = false;
        diagram.forget();
        diagram.passTo("2026-10-20T10:00:00Z");

        assertThat(diagram.done()).containsSubsequence("checkDeeming", "prepareCompletionForm", "sendNotice completion-form signer")
                .doesNotContain("changeAddress", "completeProject deemed");
        assertThat(project).hasNotPassed("userTask_findWorkingAddress", "end_deemedAccepted");
        assertThat(diagram.openTasks()).containsExactly("userTask_recordAnswer");
        assertThat(diagram.due("event_silenceIsAcceptance")).as("a new time to answer").isEqualTo(Instant.parse("2026-11-04T00:00:00Z"));

        requestsDelivered = 2;
        diagram.passTo("2026-11-04T00:00:00Z");
        assertThat(project).isEnded().hasPassed("end_deemedAccepted");
    }

    @Test
    @Tag("R6")
    void enoughDeliveredRequestsAreAcceptanceEvenWhereANoticeCameBack() {
        ProcessInstance project = issued();
        noticesReturned = true;
        diagram.passTo("2026-10-17T00:00:00Z");

        assertThat(project).isEnded().hasPassed("end_deemedAccepted").hasNotPassed("userTask_findWorkingAddress");
    }

    @Test
    @Tag("DEP-19") @Tag("R16")
    void signedFormWithNothingOutstandingCompletesTheProject() {
        ProcessInstance project = issued();
        diagram.forget();
        answer(Map.of("completionAnswer", "signed", "itemsOutstanding", false));

        assertThat(diagram.done()).containsExactly("recordSignOff completion-form signed completion-form", "completeProject signed",
                "sendNotice completion-signed everyone");
        assertThat(project).isEnded().hasPassed("end_formSigned", "end_signed")
                .hasNotPassed("end_signedWithOutstandingItems", "end_deemedAccepted");
    }

    @Test
    @Tag("DEP-19")
    void signedFormStopsRequestsAndDeadline() {
        issued();
        diagram.passTo("2026-10-10T00:00:00Z");
        answer(Map.of("completionAnswer", "signed", "itemsOutstanding", true, "outstandingItems", "[]"));
        diagram.forget();

        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.done()).isEmpty();
    }

    @Test
    @Tag("DEP-21") @Tag("R5")
    void eachOutstandingItemHasItsTicketBeforeTheProjectIsCompleted() {
        ProcessInstance project = issued();
        diagram.forget();
        answer(Map.of("completionAnswer", "signed", "itemsOutstanding", true, "outstandingItems", DEFECTS));
        assertThat(diagram.done()).containsExactly("recordSignOff completion-form signed completion-form", "openTicket outstanding-item " + DEFECTS);
        assertThat(project).isWaitingFor("Tickets opened");

        diagram.tellInstance(project.getId(), "Tickets opened", Map.of());
        assertThat(diagram.done()).endsWith("completeProject signed", "sendNotice completion-signed everyone");
        assertThat(project).isEnded().hasPassed("end_signedWithOutstandingItems").hasNotPassed("end_signed");
    }

    @Test
    @Tag("R8")
    void refusalOpensATicketForEachDefectAndStopsTheClockUntilTheyAreFixed() {
        ProcessInstance project = issued();
        diagram.passTo("2026-10-12T10:00:00Z");
        diagram.forget();
        refuse();
        assertThat(diagram.done()).containsExactly("recordSignOff completion-form refused completion-form", "openTicket defect " + DEFECTS);
        assertThat(project).isWaitingFor("Tickets opened").hasPassed("end_formRefused").hasNotPassed("end_formSigned");

        diagram.tellInstance(project.getId(), "Tickets opened", Map.of());
        assertThat(project).isWaitingAt("userTask_fixDefects").task().hasCandidateGroup("engineers");
        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).isEmpty();
        assertThat(project).isWaitingAt("userTask_fixDefects").hasNotPassed("end_deemedAccepted");
    }

    @Test
    @Tag("R8")
    void afterTheFixTheFormIsIssuedAgainWith14DaysToAnswer() {
        ProcessInstance project = issued();
        diagram.passTo("2026-10-12T10:00:00Z");
        refuse();
        diagram.tellInstance(project.getId(), "Tickets opened", Map.of());
        diagram.passTo("2026-10-20T10:00:00Z");
        diagram.forget();
        diagram.complete("userTask_fixDefects", Map.of());

        assertThat(diagram.notices()).containsExactly("completion-form signer");
        assertThat(diagram.due("event_firstRequestDue")).isEqualTo(Instant.parse("2026-10-27T09:00:00Z"));
        assertThat(diagram.due("event_secondRequestDue")).isEqualTo(Instant.parse("2026-10-31T09:00:00Z"));
        assertThat(diagram.due("event_sponsorRequestDue")).isEqualTo(Instant.parse("2026-11-01T09:00:00Z"));
        assertThat(diagram.due("event_silenceIsAcceptance")).isEqualTo(Instant.parse("2026-11-04T00:00:00Z"));
        answer(Map.of("completionAnswer", "signed", "itemsOutstanding", false));
        assertThat(project).isEnded().hasPassed("end_signed");
    }

    @Test
    @Tag("R8")
    void afterTheThirdRefusalBothSponsorsAgreeBeforeTheDefectsAreFixed() {
        ProcessInstance project = issued();
        for (int round = 1; round <= 2; round++) {
            refuse();
            diagram.tellInstance(project.getId(), "Tickets opened", Map.of());
            assertThat(diagram.openTasks()).containsExactly("userTask_fixDefects");
            diagram.complete("userTask_fixDefects", Map.of());
        }
        diagram.forget();
        refuse();
        diagram.tellInstance(project.getId(), "Tickets opened", Map.of());
        assertThat(diagram.notices()).containsExactly("completion-rounds sponsors");
        assertThat(diagram.openTasks()).containsExactly("userTask_agreeWithSponsors");

        diagram.complete("userTask_agreeWithSponsors", Map.of());
        assertThat(project).isWaitingAt("userTask_fixDefects");
    }

    @Test
    @Tag("R8")
    void bareNoIsExplainedAndDoesNotStopTheClock() {
        ProcessInstance project = issued();
        diagram.passTo("2026-10-09T09:00:00Z");
        diagram.forget();
        answer(Map.of("completionAnswer", "no"));

        assertThat(diagram.done()).containsExactly("recordSignOff completion-form no completion-form", "sendNotice completion-bare-no signer");
        assertThat(project).isWaitingAt("userTask_recordAnswer");
        assertThat(diagram.due("event_silenceIsAcceptance")).isEqualTo(Instant.parse("2026-10-17T00:00:00Z"));
        assertThat(diagram.timers("event_firstRequestDue")).isZero();
        diagram.passTo("2026-10-17T00:00:00Z");
        assertThat(diagram.notices()).containsExactly("completion-bare-no signer", "completion-request signer",
                "completion-sponsor-request sponsor", "completion-deemed everyone");
        assertThat(project).isEnded().hasPassed("end_deemedAccepted");
    }

    @Test
    void bareNoCanBeFollowedByASignature() {
        ProcessInstance project = issued();
        answer(Map.of("completionAnswer", "no"));
        answer(Map.of("completionAnswer", "signed", "itemsOutstanding", false));

        assertThat(project).isEnded().hasPassed("end_signed");
    }

    @Test
    @Tag("R6")
    void undeliverableNoticeAsksForAnotherAddressAndTheWaitGoesOn() {
        ProcessInstance project = issued();
        diagram.forget();
        bounce(project);
        assertThat(project).isWaitingAt("userTask_recordAnswer", "userTask_findAnotherAddress");

        diagram.complete("userTask_findAnotherAddress", Map.of("contact", "Ann Lee", "newEmail", "ann@customer.example"));
        assertThat(diagram.done()).containsExactly("resendNotices");
        assertThat(project).isWaitingAt("userTask_recordAnswer").isNotWaitingAt("userTask_findAnotherAddress").hasPassed("end_sentAgain");
    }

    @Test
    void everyUndeliverableNoticeHasATaskOfItsOwn() {
        ProcessInstance project = issued();
        bounce(project);
        bounce(project);

        assertThat(diagram.openTasks())
                .containsExactly("userTask_findAnotherAddress", "userTask_findAnotherAddress", "userTask_recordAnswer");
    }

    @Test
    void addressStillLookedForDoesNotHoldUpASignedForm() {
        ProcessInstance project = issued();
        bounce(project);
        answer(Map.of("completionAnswer", "signed", "itemsOutstanding", false));

        assertThat(project).isEnded().hasPassed("end_signed");
    }

    @Test
    void addressStillLookedForDoesNotHoldUpTheRepairAfterARefusal() {
        ProcessInstance project = issued();
        bounce(project);
        refuse();
        diagram.tellInstance(project.getId(), "Tickets opened", Map.of());

        assertThat(diagram.openTasks()).containsExactly("userTask_fixDefects");
    }

    @Test
    void addressStillLookedForWhenSilenceRanOutIsAskedForOnlyOnce() {
        ProcessInstance project = issued();
        bounce(project);
        requestsDelivered = 0;
        diagram.passTo("2026-10-17T00:00:00Z");

        assertThat(diagram.openTasks()).containsExactly("userTask_findWorkingAddress");
    }

    @Test
    void undeliverableNoticeIsNotWaitedForBeforeTheFormIsIssued() {
        ProcessInstance project = start();
        assertThatThrownBy(() -> bounce(project)).isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    @Tag("R7")
    void formOfAGoLiveDateKnownOnDay30IsIssuedAtOnceWith7DaysToAnswer() {
        diagram.now("2026-10-25T10:00:00Z");
        ProcessInstance project = diagram.start("completion", "P-1", Map.of("goLiveDate", "2026-09-25"));

        assertThat(project).isWaitingAt("userTask_recordAnswer");
        assertThat(diagram.notices()).containsExactly("completion-form signer");
        assertThat(diagram.due("event_firstRequestDue")).isEqualTo(Instant.parse("2026-10-27T09:00:00Z"));
        assertThat(diagram.due("event_silenceIsAcceptance")).isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
    }

    @Test
    @Tag("R16")
    void recordedAnswerIsKeptEvenIfTheNextStepFails() {
        ProcessInstance project = issued();
        diagram.when("completeProject", execution -> {
            throw new IllegalStateException("the tickets are out of order");
        });

        assertThatThrownBy(() -> answer(Map.of("completionAnswer", "signed", "itemsOutstanding", false)))
                .hasMessage("the tickets are out of order");
        assertThat(diagram.openTasks()).isEmpty();
        assertThat(diagram.done()).contains("recordSignOff completion-form signed completion-form");
        assertThat(project).isWaitingAt("serviceTask_recordSignature").hasPassed("userTask_recordAnswer");
    }

    private ProcessInstance start() {
        diagram.now("2026-09-25T16:00:00Z");
        return diagram.start("completion", "P-1", Map.of("goLiveDate", "2026-09-25"));
    }

    private ProcessInstance issued() {
        ProcessInstance project = start();
        diagram.passTo("2026-10-02T09:00:00Z");
        return project;
    }

    private void answer(Map<String, Object> answer) {
        diagram.complete("userTask_recordAnswer", answer);
    }

    private void refuse() {
        answer(Map.of("completionAnswer", "refused", "defects", DEFECTS));
    }

    private void bounce(ProcessInstance project) {
        diagram.tellInstance(project.getId(), "Notice undeliverable", Map.of("contact", "Ann Lee"));
    }
}
