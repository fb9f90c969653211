package org.handover.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What became of effects that are at rest, and which of them a person settled, with the reason. */
@Service
public class SettledEffects {

    private final JdbcClient jdbc;

    SettledEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An effect at rest.
     *
     * @param id        grows with each effect
     * @param done      false: refused or given up
     * @param reference how the other side names it; null unless done
     * @param answer    why it was not done, in words; null if it was
     * @param by        who settled it by hand; null where it came to rest by itself
     * @param because   their reason; null where it came to rest by itself
     * @param at        by the database's clock
     */
    public record Settled(long id, Effect effect, boolean done, String reference, String answer, String by, String because, Instant at) {
    }

    /** One that is at rest. */
    public Optional<Settled> find(String key) {
        return jdbc.sql("select * from outbox where state in ('done', 'refused') and effect_key = :key").param("key", key)
                .query(SettledEffects::settled).optional();
    }

    /**
     * What was settled by hand, the effect that was asked for last first.
     *
     * @param beforeId only effects with a smaller id: the id of the last one on the page before, {@link Long#MAX_VALUE} for the first
     */
    public List<Settled> byHand(long beforeId, int limit) {
        return jdbc.sql("""
                select * from outbox where state in ('done', 'refused') and settled_by is not null and id < :before
                order by id desc limit :limit""")
                .param("before", beforeId).param("limit", limit).query(SettledEffects::settled).list();
    }

    private static Settled settled(ResultSet row, int number) throws SQLException {
        return new Settled(row.getLong("id"), Claims.effect(row, row.getInt("attempts")), row.getString("state").equals("done"),
                row.getString("reference"), row.getString("last_error"), row.getString("settled_by"), row.getString("settled_because"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }
}
