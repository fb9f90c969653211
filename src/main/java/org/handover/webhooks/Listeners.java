package org.handover.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.handover.webhooks.Endpoints.Listening;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which endpoints are to be told of what. Read again after five seconds, and at once after a change on this node, so that a fact costs
 * no statement as a rule and another node knows of a change after five seconds. What is told meanwhile to an endpoint that was
 * switched off elsewhere is dropped when it would be sent.
 */
@Component
class Listeners {

    static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Endpoints endpoints;
    private final LongSupplier nanoTime;
    private volatile Known known;

    @Autowired
    Listeners(Endpoints endpoints) {
        this(endpoints, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    Listeners(Endpoints endpoints, LongSupplier nanoTime) {
        this.endpoints = endpoints;
        this.nanoTime = nanoTime;
    }

    /** An endpoint was changed on this node. */
    record Changed() {
    }

    private record Known(List<Listening> endpoints, long readAt) {
    }

    /** Ids of the endpoints that get this event of this project. */
    List<Long> of(EventType event, String project) {
        return all().stream()
            .filter(endpoint -> endpoint.events().contains(event.text()))
            .filter(endpoint -> endpoint.project() == null || endpoint.project().equals(project))
            .map(Listening::id).toList();
    }

    private List<Listening> all() {
        Known now = known;
        if (now == null || nanoTime.getAsLong() - now.readAt() >= GOOD_FOR.toNanos()) {
            // the time is taken first: what is committed while it is read must not count as known for longer
            long readAt = nanoTime.getAsLong();
            now = new Known(endpoints.listening(), readAt);
            known = now;
        }
        return now.endpoints();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void forget(Changed changed) {
        known = null;
    }
}
