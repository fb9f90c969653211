package org.handover.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.handover.outbox.OutboxBeans;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The tickets and the outbox without its loop, on whatever database a test brings. */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketSettings.class)
@Import({OutboxBeans.class, Tickets.class, TicketEffect.class, DeskCheck.class, BuiltInDesk.class, FailingDesk.class, Opened.class})
class TicketBeans {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-16T12:00:00Z"), ZoneOffset.UTC);
    }
}
