package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.handover.lifecycle.AnswerRefused;
import org.handover.notices.SentNotice;
import org.handover.projects.Project;
import org.handover.rehearsal.Customer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens on the way to go-live, and what a wrong, late or undone go-live date does to every clock. */
class GoLiveJourneyTest extends JourneyTest {

    @Test
    @Tag("R7") @Tag("R9")
    void aCorrectionToLongAgoStillLeavesTimeToAnswer() {
        takeLiveAt(LIVE);
        passTo("2026-10-12T02:00:00Z");
        tell("correct-go-live-date", Map.of("liveDate", "2026-09-10", "reason", "The switch was thrown two weeks earlier."));

        assertThat(end("completion")).isNull();
        assertThat(date("deemed acceptance").effectiveDate()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(date("deemed acceptance").dueDate()).isEqualTo(LocalDate.of(2026, 10, 19));
        passTo("2026-10-19T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 2));
    }

    @Test
    @Tag("DEP-09")
    void theProjectLeadCanBeTheSuperuserAndStaysTheLead() {
        customer = new Customer(customer.project(), customer.name(), "AU", "en", customer.zone(), customer.mailDomain(), "standard",
            customer.modules(), false, null, List.of(), "Olivia Hart", "George Papas", "Mei Lin", "Ruth Evans", "Olivia Hart");
        prepare();
        assertThat(sent("customer-tests")).extracting(SentNotice::recipientName).containsExactly("Olivia Hart");
        assertThat(sent("superuser-training")).extracting(SentNotice::recipientName).containsExactly("Olivia Hart");
    }

    @Test
    @Tag("DEP-13")
    void aSiteIsNotActivatedBeforeTheFormWasSigned() {
        prepare();
        passTo("2026-08-20T02:00:00Z");
        answer("go-live-form", Map.of());
        assertThatThrownBy(() -> answer("activation", Map.of("liveDate", "2026-08-05"))).hasMessageContaining("signed on 2026-08-20");
    }

    @Test
    void aDateLongBeforeTheFormCannotBeAssessedAfterARefusal() {
        prepare();
        passTo("2026-08-20T02:00:00Z");
        answer("go-live-form", Map.of("goLiveAnswer", "refused", "reason", "Two queues are missing."));
        answer("go-live-refused", Map.of("refusalDecision", "assess"));
        assertThatThrownBy(() -> answer("live-date-assessment", Map.of("liveDate", "2020-01-01")))
            .hasMessageContaining("before the form was issued");
    }

    @Test
    void whatIsNotTrueOfThisProjectIsNotTakenForACorrectionOrAWarrantyItem() {
        takeLiveAt(LIVE);
        assertThatThrownBy(() -> tell("correct-go-live-date", Map.of("liveDate", "2026-09-25", "reason", "The same day again.")))
            .hasMessageContaining("already");
        assertThatThrownBy(() -> tell("raise-warranty-item", item("2026-09-01"))).hasMessageContaining("before the system was taken live");
        passTo("2026-10-05T02:00:00Z");
        answer("completion-form", Map.of());
        passTo("2026-10-12T02:00:00Z");
        assertThatThrownBy(() -> tell("correct-go-live-date", Map.of("liveDate", "2026-10-08", "reason", "Later than signed.")))
            .hasMessageContaining("after the Completion form was signed");
        assertThatThrownBy(() -> tell("cancel-project", Map.of("reason", "Changed their mind.", "sure", true)))
            .hasMessageContaining("completed and accepted");
    }

    @Test
    @Tag("DEP-15") @Tag("DEP-23") @Tag("R3") @Tag("R7")
    void aDateAssessedOnDay30KeepsItsEffectiveDateAndLeavesTimeToAnswer() {
        prepare();
        passTo("2026-09-20T02:00:00Z");
        answer("go-live-form", unobtainable());
        answer("live-date-assessment", Map.of("liveDate", "2026-08-21"));
        answer("live-date-confirmation", Map.of());

        assertThat(end("go-live")).isEqualTo("end_liveDateAssessed");
        assertThat(goLives.current(customer.project()).orElseThrow().confirmedBy()).isEqualTo("engineer");
        assertThat(end("warranty")).as("day 21 is past").isEqualTo("end_warrantyOver");
        assertThat(sent("completion-form")).isNotEmpty();
        assertThat(date("deemed acceptance").effectiveDate()).isEqualTo(LocalDate.of(2026, 9, 11));
        assertThat(date("deemed acceptance").dueDate()).isEqualTo(LocalDate.of(2026, 9, 27));

        passTo("2026-09-27T15:00:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 9, 12));
        assertThat(days("completion-request")).containsExactly(LocalDate.of(2026, 9, 22), LocalDate.of(2026, 9, 24));
    }

    @Test
    @Tag("R3")
    void whoAssessedADateCannotConfirmIt() {
        prepare();
        passTo("2026-09-20T02:00:00Z");
        answer("go-live-form", unobtainable());
        answer("live-date-assessment", Map.of("liveDate", "2026-08-21"));
        var task = desk.task(customer.project(), "live-date-confirmation").orElseThrow();
        engine.getTaskService().setAssignee(task.getId(), "manager");
        engine.getIdentityService().setAuthentication("manager", List.of("project-managers"));
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("assessmentConfirmed", true)))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("somebody else");
        engine.getIdentityService().clearAuthentication();
        assertThat(desk.task(customer.project(), "live-date-confirmation")).isPresent();
    }

    @Test
    @Tag("R9")
    void aCorrectedDateMovesEveryClockAndIsToldToWhoeverHadTheOldOne() {
        takeLiveAt(LIVE);
        passTo("2026-10-03T02:00:00Z");
        tell("correct-go-live-date", Map.of("liveDate", "2026-09-22", "reason", "The switch was thrown three days earlier."));

        assertThat(date("deemed acceptance").dueDate()).isEqualTo(LocalDate.of(2026, 10, 13));
        assertThat(date("end of warranty").dueDate()).isEqualTo(LocalDate.of(2026, 10, 13));
        assertThat(goLives.of(customer.project())).extracting(fact -> fact.liveDate().toString()).containsExactly("2026-09-22", "2026-09-25");
        assertThat(goLives.of(customer.project()).get(1).supersededBecause()).contains("three days earlier");
        assertThat(goLives.of(customer.project()).get(0).recordedBy()).isEqualTo("manager");
        assertThat(sent("go-live-corrected")).extracting(SentNotice::recipientName)
            .containsExactlyInAnyOrder("Olivia Hart", "George Papas", "Mei Lin", "Ruth Evans", "Callum Reid");
        assertThat(sent("go-live-corrected").get(0).bodyText()).contains("25 September 2026", "22 September 2026", "13 October 2026");

        passTo("2026-10-13T13:01:00Z");
        assertThat(days("completion-request")).containsExactly(LocalDate.of(2026, 10, 6), LocalDate.of(2026, 10, 10));
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 14));
    }

    @Test
    @Tag("R9")
    void aDateCorrectedAfterSilenceWasTakenForAcceptanceMovesTheBillingToo() {
        takeLiveAt(LIVE);
        passTo("2026-10-20T02:00:00Z");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 17));

        tell("correct-go-live-date", Map.of("liveDate", "2026-09-27", "reason", "It was switched on two days later."));
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 19));
        assertThat(signOffs.last(customer.project(), "completion-form").orElseThrow().effectiveOn()).isEqualTo(LocalDate.of(2026, 10, 18));
        assertThat(date("end of warranty").dueDate()).isEqualTo(LocalDate.of(2026, 10, 18));
        assertThat(sent("go-live-corrected").get(0).bodyText()).contains("18 October 2026");
    }

    @Test
    @Tag("R9")
    void silenceIsNoAcceptanceAnyMoreWhereTheCorrectedDateLeavesTimeToAnswer() {
        takeLiveAt(LIVE);
        handOver();
        passTo("2026-10-20T02:00:00Z");
        tell("correct-go-live-date", Map.of("liveDate", "2026-10-10", "reason", "Only the test system was live before."));
        assertThat(project().state()).isEqualTo(Project.State.RUNNING);
        assertThat(project().billableFrom()).isNull();
        assertThat(desk.task(customer.project(), "completion-form")).as("the customer can answer again").isPresent();

        passTo("2026-10-31T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(end("implementation-project")).isEqualTo("end_projectCompleted");
    }

    @Test
    void aSignatureBeforeARollbackDoesNotBoundTheDateOfTheNextGoLive() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        answer("completion-form", Map.of());
        tell("roll-back-go-live", Map.of("reason", "The telephone line failed for a day."));
        passTo("2026-10-10T02:00:00Z");
        answerUntilAsked("go-live-form");
        answer("go-live-form", Map.of());
        passTo("2026-10-12T02:00:00Z");
        answer("activation", Map.of());

        tell("correct-go-live-date", Map.of("liveDate", "2026-10-11", "reason", "It was on a day earlier."));
        assertThat(goLives.current(customer.project()).orElseThrow().liveDate()).isEqualTo(LocalDate.of(2026, 10, 11));
    }

    @Test
    @Tag("R9")
    void openTasksExplainTheCorrectedDates() {
        takeLiveAt(LIVE);
        passTo("2026-10-03T02:00:00Z");
        assertThat(shownOnAnswerTask("dates")).contains("16 October 2026");
        assertThat(answerTask().getDueDate()).as("the end of 16 October in Sydney").isEqualTo("2026-10-16T13:00:00Z");
        tell("correct-go-live-date", Map.of("liveDate", "2026-09-22", "reason", "The switch was thrown three days earlier."));
        assertThat(shownOnAnswerTask("dates")).contains("13 October 2026").doesNotContain("16 October 2026");
        assertThat(shownOnAnswerTask("about")).contains("22 September 2026");
        assertThat(answerTask().getDueDate()).as("the end of 13 October in Sydney").isEqualTo("2026-10-13T13:00:00Z");
    }

    private String shownOnAnswerTask(String fact) {
        return (String) engine.getTaskService().getVariableLocal(answerTask().getId(), fact);
    }

    @Test
    @Tag("R10")
    void aRollbackVoidsTheClocksAndTheNextGoLiveStartsThemAgain() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        tell("roll-back-go-live", Map.of("reason", "The telephone line failed for a day."));
        assertThat(goLives.current(customer.project())).isEmpty();
        assertThat(contractDates.of(customer.project())).isEmpty();
        assertThat(sent("rolled-back")).isNotEmpty();

        passTo("2026-10-20T02:00:00Z");
        assertThat(project().state()).as("no clock runs").isEqualTo(Project.State.RUNNING);
        answerUntilAsked("go-live-form");
        answer("go-live-form", Map.of());
        answer("activation", Map.of());
        assertThat(date("end of warranty").dueDate()).isEqualTo(LocalDate.of(2026, 11, 10));
        passTo("2026-11-10T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 11, 11));
    }

    @Test
    @Tag("UPG-29")
    void aCancelledProjectEndsWithEverybodyTold() {
        prepare();
        tell("cancel-project", Map.of("reason", "The customer was taken over.", "sure", true));
        assertThat(end("implementation-project")).isEqualTo("subProcess_projectCancelled");
        assertThat(project().state()).isEqualTo(Project.State.CANCELLED);
        assertThat(desk.tasks(customer.project())).isEmpty();
        assertThat(sent("project-cancelled")).hasSize(5);
    }

    @Test
    @Tag("DEP-13") @Tag("DEP-14")
    void aSystemStaysOffUntilCommercialConditionsAreMetAndTheFormIsSigned() {
        customer = customer(false, "Milestone invoice 2 is paid.", List.of("Emergency routing record"));
        prepare();
        assertThat(sent("go-live-form")).isEmpty();
        answer("commercial-conditions", Map.of());
        assertThat(sent("go-live-form")).isNotEmpty();
        assertThat(desk.task(customer.project(), "activation")).isEmpty();
        answer("go-live-form", Map.of());
        assertThat(desk.task(customer.project(), "activation")).isPresent();
    }

    @Test
    void aLiveDateInTheFutureOrBeforeTheFormIsRefusedAndTheTaskStaysOpen() {
        prepare();
        answer("go-live-form", Map.of());
        assertThatThrownBy(() -> answer("activation", Map.of("liveDate", "2026-12-24"))).hasMessageContaining("future");
        assertThatThrownBy(() -> answer("activation", Map.of("liveDate", "2026-07-01"))).hasMessageContaining("before the form was issued");
        assertThat(desk.task(customer.project(), "activation")).isPresent();
        assertThat(goLives.of(customer.project())).isEmpty();
    }

    @Test
    @Tag("R13")
    void nobodyButASignerOrADelegateSigns() {
        prepare();
        assertThatThrownBy(() -> answer("go-live-form", Map.of("signedBy", "Olivia Hart"))).isInstanceOf(AnswerRefused.class);
        answer("go-live-form", Map.of("signedBy", "Mei Lin"));
        assertThat(signOffs.last(customer.project(), "go-live-form").orElseThrow().signer()).isEqualTo("Mei Lin");
    }

    @Test
    void aMessageToAProjectThatDoesNotWaitForItIsRefusedInPlainWords() {
        prepare();
        assertThatThrownBy(() -> tell("roll-back-go-live", Map.of("reason", "Nothing is live yet.")))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("Nothing was changed");
        assertThat(end("roll-back-go-live")).isNull();
        assertThatThrownBy(() -> desk.start("cancel-project", Map.of("projectNumber", "T-0", "reason", "Nobody knows it.", "sure", true)))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("There is no project “T-0”");
    }

    private Task answerTask() {
        return desk.task(customer.project(), "completion-form").orElseThrow();
    }
}
