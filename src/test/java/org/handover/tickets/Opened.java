package org.handover.tickets;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the events, each of which must come inside a transaction that sees all numbers. */
class Opened {

    final List<TicketsOpened> events = new CopyOnWriteArrayList<>();
    private final JdbcClient jdbc;

    Opened(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void hear(TicketsOpened event) {
        int without = jdbc.sql("select count(*) from ticket where process_instance_id = :instance and state = 'ordered'")
                .param("instance", event.processInstanceId()).query(Integer.class).single();
        if (without > 0 || !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("Told too early or outside the transaction: " + event);
        }
        events.add(event);
    }
}
