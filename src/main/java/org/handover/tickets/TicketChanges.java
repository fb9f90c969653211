package org.handover.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.handover.outbox.Outbox;
import org.handover.tickets.TicketChange.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be done with tickets at the desk, one after the other for each ticket. Each is an effect of its own, which is added to the
 * outbox only when its turn has come: when the ticket is open and what was asked before is done.
 */
@Service
class TicketChanges {

    static final String KIND = "ticket-change";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    TicketChanges(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Asks for a change in the caller's transaction.
     *
     * @param comment   at most 4000 characters, nullable unless it is a comment
     * @param askedBy   nullable
     * @throws NoSuchElementException when there is no such ticket
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(long ticket, Kind kind, String comment, String askedBy) {
        lock(ticket);
        jdbc.sql("""
                insert into ticket_change (ticket, kind, comment, asked_by, asked_at) values (:ticket, :kind, :comment, :by, :now)""")
                .param("ticket", ticket).param("kind", kind.name().toLowerCase()).param("comment", comment).param("by", askedBy)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        startNext(ticket);
    }

    /** Gives the change that is next its effect, if the ticket is open at the desk and no other change of it is under way. */
    @Transactional(propagation = Propagation.MANDATORY)
    void startNext(long ticket) {
        jdbc.sql("""
                select c.id, t.project, t.process_instance_id, t.element_id from ticket_change c join ticket t on t.id = c.ticket
                where c.ticket = :ticket and c.effect_key is null and t.reference is not null
                    and not exists (select 1 from ticket_change o where o.ticket = :ticket and o.effect_key is not null and o.done_at is null)
                order by c.id limit 1""")
                .param("ticket", ticket)
                .query((row, number) -> {
                    String project = row.getString("project");
                    String key = outbox.nextKey(project, KIND);
                    outbox.add(key, KIND, project, row.getString("process_instance_id"), row.getString("element_id"));
                    jdbc.sql("update ticket_change set effect_key = :key where id = :id")
                            .param("key", key).param("id", row.getLong("id")).update();
                    return key;
                }).optional();
    }

    /** Every change that was asked for, the first one first. */
    List<TicketChange> of(long ticket) {
        return jdbc.sql("select * from ticket_change where ticket = :ticket order by id").param("ticket", ticket)
                .query(TicketChanges::change).list();
    }

    TicketChange withKey(String key) {
        return jdbc.sql("select * from ticket_change where effect_key = :key").param("key", key).query(TicketChanges::change).single();
    }

    /** Takes part in the completing transaction. */
    void done(TicketChange change) {
        lock(change.ticket());
        jdbc.sql("update ticket_change set done_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("id", change.id()).update();
        startNext(change.ticket());
    }

    private void lock(long ticket) {
        jdbc.sql("select id from ticket where id = :id for update").param("id", ticket).query(Long.class).optional()
                .orElseThrow(() -> new NoSuchElementException("There is no ticket " + ticket + "."));
    }

    private static TicketChange change(ResultSet row, int number) throws SQLException {
        return new TicketChange(row.getLong("id"), row.getLong("ticket"), row.getString("effect_key"),
                Kind.valueOf(row.getString("kind").toUpperCase()), row.getString("comment"), row.getString("asked_by"),
                instant(row, "asked_at"), instant(row, "done_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
