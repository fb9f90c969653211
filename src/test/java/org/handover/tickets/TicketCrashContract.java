package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.handover.outbox.Crashes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever step a ticket or its change is killed at, the desk has it once. Each statement of the built-in desk is such a step. */
abstract class TicketCrashContract {

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Tickets tickets;
    @Autowired TicketChanges changes;
    @Autowired Crashes crashes;

    @Test
    void opensCommentsAndClosesOnceWhereverTheProgramIsKilled() {
        int steps = crashes.atEachStep(() -> {
            nothing();
            order();
            transaction.executeWithoutResult(status -> {
                tickets.rate(only().id(), new Rating("billable-after-completion"));
                changes.ask(only().id(), TicketChange.Kind.CLOSE, "Works again", "peggy");
            });
        }, () -> {
            assertThat(jdbc.sql("select state from outbox").query(String.class).list()).containsExactly("done", "done", "done");
            assertThat(count("built_in_desk where closed_at is not null and billable")).isEqualTo(1);
            assertThat(count("built_in_desk")).isEqualTo(1);
            assertThat(count("built_in_comment")).isEqualTo(2);
            assertThat(only().reference()).isEqualTo("H-" + jdbc.sql("select number from built_in_desk").query(Long.class).single());
            assertThat(changes.of(only().id())).allSatisfy(change -> assertThat(change.doneAt()).isNotNull());
        });

        assertThat(steps).as("statements, commits and calls").isGreaterThan(60);
    }

    private void nothing() {
        for (String table : List.of("ticket_rating", "ticket_change", "ticket", "outbox", "outbox_occurrence", "built_in_comment",
                "built_in_desk")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private void order() {
        transaction.executeWithoutResult(status -> tickets.open(List.of(new TicketOrder("P-1", "instance-1", "serviceTask_openTickets",
                "outstanding-item", "Queue is silent", null, LocalDate.of(2026, 10, 12), null, false, new Rating("free-warranty")))));
    }

    private Ticket only() {
        return tickets.of("P-1", Long.MAX_VALUE, 1).get(0);
    }

    private int count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Integer.class).single();
    }
}
