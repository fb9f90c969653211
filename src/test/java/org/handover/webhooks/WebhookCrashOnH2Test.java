package org.handover.webhooks;

import org.handover.outbox.Crashes;
import org.handover.outbox.OnH2;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({WebhookBeans.class, OnH2.class, Crashes.class})
class WebhookCrashOnH2Test extends WebhookCrashContract {
}
