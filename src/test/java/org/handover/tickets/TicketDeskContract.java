package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.handover.outbox.Dispatcher;
import org.handover.outbox.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for every ticket desk. */
@SpringJUnitConfig(DeskBeans.class)
abstract class TicketDeskContract {

    static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    static final Rating FREE = new Rating("free-warranty");
    static final Rating BILLABLE = new Rating("billable-after-completion");
    static final String ELEMENT = "serviceTask_openTickets";

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Outbox outbox;
    @Autowired Dispatcher dispatcher;
    @Autowired Tickets tickets;
    @Autowired TicketDesk desk;

    /** A project of its own for each test, since the desk keeps what earlier ones opened. */
    String project;

    @BeforeEach
    void nothingYet() {
        project = "P-" + UUID.randomUUID();
        restoredToBeforeTheTicket();
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

    /** As if every wait and every lease were over. */
    void timePasses() {
        jdbc.sql("update outbox set next_attempt_at = current_timestamp - interval '1' second where next_attempt_at is not null").update();
    }
}
