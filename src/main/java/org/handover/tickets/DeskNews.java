package org.handover.tickets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what happens at the ticket desk back: asks what changed, and reads single tickets when they are due for it. Both may be done
 * by every node and any number of times. The desk is asked outside any transaction.
 *
 * <p>What changed is asked from a moment of the desk's own clock, a little before the last change that is known. Each open ticket is
 * also read once a day: what was deleted or merged into another ticket is among the changes of no desk.
 */
@Service
class DeskNews {

    private static final Logger LOG = LoggerFactory.getLogger(DeskNews.class);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final int READ_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final TicketDesk desk;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String deskName;
    private volatile boolean asked;

    DeskNews(JdbcClient jdbc, TicketDesk desk, TicketSettings settings, ApplicationEventPublisher events, Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.deskName = settings.deskName();
    }

    /** The desk says that something changed, and not what: it is asked the next time that tickets are read. */
    void somethingChanged() {
        asked = true;
    }

    /** The desk says that this ticket changed. It is read in a moment, when whoever changed it has finished. */
    void changed(String number) {
        jdbc.sql("""
                update ticket set look_at = current_timestamp + interval '2' second
                where desk = :desk and (reference = :number or merged_into = :number)""")
                .param("desk", deskName).param("number", number).update();
    }

    /** Asks for all changes since the last time. */
    void fetchChanged() {
        Optional<Instant> since = cursor();
        if (since.isEmpty()) {
            return; // no ticket was ever opened there
        }
        try {
            Instant from = since.get().minus(OVERLAP);
            Instant latest = since.get();
            for (boolean more = true; more; ) {
                List<DeskTicket> changed = desk.changedSince(from);
                for (DeskTicket there : changed) {
                    // what it is now is told by the ticket into which it was merged
                    apply(there.mergedInto() == null ? there : desk.read(there.number()).orElse(there));
                }
                Instant last = changed.isEmpty() ? from : changed.get(changed.size() - 1).changedAt();
                more = changed.size() >= TicketDesk.MOST_CHANGES && last.isAfter(from);
                from = last;
                latest = last.isAfter(latest) ? last : latest;
            }
            keepCursor(latest);
        } catch (DeskException e) {
            LOG.info("What changed at the ticket desk is asked later: {}", e.getMessage());
        }
    }

    /** Reads each ticket that is due for it. */
    void lookAtDue() {
        if (asked) {
            asked = false;
            fetchChanged();
        }
        List<String> due = jdbc.sql("""
                select reference from ticket where desk = :desk and reference is not null and look_at <= current_timestamp
                order by look_at limit :limit""")
                .param("desk", deskName).param("limit", READ_AT_ONCE).query(String.class).list();
        for (String number : due) {
            try {
                desk.read(number).ifPresentOrElse(this::apply, () -> gone(number));
            } catch (DeskException e) {
                LOG.info("Ticket {} is read later: {}", number, e.getMessage());
                return;
            }
        }
    }

    private void apply(DeskTicket there) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                select id, project, process_instance_id, element_id, reference, state, desk_changed_at from ticket
                where desk = :desk and (reference = :number or merged_into = :number) order by id for update""")
                .param("desk", deskName).param("number", there.number())
                .query((row, number) -> new Known(row.getLong("id"), row.getString("project"), row.getString("process_instance_id"),
                        row.getString("element_id"), row.getString("reference"), row.getString("state"),
                        Optional.ofNullable(row.getObject("desk_changed_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(null)))
                .list().forEach(known -> apply(known, there)));
    }

    private record Known(long id, String project, String processInstanceId, String elementId, String reference, String state,
                         Instant changedAt) {
    }

    private void apply(Known known, DeskTicket there) {
        boolean isItself = known.reference().equals(there.number());
        if (known.changedAt() != null && there.changedAt().isBefore(known.changedAt()) && !(isItself && there.mergedInto() != null)) {
            return; // somebody has read a later state already
        }
        Instant closedAt = there.open() ? null : Optional.ofNullable(there.closedAt()).orElseGet(clock::instant);
        jdbc.sql("""
                update ticket set state = :state, level = :level, desk_status = :status, desk_changed_at = :changedAt, closed_at = :closedAt,
                    merged_into = case when cast(:itself as boolean) then :into else merged_into end,
                    look_at = current_timestamp + interval '1' day
                where id = :id""")
                .param("state", there.open() ? "open" : "closed").param("level", shortened(there.level()))
                .param("status", shortened(there.status())).param("changedAt", there.changedAt().atOffset(ZoneOffset.UTC))
                .param("closedAt", closedAt == null ? null : closedAt.atOffset(ZoneOffset.UTC))
                .param("itself", isItself).param("into", there.mergedInto()).param("id", known.id()).update();
        if (!there.open() && !known.state().equals("closed")) {
            events.publishEvent(new TicketClosed(known.id(), known.project(), known.processInstanceId(), known.elementId(),
                    known.reference(), closedAt));
        }
    }

    private void gone(String number) {
        LOG.warn("Ticket {} is not at the ticket desk any more: somebody has deleted it", number);
        jdbc.sql("""
                update ticket set state = 'gone', look_at = current_timestamp + interval '1' day
                where desk = :desk and reference = :number""")
                .param("desk", deskName).param("number", number).update();
    }

    /** Where the changes go on; at first when the first ticket was asked for, whatever the two clocks say. */
    private Optional<Instant> cursor() {
        return jdbc.sql("""
                select coalesce((select fetched_until from ticket_desk_cursor where desk = :desk),
                    (select min(recorded_at) from ticket where desk = :desk))""")
                .param("desk", deskName).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private void keepCursor(Instant latest) {
        OffsetDateTime until = latest.atOffset(ZoneOffset.UTC);
        int kept = jdbc.sql("update ticket_desk_cursor set fetched_until = greatest(fetched_until, :until) where desk = :desk")
                .param("until", until).param("desk", deskName).update();
        if (kept == 0) {
            jdbc.sql("""
                    insert into ticket_desk_cursor (desk, fetched_until)
                    select cast(:desk as varchar(30)), :until where not exists (select 1 from ticket_desk_cursor where desk = :desk)""")
                    .param("desk", deskName).param("until", until).update();
        }
    }

    private static String shortened(String word) {
        return word == null ? null : DeskText.atMostCharacters(100, DeskText.oneLine(word));
    }
}
