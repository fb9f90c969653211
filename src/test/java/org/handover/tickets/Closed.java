package org.handover.tickets;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the events, each of which must come inside a transaction. */
class Closed {

    final List<TicketClosed> events = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(TicketClosed event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("Told outside the transaction: " + event);
        }
        events.add(event);
    }
}
