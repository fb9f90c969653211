package org.handover.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.handover.outbox.OutboxBeans;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The webhooks and the outbox without its loop, on whatever database a test brings. */
@TestConfiguration(proxyBeanMethods = false)
@Import({OutboxBeans.class, Endpoints.class, Deliveries.class, Listeners.class, Webhooks.class, WebhookHandler.class, FactsTold.class})
class WebhookBeans {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-16T12:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    ObjectMapper json() {
        return new ObjectMapper();
    }

    @Bean
    Sender sender() {
        return new Sender(new Reach(new WebhookSettings(List.of("127.0.0.0/8"), true), SystemDefaultDnsResolver.INSTANCE),
            new Sender.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }
}
