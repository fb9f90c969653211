package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.handover.outbox.Dispatcher;
import org.handover.outbox.OpenEffects;
import org.handover.outbox.Outbox;
import org.handover.outbox.PassingTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

abstract class TicketsContract {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final Rating FREE = new Rating("free-warranty");
    private static final Rating BILLABLE = new Rating("billable-after-completion");

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Outbox outbox;
    @Autowired OpenEffects openEffects;
    @Autowired Dispatcher dispatcher;
    @Autowired Tickets tickets;
    @Autowired BuiltInDesk builtIn;
    @Autowired FailingDesk desk;
    @Autowired Opened opened;
    @Autowired PassingTime time;

    @BeforeEach
    void nothingYet() {
        for (String table : List.of("ticket_rating", "ticket_change", "ticket", "outbox", "outbox_occurrence", "built_in_comment", "built_in_desk")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("alter table built_in_desk alter column number restart with 1").update();
        desk.cutBefore = false;
        desk.cutAfter = false;
        opened.events.clear();
        time.beginsAnew("ticket");
    }

    @Test
    @Tag("DEP-21")
    void givesEachTicketItsNumberInTheOrderAskedAndTellsOnce() {
        open(order("P-1", "instance-1", "Queue is silent"), order("P-1", "instance-1", "Report is empty"));
        assertThat(tickets.of("P-1", Long.MAX_VALUE, 10)).extracting(Ticket::state).containsExactly("ordered", "ordered");

        dispatcher.dispatchDue();

        assertThat(tickets.of("P-1", Long.MAX_VALUE, 10)).extracting(Ticket::title, Ticket::reference, Ticket::state)
                .containsExactly(tuple("Report is empty", "H-2", "open"),
                        tuple("Queue is silent", "H-1", "open"));
        assertThat(opened.events).containsExactly(new TicketsOpened("P-1", "instance-1", "serviceTask_openTickets"));
    }

    @Test
    void keepsWhatWasAsked() {
        open(new TicketOrder("P-1", "instance-1", "serviceTask_openTickets", "defect", "Queue is silent", "Since Monday, in Kathmandu",
                DAY, "Åsa Ñandú", true, FREE));
        dispatcher.dispatchDue();

        Ticket ticket = only("P-1");

        Instant noon = Instant.parse("2026-10-16T12:00:00Z");
        assertThat(ticket).isEqualTo(new Ticket(ticket.id(), "P-1:serviceTask_openTickets:1", "H-1", "P-1", "instance-1",
                "serviceTask_openTickets", "defect", "Queue is silent", "Since Monday, in Kathmandu", DAY, "Åsa Ñandú", true, "open",
                FREE, noon, noon, "built-in", null, null, null, null, null));
        assertThat(tickets.find(ticket.id())).contains(ticket);
        assertThat(tickets.find(ticket.id() + 1)).isEmpty();
    }

    @Test
    @Tag("DEP-21")
    void tellsOnlyWhenTheLastOfThoseAskedForAtOnceHasItsNumber() {
        open(order("P-1", "instance-1", "first"), order("P-1", "instance-1", "second"));
        jdbc.sql("update outbox set next_attempt_at = null where effect_key like '%:2'").update();

        dispatcher.dispatchDue();
        assertThat(opened.events).isEmpty();

        jdbc.sql("update outbox set next_attempt_at = current_timestamp where effect_key like '%:2'").update();
        dispatcher.dispatchDue();
        assertThat(opened.events).hasSize(1);
    }

    @Test
    void tellsForEachTimeThatTheSameElementAsks() {
        open(order("P-1", "instance-1", "in the first round"));
        dispatcher.dispatchDue();
        open(order("P-1", "instance-1", "in the second round"));
        dispatcher.dispatchDue();

        assertThat(opened.events).hasSize(2);
    }

    @Test
    void oneOfTwoNumberedAtTheSameTimeIsTheLast() throws Exception {
        open(order("P-1", "instance-1", "first"), order("P-1", "instance-1", "second"));
        List<String> keys = tickets.of("P-1", Long.MAX_VALUE, 2).stream().map(Ticket::key).toList();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> second = transaction.execute(status -> {
                assertThat(tickets.numbered(keys.get(0), "H-1")).isFalse();
                Future<Boolean> atTheSameTime = other.submit(() -> transaction.execute(its -> tickets.numbered(keys.get(1), "H-2")));
                assertThatThrownBy(() -> atTheSameTime.get(300, TimeUnit.MILLISECONDS)).as("waits for the first")
                        .isInstanceOf(TimeoutException.class);
                return atTheSameTime;
            });
            assertThat(second.get()).isTrue();
        } finally {
            other.shutdown();
        }
    }

    @Test
    void adoptsTheTicketThatWasOpenedBeforeTheLineWasCut() {
        open(order("P-1", "instance-1", "Queue is silent"));
        desk.cutAfter = true;
        dispatcher.dispatchDue();
        assertThat(only("P-1").reference()).isNull();
        desk.cutAfter = false;

        timePasses();
        dispatcher.dispatchDue();

        assertThat(only("P-1").reference()).isEqualTo("H-1");
        assertThat(jdbc.sql("select count(*) from built_in_desk").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void opensTheTicketOnceTheDeskIsBack() {
        open(order("P-1", "instance-1", "Queue is silent"));
        desk.cutBefore = true;
        dispatcher.dispatchDue();
        timePasses();
        dispatcher.dispatchDue();
        assertThat(only("P-1").state()).isEqualTo("ordered");

        desk.cutBefore = false;
        timePasses();
        dispatcher.dispatchDue();

        assertThat(only("P-1").reference()).isEqualTo("H-1");
        assertThat(opened.events).hasSize(1);
    }

    @Test
    void theBuiltInDeskGivesTheSameKeyTheSameNumber() {
        open(order("P-1", "instance-1", "Queue is silent"));
        Ticket ticket = only("P-1");
        assertThat(builtIn.find(ticket.key())).isEmpty();

        String number = builtIn.create(ticket, "");

        assertThat(builtIn.create(ticket, "")).isEqualTo(number).isEqualTo("H-1");
        assertThat(builtIn.find(ticket.key())).extracting(DeskTicket::number).containsExactly("H-1");
    }

    @Test
    void doesNotAwaitWhatAPersonGaveUp() {
        open(order("P-1", "instance-1", "Queue is silent"), order("P-1", "instance-1", "Report is empty"));
        String given = tickets.of("P-1", Long.MAX_VALUE, 10).get(0).key();
        openEffects.giveUp(given, "ops", "It was asked for twice.");
        assertThat(opened.events).isEmpty();

        dispatcher.dispatchDue();

        assertThat(opened.events).hasSize(1);
        assertThat(tickets.of("P-1", Long.MAX_VALUE, 10)).extracting(Ticket::title, Ticket::reference, Ticket::state)
                .containsExactly(tuple("Report is empty", null, "given-up"), tuple("Queue is silent", "H-1", "open"));
    }

    @Test
    void leavesNothingWhenTheCallerRollsBack() {
        transaction.executeWithoutResult(status -> {
            tickets.open(List.of(order("P-1", "instance-1", "Queue is silent")));
            status.setRollbackOnly();
        });

        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(tickets.of(null, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void refusesAnOrderForWhichTheProcessWouldWaitInVain() {
        assertThatThrownBy(() -> open()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(order("P-1", "instance-1", "a"), order("P-1", "instance-2", "b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tickets.open(List.of(order("P-1", "instance-1", "outside a transaction"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void pagesNewestFirst() {
        IntStream.rangeClosed(1, 5).forEach(i -> open(order("P-1", "instance-1", "of P-1: " + i)));
        open(order("P-2", "instance-2", "of P-2"));

        List<Ticket> first = tickets.of("P-1", Long.MAX_VALUE, 3);
        List<Ticket> second = tickets.of("P-1", first.get(2).id(), 3);

        assertThat(first).extracting(Ticket::title).containsExactly("of P-1: 5", "of P-1: 4", "of P-1: 3");
        assertThat(second).extracting(Ticket::title).containsExactly("of P-1: 2", "of P-1: 1");
        assertThat(tickets.of(null, Long.MAX_VALUE, 2)).extracting(Ticket::title).containsExactly("of P-2", "of P-1: 5");
        assertThat(tickets.of("P-3", Long.MAX_VALUE, 2)).isEmpty();
    }

    @Test
    void findsThoseRaisedOnADayOrLater() {
        for (int day = 10; day <= 12; day++) {
            open(new TicketOrder("P-1", "instance-1", "task", "support", "raised on the " + day, null,
                    LocalDate.of(2026, 10, day), null, false, BILLABLE));
        }

        assertThat(tickets.raisedFrom("P-1", LocalDate.of(2026, 10, 11))).extracting(Ticket::title)
                .containsExactly("raised on the 11", "raised on the 12");
    }

    @Test
    @Tag("R12") @Tag("R16")
    void remembersEachRating() {
        open(order("P-1", "instance-1", "Queue is silent"));
        long id = only("P-1").id();

        transaction.executeWithoutResult(status -> tickets.rate(id, BILLABLE));
        tickets.rate(id, BILLABLE);

        assertThat(only("P-1").rating()).isEqualTo(BILLABLE);
        assertThat(jdbc.sql("select billable from ticket").query(Boolean.class).single()).isTrue();
        assertThat(tickets.ratings(id)).extracting(PastRating::rating).containsExactly(FREE, BILLABLE);
        assertThat(tickets.ratings(id)).allSatisfy(past -> assertThat(past.ratedAt()).isEqualTo("2026-10-16T12:00:00Z"));
    }

    @Test
    void saysThatThereIsNoTicketToRate() {
        assertThatThrownBy(() -> tickets.rate(4711, FREE)).isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no ticket 4711.");
    }

    private void open(TicketOrder... orders) {
        transaction.executeWithoutResult(status -> tickets.open(List.of(orders)));
    }

    private Ticket only(String project) {
        assertThat(tickets.of(project, Long.MAX_VALUE, 2)).hasSize(1);
        return tickets.of(project, Long.MAX_VALUE, 1).get(0);
    }

    private void timePasses() {
        time.passes();
    }

    private static TicketOrder order(String project, String instance, String title) {
        return new TicketOrder(project, instance, "serviceTask_openTickets", "outstanding-item", title, null, DAY, null, false, FREE);
    }
}
