package org.handover.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handover.outbox.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The facts of each ticket, and the way to ask for one. */
@Service
public class Tickets {

    /** The kind of effect by which a ticket is opened. */
    public static final String KIND = "ticket";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TicketChanges changes;
    private final String desk;

    Tickets(JdbcClient jdbc, Outbox outbox, Clock clock, ApplicationEventPublisher events, TicketChanges changes, TicketSettings settings) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
        this.events = events;
        this.desk = settings.deskName();
    }

    /**
     * Asks for these tickets in the caller's transaction, in their order. {@link TicketsOpened} follows when all have their number.
     *
     * @param orders at least one, all from the same element of the same process instance
     * @throws IllegalArgumentException                                         when there is none, or they come from several places
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(List<TicketOrder> orders) {
        if (orders.stream().map(order -> List.of(order.project(), order.processInstanceId(), order.elementId())).distinct().count() != 1) {
            throw new IllegalArgumentException("Tickets are opened for one element of one process instance, at least one at a time.");
        }
        String batch = null;
        for (TicketOrder order : orders) {
            String key = outbox.nextKey(order.project(), order.elementId());
            batch = batch == null ? key : batch;
            outbox.add(key, KIND, order.project(), order.processInstanceId(), order.elementId());
            recordRating(insert(order, key, batch), order.rating());
        }
    }

    /**
     * Tickets of a project, or of all when it is null, newest first.
     *
     * @param beforeId only tickets with a smaller id: the id of the last one on the page before, {@link Long#MAX_VALUE} for the first
     * @param limit    at most so many
     */
    public List<Ticket> of(String projectOrNull, long beforeId, int limit) {
        String ofProject = projectOrNull == null ? "" : " and project = :project";
        return jdbc.sql("select * from ticket where id < :before" + ofProject + " order by id desc limit :limit")
                .param("before", beforeId).param("project", projectOrNull).param("limit", limit)
                .query(Tickets::ticket).list();
    }

    /** Tickets of a project raised on this day or later, oldest first: those that are rated again at completion (R12). */
    public List<Ticket> raisedFrom(String project, LocalDate from) {
        return jdbc.sql("select * from ticket where project = :project and raised_on >= :day order by id")
                .param("project", project).param("day", from).query(Tickets::ticket).list();
    }

    /** How many tickets of defects were raised on this day or later: issues of the warranty, defects, outstanding items (UPG-50). */
    public int defectsSince(String project, LocalDate from) {
        return jdbc.sql("""
                select count(*) from ticket where project = :project and raised_on >= :day
                    and origin in ('warranty-item', 'defect', 'outstanding-item')""")
                .param("project", project).param("day", from).query(Integer.class).single();
    }

    /** The tickets of one origin that have a number, the newest first. */
    public List<Ticket> ofOrigin(String project, String origin) {
        return jdbc.sql("select * from ticket where project = :project and origin = :origin and reference is not null order by id desc")
                .param("project", project).param("origin", origin).query(Tickets::ticket).list();
    }

    /** One ticket. */
    public Optional<Ticket> find(long id) {
        return jdbc.sql("select * from ticket where id = :id").param("id", id).query(Tickets::ticket).optional();
    }

    /** The ticket that is opened as this effect. */
    public Optional<Ticket> findByKey(String effectKey) {
        return jdbc.sql("select * from ticket where effect_key = :key").param("key", effectKey).query(Tickets::ticket).optional();
    }

    /**
     * Rates a ticket again (R12), and has the desk told. The same reason as before changes nothing.
     *
     * @throws NoSuchElementException when there is no such ticket
     */
    @Transactional
    public void rate(long id, Rating rating) {
        Rating before = jdbc.sql("select reason from ticket where id = :id for update").param("id", id)
                .query((row, number) -> new Rating(row.getString("reason"))).optional()
                .orElseThrow(() -> new NoSuchElementException("There is no ticket " + id + "."));
        if (!before.equals(rating)) {
            jdbc.sql("update ticket set reason = :reason, billable = :billable where id = :id")
                    .param("reason", rating.reason()).param("billable", rating.billable()).param("id", id).update();
            recordRating(id, rating);
            changes.ask(id, TicketChange.Kind.BILLABLE, null, null);
            events.publishEvent(new TicketRated(find(id).orElseThrow()));
        }
    }

    /** How many tickets of a project are in each state. */
    public Map<String, Integer> countByState(String project) {
        return jdbc.sql("select state, count(*) as n from ticket where project = :project group by state").param("project", project)
                .query((row, number) -> Map.entry(row.getString("state"), row.getInt("n"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean isAtThisDesk(Ticket ticket) {
        return desk.equals(ticket.desk());
    }

    /** Every rating that a ticket had, the first one first. */
    public List<PastRating> ratings(long id) {
        return jdbc.sql("select reason, rated_at from ticket_rating where ticket = :id order by id").param("id", id)
                .query((row, number) -> new PastRating(new Rating(row.getString("reason")), instant(row, "rated_at"))).list();
    }

    Ticket withKey(String key) {
        return jdbc.sql("select * from ticket where effect_key = :key").param("key", key).query(Tickets::ticket).single();
    }

    /** The number that the desk gave to a ticket of which it is not certain that it carries its key. */
    Optional<String> openedAs(String key) {
        return jdbc.sql("select opened_as from ticket where effect_key = :key and opened_as is not null").param("key", key)
                .query(String.class).optional();
    }

    /** Keeps the number at once, in a transaction of its own. */
    void openedAs(String key, String number) {
        jdbc.sql("update ticket set opened_as = :number where effect_key = :key").param("number", number).param("key", key).update();
    }

    /** Has the desk asked soon how a ticket stands. */
    void lookSoon(String key) {
        jdbc.sql("update ticket set look_at = current_timestamp where effect_key = :key").param("key", key).update();
    }

    /** Keeps a sentence about what is not as it should be with the ticket at the desk; null for nothing. */
    void trouble(String key, String words) {
        jdbc.sql("update ticket set trouble = :words where effect_key = :key")
                .param("words", words == null ? null : DeskText.atMostCharacters(1000, words)).param("key", key).update();
    }

    /** Writes the desk's number down; true when with it nothing that was asked for at once is still awaited. */
    boolean numbered(String key, String reference) {
        String batch = lockBatch(key);
        jdbc.sql("""
                update ticket set reference = :reference, desk = :desk, opened_as = null, state = 'open', opened_at = :now,
                    look_at = coalesce(look_at, current_timestamp + interval '1' day)
                where effect_key = :key""")
                .param("reference", reference).param("desk", desk).param("now", now()).param("key", key).update();
        changes.startNext(withKey(key).id());
        return nothingIsAwaited(batch);
    }

    /** A person gave it up, so it gets no number; true when with it nothing that was asked for at once is still awaited. */
    boolean givenUp(String key) {
        String batch = lockBatch(key);
        jdbc.sql("update ticket set state = 'given-up' where effect_key = :key").param("key", key).update();
        return nothingIsAwaited(batch);
    }

    /** Two that come to rest in the same moment must see one another, or neither is the last. */
    private String lockBatch(String key) {
        String batch = jdbc.sql("select batch from ticket where effect_key = :key").param("key", key).query(String.class).single();
        jdbc.sql("select id from ticket where batch = :batch order by id for update").param("batch", batch).query(Long.class).list();
        return batch;
    }

    private boolean nothingIsAwaited(String batch) {
        return jdbc.sql("select count(*) from ticket where batch = :batch and state = 'ordered'").param("batch", batch)
                .query(Integer.class).single() == 0;
    }

    private long insert(TicketOrder order, String key, String batch) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into ticket (effect_key, batch, project, process_instance_id, element_id, origin, title, description,
                    raised_on, raised_by, irs_issue, state, reason, billable, recorded_at)
                values (:key, :batch, :project, :instance, :element, :origin, :title, :description,
                    :raisedOn, :raisedBy, :irsIssue, 'ordered', :reason, :billable, :now)""")
                .param("key", key).param("batch", batch).param("project", order.project())
                .param("instance", order.processInstanceId()).param("element", order.elementId()).param("origin", order.origin())
                .param("title", storable(order.title())).param("description", storable(order.description())).param("raisedOn", order.raisedOn())
                .param("raisedBy", order.raisedBy()).param("irsIssue", order.irsIssue()).param("reason", order.rating().reason())
                .param("billable", order.rating().billable()).param("now", now())
                .update(id, "id");
        return id.getKeyAs(Long.class);
    }

    /** PostgreSQL keeps no character 0. */
    private static String storable(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private void recordRating(long id, Rating rating) {
        jdbc.sql("insert into ticket_rating (ticket, reason, billable, rated_at) values (:id, :reason, :billable, :now)")
                .param("id", id).param("reason", rating.reason()).param("billable", rating.billable()).param("now", now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        return new Ticket(row.getLong("id"), row.getString("effect_key"), row.getString("reference"), row.getString("project"),
                row.getString("process_instance_id"), row.getString("element_id"), row.getString("origin"), row.getString("title"),
                row.getString("description"), row.getObject("raised_on", LocalDate.class), row.getString("raised_by"),
                row.getBoolean("irs_issue"), row.getString("state"), new Rating(row.getString("reason")),
                instant(row, "opened_at"), instant(row, "recorded_at"), row.getString("desk"), row.getString("level"),
                row.getString("desk_status"), row.getString("merged_into"), instant(row, "closed_at"), row.getString("trouble"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
