package org.handover.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.handover.outbox.OutboxBeans;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The tickets and the outbox without its loop, on whatever database a test brings. */
@TestConfiguration(proxyBeanMethods = false)
@Import({OutboxBeans.class, Tickets.class, TicketEffect.class, BuiltInDesk.class, FailingDesk.class, Opened.class})
class TicketBeans {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-16T12:00:00Z"), ZoneOffset.UTC);
    }
}
