package org.handover.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.handover.outbox.Outcome.Done;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The dispatcher's statements. Time is the database's alone, so that nodes with different clocks agree. {@code next_attempt_at}
 * is when a row is due: its next attempt, or for a claimed one the end of the lease, or null when nothing is to be done. Until
 * {@code under_way_until} the other side may still work on the latest attempt; null when it certainly does not.
 */
@Repository
class Claims {

    private final JdbcClient jdbc;

    Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due, longest due first, each as it will be held if {@link #take} succeeds. Locks nothing. */
    List<Claim> due(Set<String> kinds, int limit) {
        return jdbc.sql("""
                select * from outbox where next_attempt_at <= current_timestamp and kind in (:kinds)
                order by next_attempt_at, id limit :limit""")
                .param("kinds", kinds).param("limit", limit)
                .query((row, number) -> new Claim(effect(row, row.getInt("attempts") + 1), row.getLong("fence") + 1,
                        row.getBoolean("uncertain"), row.getString("reference")))
                .list();
    }

    /**
     * Claims it in one statement, which commits by itself; false when another node has it. From here on it counts as uncertain
     * until something else is known, so a crash needs no clean-up. The row is named by its key, since H2 locks every row that
     * a sorted {@code for update} passes over and would keep the other nodes from all of them.
     */
    boolean take(Claim claim, Duration lease) {
        return jdbc.sql("""
                update outbox
                set state = 'claimed', uncertain = true, attempts = attempts + 1, fence = fence + 1,
                    next_attempt_at = current_timestamp + cast(:seconds as int) * interval '1' second,
                    under_way_until = current_timestamp + cast(:seconds as int) * interval '1' second
                where effect_key = (
                    select effect_key from outbox
                    where effect_key = :key and fence = :before and next_attempt_at <= current_timestamp
                    for update skip locked)""")
                .param("key", claim.effect().key()).param("before", claim.fence() - 1).param("seconds", lease.toSeconds())
                .update() == 1;
    }

    /** What a write found out about the claim. */
    enum Held {
        /** Another node has it, or a person settled it: nothing was written. */
        LOST,
        /** It was ours. */
        YES,
        /** It was ours, and somebody was told that it waits. */
        AND_SHOWN
    }

    Held done(Claim claim, String reference) {
        return atRest(held(claim, """
                update outbox set state = 'done', uncertain = false, reference = :reference, last_error = null,
                    next_attempt_at = null, under_way_until = null, settled_at = current_timestamp""")
                .param("reference", reference));
    }

    Held refused(Claim claim, String reason) {
        return atRest(held(claim, """
                update outbox set state = 'refused', uncertain = false, last_error = :reason,
                    next_attempt_at = null, under_way_until = null, settled_at = current_timestamp""")
                .param("reason", storable(reason)));
    }

    /** Each of the following is false, and has written nothing, when the claim was lost. A stuck effect is always shown. */
    boolean stuck(Claim claim, String reason, boolean uncertain) {
        return held(claim, """
                update outbox set state = 'stuck', uncertain = :uncertain, last_error = :reason, next_attempt_at = null,
                    under_way_until = null, settled_at = current_timestamp, shown_at = current_timestamp""")
                .param("reason", storable(reason)).param("uncertain", uncertain).update() == 1;
    }

    /** Gives it back for a later attempt. */
    boolean again(Claim claim, String reason, Duration wait, boolean uncertain, String reference) {
        return held(claim, """
                update outbox set state = 'waiting', uncertain = :uncertain, last_error = :reason, reference = :reference,
                    next_attempt_at = current_timestamp + cast(:seconds as int) * interval '1' second, under_way_until = null""")
                .param("reason", storable(reason)).param("uncertain", uncertain).param("reference", reference)
                .param("seconds", wait.toSeconds()).update() == 1;
    }

    /** Gives it back as if it had not been attempted, because nothing of its kind gets through. */
    boolean later(Claim claim, String reason, Duration wait, boolean uncertain) {
        return held(claim, """
                update outbox set state = 'waiting', uncertain = :uncertain, last_error = :reason, attempts = attempts - 1,
                    next_attempt_at = current_timestamp + cast(:seconds as int) * interval '1' second, under_way_until = null""")
                .param("reason", storable(reason)).param("uncertain", uncertain).param("seconds", wait.toSeconds()).update() == 1;
    }

    /** Gives it back to be looked up at the end of the lease, when the other side must have finished. */
    boolean unknown(Claim claim, String reason) {
        return held(claim, "update outbox set state = 'waiting', last_error = :reason")
                .param("reason", storable(reason)).update() == 1;
    }

    /** Takes it over from whoever has it and brings it to rest; {@link Held#LOST} when it is at rest already. */
    Held byHand(String key, Outcome outcome, String by, String because) {
        return atRest(jdbc.sql("""
                update outbox set state = :state, uncertain = false, fence = fence + 1, reference = :reference, next_attempt_at = null,
                    under_way_until = null, settled_at = current_timestamp, settled_by = :by, settled_because = :because
                where effect_key = :key and state in ('waiting', 'claimed', 'stuck')""")
                .param("state", outcome instanceof Done ? "done" : "refused")
                .param("reference", outcome instanceof Done done ? done.reference() : null)
                .param("by", by).param("because", storable(because)).param("key", key));
    }

    static Effect effect(ResultSet row, int attempts) throws SQLException {
        return new Effect(row.getString("effect_key"), row.getString("kind"), row.getString("project"),
                row.getString("process_instance_id"), row.getString("element_id"), attempts);
    }

    private StatementSpec held(Claim claim, String update) {
        return jdbc.sql(update + " where effect_key = :key and fence = :fence")
                .param("key", claim.effect().key()).param("fence", claim.fence());
    }

    private static Held atRest(StatementSpec update) {
        GeneratedKeyHolder written = new GeneratedKeyHolder();
        if (update.update(written, "shown_at") == 0) {
            return Held.LOST;
        }
        return written.getKeys().get("shown_at") == null ? Held.YES : Held.AND_SHOWN;
    }

    /** Reasons come from outside: PostgreSQL stores no NUL, and the column has an end. */
    private static String storable(String reason) {
        String text = reason.replace("\0", "");
        return text.length() <= 2000 ? text : text.substring(0, 2000);
    }
}
