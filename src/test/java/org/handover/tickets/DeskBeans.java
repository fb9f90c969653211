package org.handover.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.handover.outbox.OutboxBeans;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The tickets, the outbox without its loop, and the desk that the settings choose, on whatever database a test brings. */
@TestConfiguration(proxyBeanMethods = false)
@Import({OutboxBeans.class, TicketsConfiguration.class, Tickets.class, TicketEffect.class, TicketChanges.class, TicketChangeEffect.class,
    DeskNews.class, DeskCheck.class, Opened.class, Closed.class})
class DeskBeans {

    @Bean
    BillingReasons billingReasons() {
        return (rating, language) -> "Because of " + rating.reason() + ".";
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-16T12:00:00Z"), ZoneOffset.UTC);
    }
}
