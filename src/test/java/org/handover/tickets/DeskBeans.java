package org.handover.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.handover.outbox.OnH2;
import org.handover.outbox.OutboxBeans;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The tickets, the outbox without its loop, and the desk that the settings choose. */
@TestConfiguration(proxyBeanMethods = false)
@Import({OnH2.class, OutboxBeans.class, TicketsConfiguration.class, Tickets.class, TicketEffect.class, DeskCheck.class, Opened.class})
class DeskBeans {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-16T12:00:00Z"), ZoneOffset.UTC);
    }
}
