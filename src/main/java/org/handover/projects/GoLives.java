package org.handover.projects;

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

/** When each project was taken live, with what held before (R2, R3, R9, R10). Takes part in the caller's transaction. */
@Component
public class GoLives {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    GoLives(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    public void record(String project, GoLive fact) {
        jdbc.sql("""
                insert into go_live (project, live_date, live_at, source, evidence, reason, recorded_by, confirmed_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(project, fact.liveDate(), timestamp(fact.liveAt()), fact.source().name(), fact.evidence(), fact.reason(),
                fact.recordedBy(), fact.confirmedBy(), timestamp(clock.instant()))
            .update();
        events.publishEvent(new ProjectEvent.WentLive(project, fact.liveDate(), fact.source()));
    }

    /** Marks the fact in force as no longer holding. It stays in the record. */
    public void supersede(String project, String because) {
        jdbc.sql("update go_live set superseded_at = ?, superseded_because = ? where project = ? and superseded_at is null")
            .params(timestamp(clock.instant()), because, project).update();
    }

    /** The fact in force, empty before go-live and after a rollback. */
    public Optional<GoLive> current(String project) {
        return of(project).stream().filter(fact -> fact.supersededAt() == null).findFirst();
    }

    /** When the go-live was recorded whose clocks run, corrected since or not; the beginning of time where there was none. */
    public Instant clocksRunSince(String project) {
        return of(project).stream().filter(fact -> fact.source() != GoLive.Source.CORRECTED).findFirst()
            .map(GoLive::recordedAt).orElse(Instant.EPOCH);
    }

    /** All facts, the newest first. */
    public List<GoLive> of(String project) {
        return jdbc.sql("select * from go_live where project = ? order by id desc").param(project).query(GoLives::goLive).list();
    }

    private static GoLive goLive(ResultSet row, int index) throws SQLException {
        return new GoLive(row.getLong("id"), row.getObject("live_date", LocalDate.class), instant(row, "live_at"),
            GoLive.Source.valueOf(row.getString("source")), row.getString("evidence"), row.getString("reason"),
            row.getString("recorded_by"), row.getString("confirmed_by"), instant(row, "recorded_at"),
            instant(row, "superseded_at"), row.getString("superseded_because"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime timestamp = row.getObject(column, OffsetDateTime.class);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
