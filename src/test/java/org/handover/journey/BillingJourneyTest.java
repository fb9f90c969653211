package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.handover.tickets.Rating;
import org.handover.tickets.Ticket;
import org.handover.tickets.TicketOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which tickets are free and which are billable, also where that is decided late. */
class BillingJourneyTest extends JourneyTest {

    @Autowired private TransactionTemplate transaction;

    @Test
    @Tag("DEP-16") @Tag("DEP-17") @Tag("R4")
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
    @Tag("R10") @Tag("DEP-25")
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
    @Tag("R12") @Tag("R7") @Tag("DEP-25") @Tag("DEP-26")
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
}
