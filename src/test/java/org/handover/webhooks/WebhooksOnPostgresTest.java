package org.handover.webhooks;

import org.handover.outbox.OnPostgres;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({WebhookBeans.class, OnPostgres.class})
class WebhooksOnPostgresTest extends WebhooksContract {
}
