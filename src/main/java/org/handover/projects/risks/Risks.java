package org.handover.projects.risks;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The risk registers of all projects, with what was said of each risk and when (UPG-23). Takes part in the caller's transaction. */
@Component
public class Risks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Risks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was said of a risk. */
    public record Event(String said, String saidBy, Instant saidAt) {
    }

    /** @return its id */
    public long add(Risk risk, String said, String by) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into risk (project, risk, likelihood, impact, rating, mitigation, owner, review_on, state, source)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(risk.project(), risk.risk(), risk.likelihood(), risk.impact(), risk.rating(), risk.mitigation(), risk.owner(),
                risk.reviewOn(), risk.state().name(), risk.source())
            .update(key, "id");
        long id = key.getKey().longValue();
        note(id, said, by);
        return id;
    }

    /** Replaces all but id, project and source of a risk, and notes what was said. */
    public void change(Risk risk, String said, String by) {
        jdbc.sql("""
                update risk set risk = ?, likelihood = ?, impact = ?, rating = ?, mitigation = ?, owner = ?, review_on = ?, state = ?
                where id = ?""")
            .params(risk.risk(), risk.likelihood(), risk.impact(), risk.rating(), risk.mitigation(), risk.owner(), risk.reviewOn(),
                risk.state().name(), risk.id())
            .update();
        note(risk.id(), said, by);
    }

    /** All risks of a project in the order in which they came. */
    public List<Risk> of(String project) {
        return jdbc.sql("select * from risk where project = ? order by id").param(project).query(Risks::risk).list();
    }

    /**
     * A risk that nobody else changes until the caller's transaction ends.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no such risk
     */
    public Risk lock(long id) {
        return jdbc.sql("select * from risk where id = ? for update").param(id).query(Risks::risk).single();
    }

    /** How much was said of each risk of a project, by id: what tells whether somebody looks at an earlier state of it. */
    public Map<Long, Integer> versions(String project) {
        return jdbc.sql("select risk.id, count(*) from risk join risk_event on risk_event.risk = risk.id where project = ? group by risk.id")
            .param(project).query((row, index) -> Map.entry(row.getLong(1), row.getInt(2))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Optional<Risk> find(long id) {
        return jdbc.sql("select * from risk where id = ?").param(id).query(Risks::risk).optional();
    }

    /** What was said of a risk, the oldest first. */
    public List<Event> events(long id) {
        return jdbc.sql("select * from risk_event where risk = ? order by id").param(id)
            .query((row, index) -> new Event(row.getString("said"), row.getString("said_by"),
                row.getObject("said_at", OffsetDateTime.class).toInstant())).list();
    }

    private void note(long id, String said, String by) {
        jdbc.sql("insert into risk_event (risk, said, said_by, said_at) values (?, ?, ?, ?)")
            .params(id, said, by, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private static Risk risk(ResultSet row, int index) throws SQLException {
        return new Risk(row.getLong("id"), row.getString("project"), row.getString("risk"), row.getString("likelihood"),
            row.getString("impact"), row.getString("rating"), row.getString("mitigation"), row.getString("owner"),
            row.getObject("review_on", LocalDate.class), Risk.State.valueOf(row.getString("state")), row.getString("source"));
    }
}
