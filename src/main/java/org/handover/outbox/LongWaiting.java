package org.handover.outbox;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Announces what is not at rest after a while, each effect once. Safe with any number of nodes. */
@Service
public class LongWaiting {

    private static final Logger log = LoggerFactory.getLogger(LongWaiting.class);
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final OpenEffects openEffects;
    private final DispatcherSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    LongWaiting(JdbcClient jdbc, OpenEffects openEffects, DispatcherSettings settings, ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.openEffects = openEffects;
        this.settings = settings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Publishes {@link EffectWaits} for the oldest 500 that nobody was told of. Each in a transaction of its own that locks one row, so
     * that it keeps nobody from carrying effects out.
     *
     * @return how many were announced
     */
    public int show() {
        List<String> keys = jdbc.sql("""
                select effect_key from outbox
                where state in ('waiting', 'claimed', 'stuck') and shown_at is null
                    and created_at <= current_timestamp - cast(:seconds as int) * interval '1' second
                    and not (state = 'claimed' and next_attempt_at > current_timestamp)
                order by id limit :limit""")
                .param("seconds", settings.showAfter().toSeconds()).param("limit", AT_ONCE).query(String.class).list();
        int shown = 0;
        for (String key : keys) {
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> show(key)))) {
                    shown++;
                }
            } catch (RuntimeException e) {
                log.warn("That {} waits could not be shown; it is tried again", key, e);
            }
        }
        return shown;
    }

    private boolean show(String key) {
        boolean mark = jdbc.sql("""
                update outbox set shown_at = current_timestamp
                where effect_key = :key and state in ('waiting', 'claimed', 'stuck') and shown_at is null""")
                .param("key", key).update() == 1;
        if (mark) {
            OpenEffect open = openEffects.find(key).orElseThrow();
            events.publishEvent(new EffectWaits(open.effect(), reason(open)));
        }
        return mark;
    }

    private static String reason(OpenEffect open) {
        if (open.lastAnswer() == null) {
            return open.uncertain() ? "A node began it and was stopped; it is looked up whether it was done."
                    : "It waits and has not been tried yet.";
        }
        return open.lastAnswer();
    }
}
