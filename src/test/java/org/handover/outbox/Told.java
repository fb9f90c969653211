package org.handover.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the events that were published inside a transaction. */
class Told {

    final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener({EffectDone.class, EffectStuck.class})
    void hear(Object event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("Published outside a transaction: " + event);
        }
        events.add(event);
    }
}
