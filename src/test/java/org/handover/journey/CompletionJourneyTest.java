package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.handover.lifecycle.AnswerRefused;
import org.handover.notices.SentNotice;
import org.handover.projects.Project;
import org.handover.setup.demo.Customer;
import org.handover.signoffs.SignOff;
import org.handover.tickets.Rating;
import org.handover.tickets.Ticket;
import org.handover.tickets.TicketOrder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A deployment from the order to each of its ends, with the dates that the contract gives. */
class CompletionJourneyTest extends JourneyTest {

    /** 25 September 2026, 17:00 in Sydney; the sample answer says that the site was activated an hour before. */
    private static final String LIVE = "2026-09-25T07:00:00Z";

    private static final Map<String, Object> DEFECT = Map.of("title", "No sound on line 3", "description", "Callers hear nothing.");

    @Autowired private TransactionTemplate transaction;

    @Test
    void silenceIsAcceptanceAtTheEndOfDay21() {
        takeLiveAt(LIVE);
        assertThat(date("end of warranty").dueDate()).isEqualTo(LocalDate.of(2026, 10, 16));

        passTo("2026-10-01T22:59:00Z");
        assertThat(sent("completion-form")).isEmpty();
        passTo("2026-10-01T23:30:00Z");
        assertThat(sent("completion-form")).extracting(SentNotice::recipientName).containsExactly("George Papas", "Mei Lin");
        assertThat(sent("completion-form").get(0).bodyText()).contains(customer.project(), "16 October 2026");

        passTo("2026-10-16T12:59:00Z");
        assertThat(days("completion-request")).containsExactly(LocalDate.of(2026, 10, 9), LocalDate.of(2026, 10, 13));
        assertThat(days("completion-sponsor-request")).containsExactly(LocalDate.of(2026, 10, 14));
        assertThat(project().state()).isEqualTo(Project.State.RUNNING);

        passTo("2026-10-16T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 17));
        SignOff deemed = signOffs.last(customer.project(), "completion-form").orElseThrow();
        assertThat(deemed.decision()).isEqualTo("deemed");
        assertThat(deemed.effectiveOn()).isEqualTo(LocalDate.of(2026, 10, 16));
        assertThat(deemed.shown()).contains("Request of 2026-10-09", "Request of 2026-10-13");
        assertThat(deemed.dates()).contains("21 days");
        assertThat(sent("completion-deemed").get(0).bodyText()).contains("16 October 2026", "9 October 2026", "13 October 2026",
            "17 October 2026");

        passTo("2026-10-30T12:59:00Z");
        assertThat(end("implementation-project")).as("14 days to contest").isNull();
        passTo("2026-10-30T13:01:00Z");
        assertThat(end("implementation-project")).isEqualTo("end_projectCompleted");
    }

    @Test
    void aSignatureBeforeTheTermEndsCountsFromItsOwnDay() {
        takeLiveAt(LIVE);
        passTo("2026-09-28T02:00:00Z");
        tell("raise-warranty-item", item("2026-09-28"));
        answer("warranty-decision", Map.of());
        passTo("2026-10-05T02:00:00Z");
        answer("completion-form", Map.of());

        assertThat(end("completion")).isEqualTo("end_signed");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(sent("completion-request")).isEmpty();
        assertThat(end("implementation-project")).as("the warranty still runs").isNull();

        tell("raise-warranty-item", item("2026-10-05"));
        answer("warranty-decision", Map.of());
        assertThat(tickets.of(customer.project(), Long.MAX_VALUE, 10)).as("accepted items raised by day 21 stay free")
            .extracting(ticket -> ticket.rating().billable()).containsExactly(false, false);

        passTo("2026-10-30T13:01:00Z");
        assertThat(end("implementation-project")).isEqualTo("end_projectCompleted");
    }

    @Test
    void anItemRaisedOnTheLastDayAndEnteredLaterIsStillFree() {
        takeLiveAt(LIVE);
        passTo("2026-10-19T02:00:00Z");
        assertThat(end("warranty")).isEqualTo("end_warrantyOver");
        tell("raise-warranty-item", item("2026-10-16"));
        answer("warranty-decision", Map.of());
        assertThat(tickets.of(customer.project(), Long.MAX_VALUE, 10)).singleElement()
            .satisfies(ticket -> assertThat(ticket.rating().billable()).isFalse());
        assertThatThrownBy(() -> tell("raise-warranty-item", item("2026-10-17"))).hasMessageContaining("The warranty ended on 2026-10-16");
    }

    @Test
    void eachOutstandingItemGetsAFreeTicketBeforeTheProjectIsComplete() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        answer("completion-form", Map.of("itemsOutstanding", true, "outstandingItems", List.of(
            Map.of("title", "Second dashboard", "description", "Account missing"),
            Map.of("title", "Hold music", "description", "Recording is late"))));

        assertThat(end("completion")).isEqualTo("end_signedWithOutstandingItems");
        List<Ticket> opened = tickets.of(customer.project(), Long.MAX_VALUE, 10);
        assertThat(opened).extracting(Ticket::title).containsExactlyInAnyOrder("Second dashboard", "Hold music");
        assertThat(opened).allSatisfy(ticket -> {
            assertThat(ticket.reference()).isNotNull();
            assertThat(ticket.rating().billable()).isFalse();
        });
        assertThat(sent("completion-signed").get(0).bodyText()).contains(opened.get(0).reference(), opened.get(1).reference());
    }

    @Test
    void aRefusalWithADefectStopsTheClockUntilTheFormIsIssuedAgain() {
        takeLiveAt(LIVE);
        passTo("2026-10-15T02:00:00Z");
        answer("completion-form", Map.of("completionAnswer", "refused", "defects", List.of(DEFECT)));
        assertThat(tickets.of(customer.project(), Long.MAX_VALUE, 10)).singleElement()
            .satisfies(ticket -> assertThat(ticket.rating().billable()).isFalse());

        passTo("2026-10-20T02:00:00Z");
        assertThat(project().state()).as("no deeming while a defect is open").isEqualTo(Project.State.RUNNING);
        answer("defects-fixed", Map.of());
        assertThat(date("deemed acceptance").dueDate()).as("14 days to answer again").isEqualTo(LocalDate.of(2026, 11, 3));
        passTo("2026-10-22T02:00:00Z");
        answer("completion-form", Map.of());

        assertThat(end("completion")).isEqualTo("end_signed");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 10, 22));
    }

    @Test
    void theThirdRefusalBringsInTheSponsorsOfBothSides() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        for (int round = 1; round <= 3; round++) {
            assertThat(sent("completion-rounds")).isEmpty();
            answer("completion-form", Map.of("completionAnswer", "refused", "defects", List.of(DEFECT)));
            if (round < 3) {
                answer("defects-fixed", Map.of());
            }
        }
        assertThat(sent("completion-rounds")).extracting(SentNotice::recipientName).containsExactly("Ruth Evans", "Miriam Okafor");
        answer("sponsors-agreement", Map.of());
        answer("defects-fixed", Map.of());
        answer("completion-form", Map.of());
        assertThat(end("completion")).isEqualTo("end_signed");
    }

    @Test
    void aBareNoIsExplainedAndTheClockRunsOn() {
        takeLiveAt(LIVE);
        passTo("2026-10-15T02:00:00Z");
        answer("completion-form", Map.of("completionAnswer", "no"));
        assertThat(sent("completion-bare-no")).isNotEmpty();
        int requests = sent("completion-request").size();

        passTo("2026-10-16T13:01:00Z");
        assertThat(sent("completion-request")).as("no request goes out twice").hasSize(requests);
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
    }

    @Test
    void aRequestThatCameBackIsNoRequestUntilItIsSentToAnAddressThatWorks() {
        takeLiveAt(LIVE);
        passTo("2026-10-09T02:00:00Z");
        sent("completion-request").forEach(request -> notices.cameBack(request.id(), "550 no such user"));
        time.advanceTo(clock.instant());
        answerAddress("George Papas", "g.papas@harbour.example");
        assertThat(sent("completion-request")).extracting(SentNotice::recipientEmail).contains("g.papas@harbour.example");

        passTo("2026-10-16T13:01:00Z");
        assertThat(end("completion")).as("two requests reached the customer after all").isEqualTo("end_deemedAccepted");
    }

    @Test
    void nothingIsDeemedBeforeTwoRequestsReachedTheCustomer() {
        takeLiveAt(LIVE);
        passTo("2026-10-14T02:00:00Z");
        sent("completion-request").forEach(request -> notices.cameBack(request.id(), "550 no such user"));
        passTo("2026-10-17T02:00:00Z");
        assertThat(end("completion")).isNull();

        answerAddress("George Papas", "g.papas@harbour.example");
        assertThat(date("deemed acceptance").dueDate()).as("at least 7 days from the new issue").isEqualTo(LocalDate.of(2026, 10, 24));
        passTo("2026-10-24T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).as("the effective date stays").isEqualTo(LocalDate.of(2026, 10, 17));
        assertThat(project().billingDecidedOn()).isEqualTo(LocalDate.of(2026, 10, 25));
    }

    @Test
    void requestsThatWentOutAfterTheDeadlineAreNoneAndTheFormIsIssuedAgain() {
        takeLiveAt(LIVE);
        passTo("2026-10-08T02:00:00Z");
        time.startAt(Instant.parse("2026-10-20T02:00:00Z"));
        time.advanceTo(clock.instant());

        assertThat(end("completion")).as("the program stood still; nobody was asked in time").isNull();
        assertThat(desk.task(customer.project(), "new-address")).isEmpty();
        assertThat(date("deemed acceptance").dueDate()).isEqualTo(LocalDate.of(2026, 10, 27));
        passTo("2026-10-27T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).as("the effective date stays").isEqualTo(LocalDate.of(2026, 10, 17));
    }

    @Test
    void aFormSentAgainToOneSignerLeavesTheRequestsThatReachedTheOther() {
        takeLiveAt(LIVE);
        passTo("2026-10-15T02:00:00Z");
        notices.cameBack(sent("completion-form").stream().filter(form -> form.recipientName().equals("Mei Lin")).findFirst().orElseThrow().id(),
            "550 no such user");
        time.advanceTo(clock.instant());
        answerAddress("Mei Lin", "m.lin@harbour.example");
        passTo("2026-10-16T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
    }

    @Test
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
    void theProjectLeadCanBeTheSuperuserAndStaysTheLead() {
        customer = new Customer(customer.project(), customer.name(), "AU", "en", customer.zone(), customer.mailDomain(), "standard",
            customer.modules(), false, null, List.of(), "Olivia Hart", "George Papas", "Mei Lin", "Ruth Evans", "Olivia Hart");
        prepare();
        assertThat(sent("customer-tests")).extracting(SentNotice::recipientName).containsExactly("Olivia Hart");
        assertThat(sent("superuser-training")).extracting(SentNotice::recipientName).containsExactly("Olivia Hart");
    }

    @Test
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
    void silenceIsNoAcceptanceAnyMoreWhereTheCorrectedDateLeavesTimeToAnswer() {
        takeLiveAt(LIVE);
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
    void afterARollbackTicketsAreFreeAgain() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        answer("completion-form", Map.of());
        transaction.executeWithoutResult(status -> tickets.open(List.of(new TicketOrder(customer.project(), "-", "test", "support",
            "How do I export?", null, LocalDate.of(2026, 10, 5), null, false, new Rating("billable-support")))));
        tell("roll-back-go-live", Map.of("reason", "The telephone line failed for a day."));
        assertThat(tickets.of(customer.project(), Long.MAX_VALUE, 10)).singleElement()
            .satisfies(ticket -> assertThat(ticket.rating().billable()).isFalse());
    }

    @Test
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

    private Task answerTask() {
        return desk.task(customer.project(), "completion-form").orElseThrow();
    }

    private String shownOnAnswerTask(String fact) {
        return (String) engine.getTaskService().getVariableLocal(answerTask().getId(), fact);
    }

    @Test
    void aRollbackVoidsTheClocksAndTheNextGoLiveStartsThemAgain() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        tell("roll-back-go-live", Map.of("reason", "The telephone line failed for a day."));
        assertThat(goLives.current(customer.project())).isEmpty();
        assertThat(contractDates.of(customer.project())).isEmpty();
        assertThat(sent("rolled-back")).isNotEmpty();

        passTo("2026-10-20T02:00:00Z");
        assertThat(project().state()).as("no clock runs").isEqualTo(Project.State.RUNNING);
        answer("go-live-form", Map.of());
        answer("activation", Map.of());
        assertThat(date("end of warranty").dueDate()).isEqualTo(LocalDate.of(2026, 11, 10));
        passTo("2026-11-10T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
        assertThat(project().billableFrom()).isEqualTo(LocalDate.of(2026, 11, 11));
    }

    @Test
    void aCancelledProjectEndsWithEverybodyTold() {
        prepare();
        tell("cancel-project", Map.of("reason", "The customer was taken over.", "sure", true));
        assertThat(end("implementation-project")).isEqualTo("subProcess_projectCancelled");
        assertThat(project().state()).isEqualTo(Project.State.CANCELLED);
        assertThat(desk.tasks(customer.project())).isEmpty();
        assertThat(sent("project-cancelled")).hasSize(5);
    }

    @Test
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

    @Test
    void ticketsRaisedSinceTheEffectiveDateAreRatedAgainWhenItIsDecided() {
        prepare();
        passTo("2026-09-20T02:00:00Z");
        answer("go-live-form", unobtainable());
        answer("live-date-assessment", Map.of("liveDate", "2026-08-21"));
        answer("live-date-confirmation", Map.of());
        openSupportTicket("How do I export a report?", false);
        openSupportTicket("Report export fails", true);

        passTo("2026-09-27T15:00:00Z");
        assertThat(tickets.of(customer.project(), Long.MAX_VALUE, 10)).extracting(Ticket::title, ticket -> ticket.rating().reason())
            .containsExactlyInAnyOrder(tuple("How do I export a report?", "billable-support"), tuple("Report export fails", "free-irs"));
        assertThat(sent("completion-deemed").get(0).bodyText()).contains("How do I export a report?");
    }

    private void openSupportTicket(String title, boolean irsIssue) {
        transaction.executeWithoutResult(status -> tickets.open(List.of(new TicketOrder(customer.project(), "-", "test", "support",
            title, null, LocalDate.of(2026, 9, 20), "Olivia Hart", irsIssue, new Rating("free-deployment")))));
        time.advanceTo(clock.instant());
    }

    private static Map<String, Object> item(String raisedOn) {
        return Map.of("title", "Greeting is cut off", "description", "The last word is missing.", "raisedBy", "Olivia Hart",
            "raisedOn", raisedOn, "irsIssue", false);
    }

    private static Map<String, Object> unobtainable() {
        Map<String, Object> answer = new HashMap<>(Map.of("goLiveAnswer", "unobtainable", "reason", "Nobody answers."));
        answer.put("signedBy", null);
        answer.put("signedOn", null);
        answer.put("returnedBy", null);
        return answer;
    }

    private void answerAddress(String contact, String email) {
        answer("new-address", Map.of("contact", contact, "newEmail", email));
    }

    /** The days in Sydney on which a notice went out. */
    private List<LocalDate> days(String notice) {
        return sent(notice).stream().map(sent -> LocalDate.ofInstant(sent.composedAt(), project().zone())).distinct().toList();
    }
}
