package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The desk in Handover's own database. */
class BuiltInDeskTest extends TicketDeskContract {

    @Override
    String descriptionAtDesk(String number) {
        Ticket ticket = only();
        assertThat(ticket.reference()).isEqualTo(number);
        return ticket.title() + "\n" + DeskText.lines(String.valueOf(ticket.description()));
    }

    @Override
    List<String> commentsAtDesk(String number) {
        return jdbc.sql("select text from built_in_comment where number = :number order by id")
                .param("number", Long.parseLong(number.substring(2))).query(String.class).list();
    }

    @Override
    void closeAtDesk(String number) {
        desk.close(number);
    }

    @Override
    void reopenAtDesk(String number) {
        jdbc.sql("update built_in_desk set closed_at = null, changed_at = current_timestamp where number = :number")
                .param("number", Long.parseLong(number.substring(2))).update();
    }

    /** It knows no levels. */
    @Override
    void levelAtDesk(String number, String level) {
    }

    @Override
    void deleteAtDesk(String number) {
        jdbc.sql("delete from built_in_desk where number = :number").param("number", Long.parseLong(number.substring(2))).update();
    }

    /** Its keys are never empty and never twice there. */
    @Override
    String noKey(Ticket ticket) {
        return "none " + ticket.key();
    }

    @Override
    @Test
    void goesOnWithTheOldestOfTwoWithOneKey() {
        ordered("Queue is silent", null);

        assertThat(desk.create(only(), "")).isEqualTo(desk.create(only(), ""));
    }

    /** Nobody can make one. */
    @Override
    void leavesACopyThatSomebodyMadeToAPerson() {
    }
}
