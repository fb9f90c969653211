package org.handover.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Table {@code webhook_endpoint}. An endpoint is switched off and never deleted, since its deliveries are on record. */
@Repository
class Endpoints {

    /** Both secrets sign for so long after a change. */
    static final Duration OVERLAP = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Endpoints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What somebody enters of an endpoint. */
    record Entry(String url, String description, Set<String> events, String project) {
    }

    /** One that is on, as who tells events needs it. */
    record Listening(long id, Set<String> events, String project) {
    }

    long add(Entry entry, String secret, String by) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into webhook_endpoint (url, description, events, project, secret, created_at, created_by)
                values (:url, :description, :events, :project, :secret, :now, :by)""")
            .param("url", entry.url()).param("description", entry.description()).param("events", String.join(",", entry.events()))
            .param("project", entry.project()).param("secret", secret).param("now", now()).param("by", by)
            .update(id, "id");
        return id.getKey().longValue();
    }

    /** Whatever kept it from being reached is taken for put right. */
    void change(long id, Entry entry) {
        jdbc.sql("""
                update webhook_endpoint set url = :url, description = :description, events = :events, project = :project,
                    failures = 0, paused_until = null where id = :id""")
            .param("url", entry.url()).param("description", entry.description()).param("events", String.join(",", entry.events()))
            .param("project", entry.project()).param("id", id).update();
    }

    /** The secret so far signs besides for {@link #OVERLAP}; one that was already on its way out does not any more. */
    void rotate(long id, String secret) {
        jdbc.sql("""
                update webhook_endpoint set old_secret = secret, secret = :secret,
                    old_secret_until = current_timestamp + cast(:seconds as int) * interval '1' second where id = :id""")
            .param("secret", secret).param("seconds", OVERLAP.toSeconds()).param("id", id).update();
    }

    void enable(long id) {
        jdbc.sql("update webhook_endpoint set enabled = true, disabled_because = null, failures = 0, paused_until = null where id = :id")
            .param("id", id).update();
    }

    void disable(long id, String because) {
        jdbc.sql("update webhook_endpoint set enabled = false, disabled_because = :because where id = :id and enabled")
            .param("because", because).param("id", id).update();
    }

    List<Endpoint> all() {
        return jdbc.sql("select * from webhook_endpoint order by id").query(Endpoints::endpoint).list();
    }

    Optional<Endpoint> find(long id) {
        return jdbc.sql("select * from webhook_endpoint where id = :id").param("id", id).query(Endpoints::endpoint).optional();
    }

    List<Listening> listening() {
        return jdbc.sql("select id, events, project from webhook_endpoint where enabled order by id")
            .query((row, number) -> new Listening(row.getLong("id"), events(row), row.getString("project"))).list();
    }

    /** @return whether there was a failure or a pause before */
    boolean succeeded(long id) {
        return jdbc.sql("""
                update webhook_endpoint set failures = 0, paused_until = null
                where id = :id and (failures > 0 or paused_until is not null)""").param("id", id).update() == 1;
    }

    /** @param pause from now on, null for none */
    void failed(long id, Duration pause) {
        jdbc.sql("update webhook_endpoint set failures = failures + 1 where id = :id").param("id", id).update();
        if (pause != null) {
            pause(id, pause);
        }
    }

    void pause(long id, Duration pause) {
        jdbc.sql("""
                update webhook_endpoint set paused_until = current_timestamp + cast(:seconds as int) * interval '1' second
                where id = :id""").param("seconds", pause.toSeconds()).param("id", id).update();
    }

    /** Whether the caller, alone of all nodes and workers, may see whether the endpoint is there again. The others pause so long. */
    boolean mayProbe(long id, Duration longest) {
        return jdbc.sql("""
                update webhook_endpoint set paused_until = current_timestamp + cast(:seconds as int) * interval '1' second
                where id = :id and (paused_until is null or paused_until <= current_timestamp)""")
            .param("seconds", longest.toSeconds()).param("id", id).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
        return new Endpoint(row.getLong("id"), row.getString("url"), row.getString("description"), events(row), row.getString("project"),
            instant(row, "old_secret_until"), row.getBoolean("enabled"), row.getString("disabled_because"), row.getInt("failures"),
            instant(row, "paused_until"), instant(row, "created_at"), row.getString("created_by"));
    }

    private static Set<String> events(ResultSet row) throws SQLException {
        return new TreeSet<>(List.of(row.getString("events").split(",")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
