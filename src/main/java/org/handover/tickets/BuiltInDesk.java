package org.handover.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handover.tickets.Capabilities.Ability;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Numbers tickets {@code H-1}, {@code H-2}, … in Handover's own database, for vendors without another ticket system. */
class BuiltInDesk implements TicketDesk {

    private static final String PREFIX = "H-";

    private final JdbcClient jdbc;

    BuiltInDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("The built-in ticket desk", Duration.ZERO, Duration.ZERO, Duration.ofSeconds(10), Set.of(Ability.MARK_BILLABLE));
    }

    @Override
    public void check() {
        // it is there whenever the database is
    }

    @Override
    public String titleOf(String title) {
        return title;
    }

    /** The database sees to it that a key has one ticket: the same key again gives the same number. */
    @Override
    public String create(Ticket ticket, String description) {
        try {
            GeneratedKeyHolder number = new GeneratedKeyHolder();
            jdbc.sql("""
                    insert into built_in_desk (effect_key, title, billable, changed_at)
                    values (:key, :title, :billable, current_timestamp)""")
                    .param("key", ticket.key()).param("title", ticket.title()).param("billable", ticket.rating().billable())
                    .update(number, "number");
            return PREFIX + number.getKeyAs(Long.class);
        } catch (DuplicateKeyException e) {
            return find(ticket.key()).get(0).number();
        }
    }

    @Override
    public List<DeskTicket> find(String key) {
        return jdbc.sql("select * from built_in_desk where effect_key = :key").param("key", key).query(BuiltInDesk::ticket).list();
    }

    @Override
    public Optional<DeskTicket> read(String number) {
        return jdbc.sql("select * from built_in_desk where number = :number").param("number", row(number))
                .query(BuiltInDesk::ticket).optional();
    }

    @Override
    public List<DeskTicket> changedSince(Instant moment) {
        return jdbc.sql("select * from built_in_desk where changed_at >= :moment order by changed_at, number limit 500")
                .param("moment", moment.atOffset(ZoneOffset.UTC)).query(BuiltInDesk::ticket).list();
    }

    @Override
    public void writeKey(String number, String key) {
        jdbc.sql("update built_in_desk set effect_key = :key where number = :number")
                .param("key", key).param("number", row(number)).update();
    }

    @Override
    public void setBillable(String number, boolean billable) {
        jdbc.sql("update built_in_desk set billable = :billable, changed_at = current_timestamp where number = :number")
                .param("billable", billable).param("number", row(number)).update();
    }

    @Override
    public boolean hasComment(String number, String mark) {
        return jdbc.sql("select count(*) from built_in_comment where number = :number and mark = :mark")
                .param("number", row(number)).param("mark", mark).query(Integer.class).single() > 0;
    }

    @Override
    public void comment(String number, String mark, String text) {
        jdbc.sql("insert into built_in_comment (number, mark, text, made_at) values (:number, :mark, :text, current_timestamp)")
                .param("number", row(number)).param("mark", mark).param("text", text).update();
    }

    @Override
    public void close(String number) {
        jdbc.sql("""
                update built_in_desk set closed_at = current_timestamp, changed_at = current_timestamp
                where number = :number and closed_at is null""").param("number", row(number)).update();
    }

    /** Never needed: two tickets cannot have one key here. */
    @Override
    public void closeAsDuplicate(String number, String original) {
        close(number);
    }

    private static long row(String number) {
        return number.matches(PREFIX + "\\d{1,18}") ? Long.parseLong(number.substring(PREFIX.length())) : -1;
    }

    private static DeskTicket ticket(ResultSet row, int number) throws SQLException {
        Instant closedAt = instant(row, "closed_at");
        return new DeskTicket(PREFIX + row.getLong("number"), row.getString("effect_key"), row.getString("title"), closedAt == null,
                closedAt == null ? "open" : "closed", null, row.getBoolean("billable"), instant(row, "changed_at"), closedAt, null, false);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
