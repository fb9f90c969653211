package org.handover.tickets;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The settings of this room, and the one desk that they choose. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketSettings.class)
class TicketsConfiguration {

    @Bean
    TicketDesk ticketDesk(TicketSettings settings, JdbcClient jdbc) {
        return switch (settings.desk()) {
            case BUILT_IN -> new BuiltInDesk(jdbc);
            case REQUEST_TRACKER -> new RequestTrackerDesk(settings);
        };
    }
}
