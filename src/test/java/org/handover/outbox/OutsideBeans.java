package org.handover.outbox;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

@TestConfiguration(proxyBeanMethods = false)
@Import({OutboxBeans.class, Outside.class, Told.class})
class OutsideBeans {
}
