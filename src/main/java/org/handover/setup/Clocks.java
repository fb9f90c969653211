package org.handover.setup;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's two clocks, both in UTC. The engine's is read where the engine keeps it; it has no public way. */
@Configuration
class Clocks {

    /** The engine's clock, by which timers fall due and everything is dated. */
    @Bean
    @Primary
    Clock clock() {
        return new ReadingClock(() -> ClockUtil.getCurrentTime().toInstant());
    }

    /**
     * The database's clock, which all nodes share: nothing is deemed accepted because one node's clock is wrong. Where the engine's
     * clock is moved on purpose ({@code handover.clock.movable}, in the demo and in tests), the engine's clock stands in.
     */
    @Bean
    @Qualifier("databaseClock")
    Clock databaseClock(JdbcClient jdbc, Clock clock, @Value("${handover.clock.movable:false}") boolean movable) {
        return movable ? clock : new ReadingClock(() -> jdbc.sql("select current_timestamp").query(OffsetDateTime.class)
            .single().toInstant());
    }

    private static final class ReadingClock extends Clock {

        private final Supplier<Instant> reading;

        private ReadingClock(Supplier<Instant> reading) {
            this.reading = reading;
        }

        @Override
        public Instant instant() {
            return reading.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
