package org.handover.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the events that were published inside a transaction. */
class Told {

    final List<Object> events = new CopyOnWriteArrayList<>();

    final List<Object> shown = new CopyOnWriteArrayList<>();
    Predicate<EffectWaits> refuse;

    Told() {
        reset();
    }

    void reset() {
        events.clear();
        shown.clear();
        refuse = event -> false;
    }

    @EventListener({EffectDone.class, EffectStuck.class})
    void hear(Object event) {
        insideATransaction(event);
        events.add(event);
    }

    @EventListener({EffectWaits.class, EffectAtRest.class})
    void see(Object event) {
        insideATransaction(event);
        if (event instanceof EffectWaits waits && refuse.test(waits)) {
            throw new IllegalStateException("on purpose");
        }
        shown.add(event);
    }

    private static void insideATransaction(Object event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("Published outside a transaction: " + event);
        }
    }
}
