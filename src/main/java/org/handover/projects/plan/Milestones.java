package org.handover.projects.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The milestones of all projects, and each move of a date with its reason (UPG-35). Takes part in the caller's transaction. */
@Component
public class Milestones {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Milestones(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** @param from the date that no longer holds; null where there was none, likewise {@code to} */
    public record Move(String milestone, LocalDate from, LocalDate to, String reason, String movedBy, Instant movedAt) {
    }

    /** Adds a milestone. One of the same name is replaced in everything but its planned and actual date. */
    public void plan(String project, Milestone milestone) {
        if (find(project, milestone.name()).isEmpty()) {
            jdbc.sql("""
                    insert into milestone (project, name, planned_on, forecast_on, actual_on, buffer_days, vendor_person, customer_person)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(project, milestone.name(), milestone.plannedOn(), milestone.forecastOn(), milestone.actualOn(),
                    milestone.bufferDays(), milestone.vendorPerson(), milestone.customerPerson())
                .update();
        } else {
            jdbc.sql("""
                    update milestone set forecast_on = ?, buffer_days = ?, vendor_person = ?, customer_person = ?
                    where project = ? and name = ?""")
                .params(milestone.forecastOn(), milestone.bufferDays(), milestone.vendorPerson(), milestone.customerPerson(), project,
                    milestone.name())
                .update();
        }
    }

    /** All milestones by planned date. */
    public List<Milestone> of(String project) {
        return jdbc.sql("select * from milestone where project = ? order by planned_on, id").param(project)
            .query(Milestones::milestone).list();
    }

    public Optional<Milestone> find(String project, String name) {
        return of(project).stream().filter(milestone -> milestone.name().equals(name)).findFirst();
    }

    /**
     * Gives a milestone that was not reached a new forecast, and keeps the old one with the reason.
     *
     * @param seen the forecast that the person had before them
     * @return false where the milestone has moved meanwhile, or was reached; nothing has changed then
     */
    public boolean move(String project, String name, LocalDate seen, LocalDate forecastOn, String reason, String by) {
        boolean moved = jdbc.sql("""
                update milestone set forecast_on = ? where project = ? and name = ? and forecast_on = ? and actual_on is null""")
            .params(forecastOn, project, name, seen).update() > 0;
        if (moved) {
            noteMove(project, name, seen, forecastOn, reason, by);
            events.publishEvent(new MilestoneEvent.Moved(project, name, seen, forecastOn));
        }
        return moved;
    }

    /** Gives a milestone a new forecast and keeps the old one with the reason. */
    public void move(String project, String name, LocalDate forecastOn, String reason, String by) {
        LocalDate before = find(project, name).orElseThrow().forecastOn();
        noteMove(project, name, before, forecastOn, reason, by);
        jdbc.sql("update milestone set forecast_on = ? where project = ? and name = ?").params(forecastOn, project, name).update();
        events.publishEvent(new MilestoneEvent.Moved(project, name, before, forecastOn));
    }

    /** A milestone was reached. One that was reached before, or is not planned in this project, stays as it is. */
    public void reach(String project, String name, LocalDate actualOn) {
        int reached = jdbc.sql("update milestone set actual_on = ? where project = ? and name = ? and actual_on is null")
            .params(actualOn, project, name).update();
        if (reached > 0) {
            events.publishEvent(new MilestoneEvent.Reached(project, name, actualOn));
        }
    }

    /** A milestone counts as not reached again. */
    public void reopen(String project, String name, String reason, String by) {
        noteMove(project, name, find(project, name).orElseThrow().actualOn(), null, reason, by);
        jdbc.sql("update milestone set actual_on = null where project = ? and name = ?").params(project, name).update();
    }

    /** Every move of a date, the oldest first. */
    public List<Move> moves(String project) {
        return jdbc.sql("""
                select name, from_date, to_date, reason, moved_by, moved_at from milestone_move
                join milestone on milestone.id = milestone_move.milestone
                where project = ? order by milestone_move.id""").param(project)
            .query((row, index) -> new Move(row.getString("name"), row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class), row.getString("reason"), row.getString("moved_by"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant())).list();
    }

    private void noteMove(String project, String name, LocalDate from, LocalDate to, String reason, String by) {
        jdbc.sql("""
                insert into milestone_move (milestone, from_date, to_date, reason, moved_by, moved_at)
                select id, cast(? as date), cast(? as date), ?, ?, ? from milestone where project = ? and name = ?""")
            .params(from, to, reason, by, clock.instant().atOffset(ZoneOffset.UTC), project, name).update();
    }

    private static Milestone milestone(ResultSet row, int index) throws SQLException {
        return new Milestone(row.getString("name"), row.getObject("planned_on", LocalDate.class),
            row.getObject("forecast_on", LocalDate.class), row.getObject("actual_on", LocalDate.class), row.getInt("buffer_days"),
            row.getString("vendor_person"), row.getString("customer_person"));
    }
}
