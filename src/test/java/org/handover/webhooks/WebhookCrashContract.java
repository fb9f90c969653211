package org.handover.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.handover.outbox.Crashes;
import org.handover.outbox.Outbox;
import org.handover.projects.GoLive;
import org.handover.projects.ProjectEvent;
import org.handover.webhooks.Deliveries.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever step of a delivery the program is killed at, the message arrives, and under one id. */
abstract class WebhookCrashContract {

    @Autowired Crashes crashes;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;
    @Autowired Outbox outbox;
    @Autowired Endpoints endpoints;
    @Autowired Deliveries deliveries;

    private final Receiver receiver = new Receiver();
    private long endpoint;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aMessageArrivesUnderOneIdWhereverTheProgramIsKilled() {
        int steps = crashes.atEachStep(this::oneIsDue, this::arrivedUnderOneId);

        assertThat(steps).as("statements, commits and calls").isGreaterThanOrEqualTo(12);
    }

    @Test
    void aMessageArrivesUnderOneIdWhereverTheProgramIsKilledTwice() {
        assertThat(crashes.atEachPairOfSteps(this::oneIsDue, this::arrivedUnderOneId)).isGreaterThanOrEqualTo(100);
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOffWhereverTheProgramIsKilled() {
        receiver.answers(410);

        crashes.atEachStep(this::oneIsDue, () -> {
            assertThat(endpoints.find(endpoint).orElseThrow().enabled()).isFalse();
            assertThat(delivery().droppedBecause()).isNotBlank();
            assertThat(outbox.state(delivery().key())).isEqualTo("refused");
        });
    }

    private void oneIsDue() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Listeners.Changed());
            for (String table : List.of("webhook_delivery", "webhook_endpoint", "outbox")) {
                jdbc.sql("delete from " + table).update();
            }
            endpoint = endpoints.add(new Endpoints.Entry(receiver.url("/hook"), "", Set.of("go-live.recorded"), null), Secrets.make(), "ops");
        });
        receiver.received.clear();
        transaction.executeWithoutResult(status ->
            events.publishEvent(new ProjectEvent.WentLive("P-1", LocalDate.of(2026, 9, 25), GoLive.Source.ACTIVATED)));
    }

    private void arrivedUnderOneId() {
        assertThat(receiver.received).isNotEmpty().extracting(message -> message.header("webhook-id")).containsOnly(delivery().key());
        assertThat(delivery().deliveredAt()).isNotNull();
        assertThat(outbox.state(delivery().key())).isEqualTo("done");
    }

    private Delivery delivery() {
        return deliveries.of(endpoint, Long.MAX_VALUE, 10).get(0);
    }
}
