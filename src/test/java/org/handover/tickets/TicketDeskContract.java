package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.handover.outbox.Dispatcher;
import org.handover.outbox.Effect;
import org.handover.outbox.Lease;
import org.handover.outbox.OnH2;
import org.handover.outbox.Outbox;
import org.handover.outbox.Outcome;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.PassingTime;
import org.handover.tickets.Capabilities.Ability;
import org.handover.tickets.TicketChange.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for every ticket desk. */
@SpringJUnitConfig({DeskBeans.class, OnH2.class})
abstract class TicketDeskContract {

    static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    static final Rating FREE = new Rating("free-warranty");
    static final Rating BILLABLE = new Rating("billable-after-completion");
    static final String ELEMENT = "serviceTask_openTickets";

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Outbox outbox;
    @Autowired PassingTime time;
    @Autowired Dispatcher dispatcher;
    @Autowired Tickets tickets;
    @Autowired TicketDesk desk;
    @Autowired TicketEffect ticketEffect;
    @Autowired TicketChangeEffect changeEffect;
    @Autowired TicketChanges changes;
    @Autowired DeskNews news;
    @Autowired Closed closed;

    /** A project of its own for each test, since the desk keeps what earlier ones opened. */
    String project;

    @BeforeEach
    void nothingYet() {
        project = "P-" + UUID.randomUUID();
        time.beginsAnew(Tickets.KIND);
        time.beginsAnew(TicketChanges.KIND);
        restoredToBeforeTheTicket();
        jdbc.sql("delete from ticket_desk_cursor").update();
        closed.events.clear();
    }

    @Test
    void opensATicketThatIsFoundByItsKey() {
        Ticket opened = opened("Queue is silent", "Since Monday");

        assertThat(desk.find(opened.key())).singleElement().satisfies(there -> {
            assertThat(there.number()).isEqualTo(opened.reference());
            assertThat(there.key()).isEqualTo(opened.key());
            assertThat(there.title()).isEqualTo("Queue is silent");
            assertThat(there.open()).isTrue();
            assertThat(there.billable()).isFalse();
            assertThat(there.closedAt()).isNull();
            assertThat(there.mergedInto()).isNull();
        });
        assertThat(desk.find(opened.key() + "0")).isEmpty();
        assertThat(desk.find(opened.key().substring(0, opened.key().length() - 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Für Åsa Ñandú: „Größe“ ✓ 日本 𝄞", "It's \"quoted\" \\ and \\' 100% {done} [1] #2 $x ${y} #{z}",
        "<b onmouseover=alert(1)>bold</b> &amp; <script>x</script>", "h1. heading !http://127.0.0.1/x.png! {{macro}}",
        "one\r\nBcc: somebody@example.org\r\n\r\ntwo", "nul\0 bell\7 escape\33[31m"})
    void takesWhateverCustomersWriteAsText(String text) {
        Ticket opened = opened(text, text + "\n" + text);

        DeskTicket there = desk.find(opened.key()).get(0);
        assertThat(DeskText.oneLine(there.title())).isEqualTo(DeskText.oneLine(text));
        assertThat(descriptionAtDesk(opened.reference())).contains(DeskText.lines(text) + "\n" + DeskText.lines(text));
        assertThat(state(opened)).isEqualTo("done");
    }

    @Test
    void takesTheLongestTitleAndDescription() {
        String title = "Ünïcödé ".repeat(37).strip();
        String description = "Zeile ä\n".repeat(499).strip();

        Ticket opened = opened(title, description);

        assertThat(descriptionAtDesk(opened.reference())).contains(title).contains(description);
        assertThat(desk.find(opened.key()).get(0).title()).isEqualTo(desk.titleOf(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"' OR '1'='1", "x') OR (1=1", "\\", "\\' OR id > 0 OR '", "%", "*", "~x", "><!*", "=x|y", "a&status_id=1", "ä/ö?#x", "\"x\""})
    void findsNothingElseByAKeyThatSaysMoreThanAKey(String odd) {
        opened("Something else", null);
        project = project.substring(0, 20) + odd;
        restoredToBeforeTheTicket();

        assertThat(desk.find(project + ":" + ELEMENT + ":1")).isEmpty();
        Ticket opened = opened("Odd project number", null);

        assertThat(desk.find(opened.key())).extracting(DeskTicket::number).containsExactly(opened.reference());
    }

    @Test
    void adoptsWhatWasOpenedBeforeTheDatabaseWasRestored() {
        Ticket before = opened("Queue is silent", "Since Monday");
        restoredToBeforeTheTicket();

        Ticket after = opened("Queue is silent", "Since Monday");

        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.reference()).isEqualTo(before.reference());
        assertThat(desk.find(before.key())).hasSize(1);
    }

    @Test
    void leavesItToAPersonWhenTheKeyNowMeansSomethingElse() {
        Ticket before = opened("Queue is silent", "Since Monday");
        restoredToBeforeTheTicket();

        ordered("Report is empty", null);
        dispatcher.dispatchDue();

        assertThat(outbox.stuck()).singleElement().satisfies(stuck -> assertThat(stuck.reason())
                .contains(before.reference()).contains("“Queue is silent”").contains("“Report is empty”"));
        assertThat(desk.find(before.key())).hasSize(1);

        desk.writeKey(before.reference(), noKey(before));
        outbox.retry(before.key());
        dispatcher.dispatchDue();

        assertThat(only().reference()).isNotNull().isNotEqualTo(before.reference());
    }

    @Test
    void saysWhetherItIsBillableWhenItIsRatedAgain() {
        Ticket ticket = opened("Queue is silent", null);

        tickets.rate(ticket.id(), BILLABLE);
        dispatchEverything();

        assertThat(desk.read(ticket.reference()).orElseThrow().billable()).isTrue();
        assertThat(commentsAtDesk(ticket.reference())).singleElement().asString()
                .contains("It is billable now: Because of billable-after-completion.");
        assertThat(changes.of(ticket.id())).singleElement().satisfies(change -> assertThat(change.doneAt()).isNotNull());
    }

    @Test
    void commentsAndClosesInTheOrderAsked() {
        Ticket ticket = opened("Queue is silent", null);

        ask(ticket, Kind.COMMENT, "Restarted it <b>twice</b> – “läuft”\nSee you");
        ask(ticket, Kind.CLOSE, "Works again");
        dispatchEverything();

        assertThat(desk.read(ticket.reference()).orElseThrow().open()).isFalse();
        assertThat(commentsAtDesk(ticket.reference())).satisfiesExactly(
                first -> assertThat(first).contains("Restarted it <b>twice</b> – “läuft”\nSee you\n\npeggy by Handover"),
                second -> assertThat(second).contains("Closed. Works again"));
        assertThat(only().state()).as("until the desk is asked").isEqualTo("open");
        news.lookAtDue();
        assertThat(only().state()).isEqualTo("closed");
        assertThat(closed.events).singleElement().satisfies(event -> assertThat(event.reference()).isEqualTo(ticket.reference()));
    }

    @Test
    void doesNothingTwiceWhenAChangeIsRepeated() {
        Ticket ticket = opened("Queue is silent", null);
        ask(ticket, Kind.CLOSE, "Works again");
        String key = changes.of(ticket.id()).get(0).effectKey();

        for (int time = 1; time <= 3; time++) {
            assertThat(changeEffect.carryOut(effect(key, TicketChanges.KIND), Lease.lasting(Duration.ofHours(1)))).isInstanceOf(Done.class);
        }

        assertThat(commentsAtDesk(ticket.reference())).hasSize(1);
    }

    @Test
    void aChangeWaitsUntilTheTicketIsOpen() {
        ordered("Queue is silent", null);
        ask(only(), Kind.COMMENT, "Customer called again");
        assertThat(changes.of(only().id())).singleElement().satisfies(change -> assertThat(change.effectKey()).isNull());

        dispatchEverything();

        assertThat(commentsAtDesk(only().reference())).hasSize(1);
    }

    @Test
    void seesWhatSupportDoes() {
        Ticket ticket = opened("Queue is silent", null);
        news.fetchChanged();
        assertThat(closed.events).isEmpty();

        levelAtDesk(ticket.reference(), "2");
        closeAtDesk(ticket.reference());
        news.fetchChanged();
        news.fetchChanged();

        assertThat(only().state()).isEqualTo("closed");
        assertThat(only().closedAt()).isNotNull();
        assertThat(closed.events).singleElement().satisfies(event -> {
            assertThat(event.reference()).isEqualTo(ticket.reference());
            assertThat(event.project()).isEqualTo(project);
        });
        if (desk.capabilities().abilities().contains(Ability.TELL_LEVEL)) {
            assertThat(only().level()).isEqualTo("2");
        }

        reopenAtDesk(ticket.reference());
        news.fetchChanged();

        assertThat(only().state()).isEqualTo("open");
        assertThat(only().closedAt()).isNull();
    }

    @Test
    void readsATicketThatTheDeskSaysHasChanged() {
        Ticket ticket = opened("Queue is silent", null);
        closeAtDesk(ticket.reference());

        news.changed(ticket.reference());
        news.lookAtDue();
        assertThat(only().state()).as("not while whoever changed it may be at it").isEqualTo("open");
        jdbc.sql("update ticket set look_at = current_timestamp").update();
        news.lookAtDue();

        assertThat(only().state()).isEqualTo("closed");
    }

    @Test
    void saysThatATicketWasDeleted() {
        Ticket ticket = opened("Queue is silent", null);
        deleteAtDesk(ticket.reference());

        jdbc.sql("update ticket set look_at = current_timestamp").update();
        news.lookAtDue();
        assertThat(only().state()).isEqualTo("gone");

        ask(only(), Kind.COMMENT, "Are you there?");
        dispatchEverything();
        assertThat(outbox.stuck()).singleElement().satisfies(stuck -> assertThat(stuck.reason()).contains("deleted"));
    }

    @Test
    void goesOnWithTheOldestOfTwoWithOneKey() {
        ordered("Queue is silent", null);
        TicketDesk loose = deskThatTakesAKeyTwice();
        String first = loose.create(only(), "first");
        String second = loose.create(only(), "second");

        Outcome outcome = new TicketEffect(tickets, loose, new DeskCheck(loose), outbox, event -> { })
                .carryOut(effect(only().key(), Tickets.KIND), Lease.lasting(Duration.ofHours(1)));

        assertThat(outcome).isEqualTo(new Done(first));
        assertDuplicateIsSettled(loose, first, second);
    }

    void assertDuplicateIsSettled(TicketDesk loose, String first, String second) {
        assertThat(loose.read(second).orElseThrow().open()).isFalse();
        assertThat(loose.find(only().key())).extracting(DeskTicket::number).containsExactly(first);
    }

    @Test
    void leavesACopyThatSomebodyMadeToAPerson() {
        ordered("Queue is silent", null);
        TicketDesk loose = deskThatTakesAKeyTwice();
        String first = loose.create(only(), "first");
        String copy = loose.create(only(), "second");
        levelAtDesk(copy, "3");
        closeAtDesk(copy);

        Outcome outcome = new TicketEffect(tickets, loose, new DeskCheck(loose), outbox, event -> { })
                .carryOut(effect(only().key(), Tickets.KIND), Lease.lasting(Duration.ofHours(1)));

        assertThat(outcome).isEqualTo(new Done(first));
        assertThat(only().trouble()).contains(first).contains(copy);
        assertThat(loose.find(only().key())).hasSize(2);
    }

    /** The desk itself, unless it sees to it that a key is there only once. */
    TicketDesk deskThatTakesAKeyTwice() {
        return desk;
    }

    /** What support does and sees. */
    abstract void closeAtDesk(String number);

    abstract void reopenAtDesk(String number);

    abstract void levelAtDesk(String number, String level);

    abstract void deleteAtDesk(String number);

    /** The comments, the first one first, with line breaks as written. */
    abstract List<String> commentsAtDesk(String number);

    /** An empty key, or one that nobody looks for where a desk insists on one. */
    String noKey(Ticket ticket) {
        return "";
    }

    /** The description as somebody of support reads it. */
    abstract String descriptionAtDesk(String number);

    Ticket opened(String title, String description) {
        ordered(title, description);
        dispatcher.dispatchDue();
        Ticket ticket = only();
        assertThat(ticket.reference()).as(() -> outbox.stuck().toString() + jdbc.sql("select last_error from outbox").query(String.class).list())
                .isNotNull();
        return ticket;
    }

    void ordered(String title, String description) {
        transaction.executeWithoutResult(status -> tickets.open(List.of(new TicketOrder(project, "instance-1", ELEMENT, "outstanding-item",
                title, description, DAY, "Åsa Ñandú", false, FREE))));
    }

    Ticket only() {
        assertThat(tickets.of(project, Long.MAX_VALUE, 2)).hasSize(1);
        return tickets.of(project, Long.MAX_VALUE, 1).get(0);
    }

    String state(Ticket ticket) {
        return outbox.state(ticket.key());
    }

    /** As after a backup that knows nothing of the project's tickets. */
    void restoredToBeforeTheTicket() {
        jdbc.sql("delete from ticket_rating").update();
        jdbc.sql("delete from ticket_change").update();
        jdbc.sql("delete from ticket").update();
        jdbc.sql("delete from outbox").update();
        jdbc.sql("delete from outbox_occurrence").update();
    }

    void ask(Ticket ticket, Kind kind, String comment) {
        transaction.executeWithoutResult(status -> changes.ask(ticket.id(), kind, comment, "peggy"));
    }

    /** One done makes the next due. */
    void dispatchEverything() {
        while (dispatcher.dispatchDue() > 0) {
            // until nothing is left
        }
    }

    Effect effect(String key, String kind) {
        return new Effect(key, kind, project, "instance-1", ELEMENT, 1);
    }

    /** As if every wait and every lease were over. */
    void timePasses() {
        jdbc.sql("update outbox set next_attempt_at = current_timestamp - interval '1' second where next_attempt_at is not null").update();
    }
}
