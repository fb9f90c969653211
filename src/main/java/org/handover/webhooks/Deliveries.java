package org.handover.webhooks;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code webhook_delivery}: what is told to which endpoint, and what it answered last. */
@Repository
class Deliveries {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What goes to an endpoint, with how that stands.
     *
     * @param secrets  those that sign, the newest first
     * @param paused   nothing is sent to it at the moment
     * @param failures in a row
     */
    record Message(String key, byte[] body, long endpoint, String url, List<String> secrets, boolean enabled, boolean paused, int failures) {

        @Override
        public String toString() {
            return key; // secrets must not get into a log
        }
    }

    /**
     * A delivery as it stands.
     *
     * @param triedAt        null before the first attempt, likewise {@code lastStatus} and {@code lastAnswer}
     * @param lastStatus     of HTTP; 0 where there was no answer
     * @param deliveredAt    null until it is taken
     * @param droppedBecause why it is not sent any more; null otherwise
     */
    record Delivery(long id, String key, long endpoint, String event, String project, String body, Instant recordedAt, int tries,
            Instant triedAt, Integer lastStatus, String lastAnswer, Instant deliveredAt, String droppedBecause) {
    }

    void add(String key, long endpoint, String event, String project, byte[] body) {
        jdbc.sql("""
                insert into webhook_delivery (effect_key, endpoint, event, project, body, recorded_at)
                values (:key, :endpoint, :event, :project, :body, :now)""")
            .param("key", key).param("endpoint", endpoint).param("event", event).param("project", project).param("body", body)
            .param("now", now()).update();
    }

    Message message(String key) {
        return jdbc.sql("""
                select effect_key, body, endpoint, url, secret, enabled, failures,
                    case when old_secret_until > current_timestamp then old_secret end as second_secret,
                    case when paused_until > current_timestamp then true else false end as paused
                from webhook_delivery join webhook_endpoint on webhook_endpoint.id = endpoint
                where effect_key = :key""").param("key", key)
            .query((row, number) -> new Message(row.getString("effect_key"), row.getBytes("body"), row.getLong("endpoint"),
                row.getString("url"),
                Stream.of(row.getString("secret"), row.getString("second_secret")).filter(secret -> secret != null).toList(),
                row.getBoolean("enabled"), row.getBoolean("paused"), row.getInt("failures")))
            .single();
    }

    void tried(String key, Answer answer) {
        jdbc.sql("""
                update webhook_delivery set tries = tries + 1, tried_at = :now, last_status = :status, last_answer = :answer
                where effect_key = :key""")
            .param("now", now()).param("status", answer.status()).param("answer", answer.words()).param("key", key).update();
    }

    void delivered(String key) {
        jdbc.sql("update webhook_delivery set delivered_at = :now where effect_key = :key").param("now", now()).param("key", key).update();
    }

    void dropped(String key, String because) {
        jdbc.sql("update webhook_delivery set dropped_because = :because where effect_key = :key")
            .param("because", because.length() <= LONGEST_REASON ? because : because.substring(0, LONGEST_REASON)).param("key", key).update();
    }

    /** Keys of what still waits for an endpoint, the oldest first. */
    List<String> waiting(long endpoint) {
        return jdbc.sql("""
                select effect_key from webhook_delivery
                where endpoint = :endpoint and delivered_at is null and dropped_because is null order by id""")
            .param("endpoint", endpoint).query(String.class).list();
    }

    /** The newest first, those with a smaller id than {@code before}. */
    List<Delivery> of(long endpoint, long before, int limit) {
        return jdbc.sql("select * from webhook_delivery where endpoint = :endpoint and id < :before order by id desc limit :limit")
            .param("endpoint", endpoint).param("before", before).param("limit", limit).query(Deliveries::delivery).list();
    }

    Optional<Delivery> find(long endpoint, long id) {
        return jdbc.sql("select * from webhook_delivery where endpoint = :endpoint and id = :id")
            .param("endpoint", endpoint).param("id", id).query(Deliveries::delivery).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(row.getLong("id"), row.getString("effect_key"), row.getLong("endpoint"), row.getString("event"),
            row.getString("project"), new String(row.getBytes("body"), StandardCharsets.UTF_8), instant(row, "recorded_at"),
            row.getInt("tries"), instant(row, "tried_at"), row.getObject("last_status", Integer.class), row.getString("last_answer"),
            instant(row, "delivered_at"), row.getString("dropped_because"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
