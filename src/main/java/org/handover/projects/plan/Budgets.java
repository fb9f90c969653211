package org.handover.projects.plan;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was approved for a project and what was booked on it, in euros and hours (PROJ-24, UPG-47). In the caller's transaction. */
@Component
public class Budgets {

    private final JdbcClient jdbc;
    private final Clock clock;

    Budgets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param amount in euros; less than nothing where the budget was cut */
    public record Approval(BigDecimal amount, String reason, String approvedBy) {
    }

    /**
     * Time and cost of one person on one day.
     *
     * @param id 0 before it is kept
     * @param person login of who worked
     * @param hours 0 where only money was spent
     * @param cost in euros
     * @param kind {@code work}, {@code travel}, {@code licence} or {@code other}
     * @param takenBackBecause null while it counts
     * @param takenBackBy login; null while it counts
     */
    public record Booking(long id, String person, LocalDate workedOn, BigDecimal hours, BigDecimal cost, String kind, String what,
            String takenBackBecause, String takenBackBy) {

        /** A booking before it is kept, or as long as nobody asks who took it back. */
        public Booking(long id, String person, LocalDate workedOn, BigDecimal hours, BigDecimal cost, String kind, String what,
                String takenBackBecause) {
            this(id, person, workedOn, hours, cost, kind, what, takenBackBecause, null);
        }
    }

    /** Approves so much more, or less. */
    public void approve(String project, BigDecimal amount, String reason, String by) {
        jdbc.sql("insert into budget (project, amount, reason, approved_by, approved_at) values (?, ?, ?, ?, ?)")
            .params(project, amount, reason, by, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** All that was approved, the oldest first. */
    public List<Approval> approvals(String project) {
        return jdbc.sql("select amount, reason, approved_by from budget where project = ? order by id").param(project)
            .query(Approval.class).list();
    }

    /** The budget in euros; 0 where none was approved. */
    public BigDecimal approved(String project) {
        return jdbc.sql("select coalesce(sum(amount), 0) from budget where project = ?").param(project).query(BigDecimal.class).single();
    }

    public void book(String project, Booking booking, String by) {
        jdbc.sql("""
                insert into booking (project, person, worked_on, hours, cost, kind, what, booked_by, booked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(project, booking.person(), booking.workedOn(), booking.hours(), booking.cost(), booking.kind(), booking.what(), by,
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    /**
     * A booking does not count any more; it stays in the record with the reason.
     *
     * @return false where there is no such booking, or it was taken back before
     */
    public boolean takeBack(String project, long id, String because, String by) {
        return jdbc.sql("""
                update booking set taken_back_because = ?, taken_back_by = ?
                where project = ? and id = ? and taken_back_because is null""").params(because, by, project, id).update() > 0;
    }

    /** The bookings, the newest first, also those taken back. */
    public List<Booking> bookings(String project) {
        return jdbc.sql("""
                select id, person, worked_on, hours, cost, kind, what, taken_back_because, taken_back_by from booking where project = ?
                order by worked_on desc, id desc""").param(project).query(Booking.class).list();
    }

    /** What was spent, in euros. */
    public BigDecimal spent(String project) {
        return jdbc.sql("select coalesce(sum(cost), 0) from booking where project = ? and taken_back_because is null").param(project)
            .query(BigDecimal.class).single();
    }

    /** What was worked, in hours. */
    public BigDecimal hours(String project) {
        return jdbc.sql("select coalesce(sum(hours), 0) from booking where project = ? and taken_back_because is null").param(project)
            .query(BigDecimal.class).single();
    }
}
