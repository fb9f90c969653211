package org.handover.projects.checklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handover.projects.checklists.CheckItem.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The checklists of all projects, with what was said of each line and when (PROJ-27). Takes part in the caller's transaction.
 */
@Component
public class Checklists {

    private final JdbcClient jdbc;
    private final Clock clock;

    Checklists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was said of a line, and the state that it had from then on. */
    public record Event(State state, String said, String saidBy, Instant saidAt) {
    }

    /**
     * Adds a line.
     *
     * @param by login of who adds it; null where the product does
     * @return its id
     */
    public long add(CheckItem item, String by) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into check_item (project, checklist, item, kind, cause, answer, vendor_person, customer_person, due_on, state,
                    source, settled_on, settled_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(item.project(), item.checklist(), item.item(), item.kind(), item.cause(), item.answer(), item.vendorPerson(),
                item.customerPerson(), item.dueOn(), item.state().name(), item.source(), item.settledOn(), item.settledBy())
            .update(key, "id");
        long id = key.getKey().longValue();
        note(id, item.state(), item.answer(), by);
        return id;
    }

    /** Replaces all but id, project and checklist of a line, and notes it. */
    public void change(CheckItem item, String said, String by) {
        jdbc.sql("""
                update check_item set item = ?, kind = ?, cause = ?, answer = ?, vendor_person = ?, customer_person = ?, due_on = ?,
                    state = ?, source = ?, settled_on = ?, settled_by = ?
                where id = ?""")
            .params(item.item(), item.kind(), item.cause(), item.answer(), item.vendorPerson(), item.customerPerson(), item.dueOn(),
                item.state().name(), item.source(), item.settledOn(), item.settledBy(), item.id())
            .update();
        note(item.id(), item.state(), said, by);
    }

    /**
     * As {@link #change}, unless the line was changed meanwhile.
     *
     * @param lastSeen the number of the last event that the person had before them, as {@link #lastEvent} gives it
     * @return false where the line was changed meanwhile; nothing has changed then
     */
    @Transactional
    public boolean changeAsSeen(CheckItem item, String said, String by, long lastSeen) {
        jdbc.sql("select id from check_item where id = ? for update").param(item.id()).query(Long.class).single();
        boolean asSeen = lastEvent(item.id()) == lastSeen;
        if (asSeen) {
            change(item, said, by);
        }
        return asSeen;
    }

    /** The number of what was said last of a line, by which somebody else's change is noticed. */
    public long lastEvent(long id) {
        return jdbc.sql("select coalesce(max(id), 0) from check_item_event where item = ?").param(id).query(Long.class).single();
    }

    /** The lines of one list in the order in which they came. */
    public List<CheckItem> of(String project, String checklist) {
        return jdbc.sql("select * from check_item where project = ? and checklist = ? order by id").params(project, checklist)
            .query(Checklists::item).list();
    }

    /** The lines of one list that are open, in the order in which they came. */
    public List<CheckItem> open(String project, String checklist) {
        return of(project, checklist).stream().filter(item -> item.state() == State.OPEN).toList();
    }

    /** Every line of every list of a project, list by list. */
    public List<CheckItem> of(String project) {
        return jdbc.sql("select * from check_item where project = ? order by checklist, id").param(project).query(Checklists::item).list();
    }

    public Optional<CheckItem> find(long id) {
        return jdbc.sql("select * from check_item where id = ?").param(id).query(Checklists::item).optional();
    }

    /** What was said of a line, the oldest first. */
    public List<Event> events(long id) {
        return jdbc.sql("select * from check_item_event where item = ? order by id").param(id)
            .query(Checklists::event).list();
    }

    /** What was said of each line of a list, by the line's id, the oldest first. */
    public Map<Long, List<Event>> events(String project, String checklist) {
        return jdbc.sql("""
                select check_item_event.* from check_item_event join check_item on check_item.id = check_item_event.item
                where project = ? and checklist = ? order by check_item_event.id""").params(project, checklist)
            .query((row, index) -> Map.entry(row.getLong("item"), event(row, index))).list().stream()
            .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Event event(ResultSet row, int index) throws SQLException {
        return new Event(State.valueOf(row.getString("state")), row.getString("said"), row.getString("said_by"),
            row.getObject("said_at", OffsetDateTime.class).toInstant());
    }

    private void note(long id, State state, String said, String by) {
        jdbc.sql("insert into check_item_event (item, state, said, said_by, said_at) values (?, ?, ?, ?, ?)")
            .params(id, state.name(), said, by, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private static CheckItem item(ResultSet row, int index) throws SQLException {
        return new CheckItem(row.getLong("id"), row.getString("project"), row.getString("checklist"), row.getString("item"),
            row.getString("kind"), row.getString("cause"), row.getString("answer"), row.getString("vendor_person"),
            row.getString("customer_person"), row.getObject("due_on", LocalDate.class), State.valueOf(row.getString("state")),
            row.getString("source"), row.getObject("settled_on", LocalDate.class), row.getString("settled_by"));
    }
}
