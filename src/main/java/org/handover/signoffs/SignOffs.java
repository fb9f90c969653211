package org.handover.signoffs;

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

/** The record of sign-offs: rows are added and never changed (R16). Takes part in the caller's transaction. */
@Component
public class SignOffs {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SignOffs(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Keeps a sign-off; its id and the moment of recording are set here. */
    public void record(SignOff signOff) {
        jdbc.sql("""
                insert into sign_off (project, subject, decision, signer, signed_on, effective_on, recorded_by, recorded_at,
                    returned_by, shown, said, dates)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(signOff.project(), signOff.subject(), signOff.decision(), signOff.signer(), signOff.signedOn(),
                signOff.effectiveOn(), signOff.recordedBy(), clock.instant().atOffset(ZoneOffset.UTC), signOff.returnedBy(),
                signOff.shown(), signOff.said(), signOff.dates())
            .update();
        events.publishEvent(new SignOffRecorded(signOff));
    }

    /** Everything on record for a project, the oldest first. */
    public List<SignOff> of(String project) {
        return jdbc.sql("select * from sign_off where project = ? order by id").param(project).query(SignOffs::signOff).list();
    }

    /** The latest on record about one subject. */
    public Optional<SignOff> last(String project, String subject) {
        return jdbc.sql("select * from sign_off where project = ? and subject = ? order by id desc limit 1").params(project, subject)
            .query(SignOffs::signOff).optional();
    }

    /** How often something was decided one way since a moment. */
    public int count(String project, String subject, String decision, Instant since) {
        return jdbc.sql("""
                select count(*) from sign_off where project = ? and subject = ? and decision = ? and recorded_at >= ?""")
            .params(project, subject, decision, since.atOffset(ZoneOffset.UTC)).query(Integer.class).single();
    }

    private static SignOff signOff(ResultSet row, int index) throws SQLException {
        return new SignOff(row.getLong("id"), row.getString("project"), row.getString("subject"), row.getString("decision"),
            row.getString("signer"), row.getObject("signed_on", LocalDate.class), row.getObject("effective_on", LocalDate.class),
            row.getString("recorded_by"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("returned_by"),
            row.getString("shown"), row.getString("said"), row.getString("dates"));
    }
}
