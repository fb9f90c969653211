package org.handover.setup;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets a node do by itself what is to be done again and again, unless it carries out no effects. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "handover.dispatcher.enabled", matchIfMissing = true)
class Scheduling {
}
