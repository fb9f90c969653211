package org.handover.outbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Time that passes for the outbox at a test's word: rows fall due, leases end, and what was found to be down is probed. */
@TestConfiguration(proxyBeanMethods = false)
public class PassingTime {

    private final AtomicLong nanos = new AtomicLong();
    private final JdbcClient jdbc;
    private Kinds kinds;

    PassingTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    @Primary
    Kinds kindsInPassingTime(DispatcherSettings settings) {
        kinds = new Kinds(settings.workers(), settings.probe(), nanos::get);
        return kinds;
    }

    /** Nothing is known of a kind that was found to be down in the test before. */
    public void beginsAnew(String kind) {
        kinds.isUp(kind);
    }

    /** As much as it takes that every wait and every lease is over. */
    public void passes() {
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        jdbc.sql("""
                update outbox set next_attempt_at = current_timestamp - interval '1' second, under_way_until = null
                where next_attempt_at is not null""").update();
    }

    /** Exactly so much, in whole seconds. */
    public void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        jdbc.sql("""
                update outbox set next_attempt_at = next_attempt_at - cast(:seconds as int) * interval '1' second,
                    under_way_until = under_way_until - cast(:seconds as int) * interval '1' second,
                    created_at = created_at - cast(:seconds as int) * interval '1' second""")
                .param("seconds", time.toSeconds()).update();
    }
}
