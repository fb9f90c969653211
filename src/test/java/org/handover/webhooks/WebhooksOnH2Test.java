package org.handover.webhooks;

import org.handover.outbox.OnH2;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({WebhookBeans.class, OnH2.class})
class WebhooksOnH2Test extends WebhooksContract {
}
