package org.handover.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.outbox.OpenEffect.Standing;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is not at rest, for whoever watches over it, and the way to settle it by hand. {@link Outbox#retry} tries it again. */
@Service
public class OpenEffects {

    private static final String STANDING = """
            case when state = 'stuck' then 'STUCK'
                when state = 'claimed' and next_attempt_at > current_timestamp then 'UNDER_WAY'
                when uncertain then 'UNKNOWN'
                else 'WAITING' end""";
    private static final String OPEN = "state in ('waiting', 'claimed', 'stuck')";
    private static final String SINCE_EPOCH = "cast(extract(epoch from current_timestamp) - extract(epoch from %s) as bigint)";
    private static final String SELECT = "select outbox.*, " + STANDING + " as standing, " + SINCE_EPOCH.formatted("created_at")
            + " as age from outbox where " + OPEN;

    private final JdbcClient jdbc;
    private final Completion completion;
    private final Map<String, EffectHandler> handlers;
    private final ApplicationEventPublisher events;

    OpenEffects(JdbcClient jdbc, Completion completion, List<EffectHandler> handlers, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        this.completion = completion;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(EffectHandler::kind, Function.identity()));
    }

    /** Which effects a page shows; null for all of them. */
    public record Filter(Standing standing, String kind, String project) {
    }

    /**
     * How many effects of a kind stand there.
     *
     * @param oldest age of the oldest of them, by the database's clock
     */
    public record Figure(String kind, Standing standing, long count, Duration oldest) {
    }

    /**
     * Oldest first.
     *
     * @param afterId only effects with a greater id: the id of the last one on the page before, 0 for the first page
     * @param limit   at most so many
     */
    public List<OpenEffect> page(Filter filter, long afterId, int limit) {
        return jdbc.sql(SELECT + " and id > :after"
                + (filter.standing() == null ? "" : " and " + STANDING + " = :standing")
                + (filter.kind() == null ? "" : " and kind = :kind")
                + (filter.project() == null ? "" : " and project = :project")
                + " order by id limit :limit")
                .param("after", afterId).param("standing", filter.standing() == null ? null : filter.standing().name())
                .param("kind", filter.kind()).param("project", filter.project()).param("limit", limit)
                .query(OpenEffects::openEffect).list();
    }

    /** One that is not at rest. */
    public Optional<OpenEffect> find(String key) {
        return jdbc.sql(SELECT + " and effect_key = :key").param("key", key).query(OpenEffects::openEffect).optional();
    }

    /** By kind and standing; where there is none, there is no figure. One statement, which looks at nothing that is at rest. */
    public List<Figure> figures() {
        return jdbc.sql("select kind, standing, count(*) as effects, " + SINCE_EPOCH.formatted("min(created_at)")
                + " as age from (select kind, created_at, " + STANDING + " as standing from outbox where " + OPEN
                + ") as open_effect group by kind, standing order by kind, standing")
                .query((row, number) -> new Figure(row.getString("kind"), Standing.valueOf(row.getString("standing")),
                        row.getLong("effects"), Duration.ofSeconds(row.getLong("age"))))
                .list();
    }

    /**
     * Tries everything of a kind again now that waits, is unknown or stuck, after an outage; each as {@link Outbox#retry} does.
     *
     * @return how many
     */
    @Transactional
    public int retryAll(String kind) {
        int made = jdbc.sql("""
                update outbox set state = 'waiting', attempts = 0, settled_at = null,
                    next_attempt_at = greatest(current_timestamp, coalesce(under_way_until, current_timestamp))
                where kind = :kind and state in ('waiting', 'stuck')""").param("kind", kind).update();
        events.publishEvent(new EffectsAdded());
        return made;
    }

    /**
     * A person did it, or saw that it was done. The handler and the project hear of it as if it had been dispatched. A node that works
     * on it at this moment loses it, and nothing that it brings is written.
     *
     * @param reference how the other side names it (a ticket number); at most 300 characters
     * @param by        who says so
     * @param because   why, in their words; at most 2000 characters are kept
     * @throws IllegalArgumentException without a reference, a person or a reason, or when the reference is too long
     * @throws IllegalStateException    when it is at rest already
     */
    public void doneByHand(String key, String reference, String by, String because) {
        settle(key, new Done(said(reference, "reference")), by, because);
    }

    /**
     * It will not be done. The handler hears of it as of a refusal for good ({@link Refused} with this reason); else as {@link #doneByHand}.
     *
     * @throws IllegalArgumentException without a person or a reason
     * @throws IllegalStateException    when it is at rest already
     */
    public void giveUp(String key, String by, String because) {
        settle(key, new Refused(said(because, "reason")), by, because);
    }

    private void settle(String key, Outcome outcome, String by, String because) {
        OpenEffect open = find(key).orElseThrow(() -> new IllegalStateException("Nothing to settle: " + key + " is at rest already."));
        EffectHandler handler = Optional.ofNullable(handlers.get(open.effect().kind()))
                .orElseThrow(() -> new IllegalStateException("Nobody here carries out effects of the kind " + open.effect().kind() + "."));
        completion.settleByHand(open.effect(), handler, outcome, said(by, "person"), said(because, "reason"));
    }

    private static String said(String text, String what) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("To settle an effect by hand takes a " + what + ".");
        }
        return text.strip();
    }

    private static OpenEffect openEffect(ResultSet row, int number) throws SQLException {
        return new OpenEffect(row.getLong("id"), Claims.effect(row, row.getInt("attempts")), Standing.valueOf(row.getString("standing")),
                instant(row, "created_at"), Duration.ofSeconds(row.getLong("age")), row.getString("last_error"),
                instant(row, "next_attempt_at"), row.getBoolean("uncertain"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
