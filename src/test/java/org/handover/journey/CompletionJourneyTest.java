package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.handover.notices.SentNotice;
import org.handover.projects.Project;
import org.handover.signoffs.SignOff;
import org.handover.tickets.Ticket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a project is completed: signed, refused, or by silence, with the dates that the contract gives. */
class CompletionJourneyTest extends JourneyTest {

    private static final Map<String, Object> DEFECT = Map.of("title", "No sound on line 3", "description", "Callers hear nothing.");

    @Test
    @Tag("DEP-17") @Tag("DEP-18") @Tag("DEP-23") @Tag("DEP-24") @Tag("DEP-25") @Tag("R1") @Tag("R2") @Tag("R6") @Tag("R15") @Tag("R16")
    void silenceIsAcceptanceAtTheEndOfDay21() {
        takeLiveAt(LIVE);
        handOver();
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
    @Tag("DEP-19") @Tag("DEP-25") @Tag("R4")
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

        handOver();
        passTo("2026-10-30T13:01:00Z");
        assertThat(end("implementation-project")).isEqualTo("end_projectCompleted");
    }

    @Test
    @Tag("DEP-21") @Tag("R5")
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
    @Tag("R8")
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
    @Tag("R8")
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
    @Tag("R8")
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
    @Tag("R6")
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
    @Tag("R6") @Tag("R7")
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
    void aFormThatCameBackIsNotSentAgainOnceItIsIssuedAnew() {
        takeLiveAt(LIVE);
        passTo("2026-10-14T02:00:00Z");
        sent("completion-form").forEach(form -> notices.cameBack(form.id(), "550 no such user"));
        sent("completion-request").forEach(request -> notices.cameBack(request.id(), "550 no such user"));
        passTo("2026-10-17T02:00:00Z");
        answerAddress("George Papas", "g.papas@harbour.example");
        int issued = sent("completion-form").size();

        tell("change-contact-address", Map.of("contact", "Mei Lin", "newEmail", "m.lin@harbour.example"));
        assertThat(sent("completion-form")).as("the old one names a day that is past").hasSize(issued);
    }

    @Test
    @Tag("R6") @Tag("R7")
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
    @Tag("R6")
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

    private void answerAddress(String contact, String email) {
        answer("new-address", Map.of("contact", contact, "newEmail", email));
    }
}
