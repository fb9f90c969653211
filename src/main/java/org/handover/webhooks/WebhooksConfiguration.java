package org.handover.webhooks;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this room, and the way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhooksConfiguration {

    @Bean
    Reach webhookReach(WebhookSettings settings) {
        return new Reach(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean
    Sender webhookSender(Reach reach) {
        return new Sender(reach, Sender.LIMITS);
    }
}
