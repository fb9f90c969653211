package org.handover.webhooks;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leaves no webhook behind, neither in the database nor in what this node knows of it. */
public final class NoWebhooks {

    private NoWebhooks() {
    }

    public static void leave(JdbcClient jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(new Listeners.Changed());
            for (String rows : List.of("webhook_delivery", "webhook_endpoint", "outbox where kind = 'webhook'")) {
                jdbc.sql("delete from " + rows).update();
            }
        });
    }
}
