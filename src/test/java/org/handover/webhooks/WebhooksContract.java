package org.handover.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.handover.outbox.Dispatcher;
import org.handover.outbox.Outbox;
import org.handover.outbox.StuckEffect;
import org.handover.projects.GoLive;
import org.handover.projects.ProjectEvent;
import org.handover.projects.plan.MilestoneEvent;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffRecorded;
import org.handover.webhooks.Deliveries.Delivery;
import org.handover.webhooks.Receiver.Received;
import org.handover.webhooks.Receiver.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts become messages, and each reaches each endpoint that wants it. */
@TestPropertySource(properties = "handover.dispatcher.attempts=7")
abstract class WebhooksContract {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 25);
    private static final ProjectEvent LIVE = new ProjectEvent.WentLive("P-1", DAY, GoLive.Source.ACTIVATED);

    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;
    @Autowired TransactionTemplate transaction;
    @Autowired Outbox outbox;
    @Autowired Dispatcher dispatcher;
    @Autowired Endpoints endpoints;
    @Autowired Deliveries deliveries;
    @Autowired Listeners listeners;
    @Autowired Webhooks webhooks;
    @Autowired ApplicationEventPublisher events;

    private final Receiver receiver = new Receiver();
    private final String secret = Secrets.make();

    @BeforeEach
    void nothingYet() {
        for (String table : List.of("webhook_delivery", "webhook_endpoint", "outbox")) {
            jdbc.sql("delete from " + table).update();
        }
        changed();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aFactReachesTheReceiverSignedAndThin() throws Exception {
        long endpoint = endpoint("/hook");

        happens(LIVE);
        dispatcher.dispatchDue();

        Received message = onlyMessage();
        assertThat(message.isSignedWith(secret)).isTrue();
        assertThat(message.header("webhook-id")).matches("msg_[0-9a-f]{32}");
        JsonNode json = new ObjectMapper().readTree(message.body());
        assertThat(json.toString()).isEqualTo("{\"type\":\"go-live.recorded\",\"timestamp\":\"2026-10-16T12:00:00Z\","
            + "\"data\":{\"project\":\"P-1\",\"liveDate\":\"2026-09-25\",\"source\":\"activated\"}}");
        Delivery delivery = only(endpoint);
        assertThat(delivery.deliveredAt()).isNotNull();
        assertThat(delivery.lastStatus()).isEqualTo(204);
        assertThat(delivery.tries()).isEqualTo(1);
        assertThat(outbox.state(delivery.key())).isEqualTo("done");
    }

    @Test
    void eachFactHasItsEvent() {
        endpoint("/hook");

        happens(new ProjectEvent.Started("P-1", "upgrade-full"), new ProjectEvent.Completed("P-1", DAY), new ProjectEvent.Reopened("P-1"),
            new ProjectEvent.Cancelled("P-1"), LIVE, new MilestoneEvent.Reached("P-1", "Go-live", DAY),
            new MilestoneEvent.Moved("P-1", "Go-live", DAY, DAY.plusDays(3)), signOff("completion-form", "signed"),
            signOff("completion-form", "deemed"), signOff("completion-form", "refused"), signOff("completion-form", "no"),
            signOff("go-live", "rolled-back"), signOff("offer", "accepted"));
        dispatcher.dispatchDue();

        assertThat(receiver.received).extracting(message -> message.body().replaceFirst("\"timestamp\":\"[^\"]+\",", "")).containsExactly(
            "{\"type\":\"project.started\",\"data\":{\"project\":\"P-1\",\"kind\":\"upgrade-full\"}}",
            "{\"type\":\"project.completed\",\"data\":{\"project\":\"P-1\",\"billableFrom\":\"2026-09-25\"}}",
            "{\"type\":\"project.reopened\",\"data\":{\"project\":\"P-1\"}}",
            "{\"type\":\"project.cancelled\",\"data\":{\"project\":\"P-1\"}}",
            "{\"type\":\"go-live.recorded\",\"data\":{\"project\":\"P-1\",\"liveDate\":\"2026-09-25\",\"source\":\"activated\"}}",
            "{\"type\":\"milestone.reached\",\"data\":{\"project\":\"P-1\",\"milestone\":\"Go-live\",\"reachedOn\":\"2026-09-25\"}}",
            "{\"type\":\"milestone.moved\",\"data\":{\"project\":\"P-1\",\"milestone\":\"Go-live\",\"from\":\"2026-09-25\",\"to\":\"2026-09-28\"}}",
            "{\"type\":\"completion.accepted\",\"data\":{\"project\":\"P-1\",\"signedOn\":\"2026-09-25\"}}",
            "{\"type\":\"completion.deemed-accepted\",\"data\":{\"project\":\"P-1\",\"effectiveOn\":\"2026-10-16\"}}",
            "{\"type\":\"completion.refused\",\"data\":{\"project\":\"P-1\",\"reasonsGiven\":true}}",
            "{\"type\":\"completion.refused\",\"data\":{\"project\":\"P-1\",\"reasonsGiven\":false}}",
            "{\"type\":\"go-live.rolled-back\",\"data\":{\"project\":\"P-1\"}}");
        assertThat(receiver.received.toString()).doesNotContain("Olivia", "comment", "ops");
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        long endpoint = endpoint("/hook");

        transaction.executeWithoutResult(status -> {
            events.publishEvent(LIVE);
            status.setRollbackOnly();
        });
        dispatcher.dispatchDue();

        assertThat(receiver.received).isEmpty();
        assertThat(deliveries.of(endpoint, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void anEndpointGetsTheEventsAndTheProjectThatItAskedFor() {
        endpoint("/all");
        endpoint("/other-project", Set.of("go-live.recorded"), "P-2");
        endpoint("/this-project", Set.of("go-live.recorded"), "P-1");
        endpoint("/other-event", Set.of("ticket.opened"), null);
        endpoints.disable(endpoint("/off"), "Switched off.");
        changed();

        happens(LIVE);
        dispatcher.dispatchDue();

        assertThat(receiver.received).extracting(Received::path).containsExactlyInAnyOrder("/all", "/this-project");
        assertThat(receiver.received).extracting(message -> message.header("webhook-id")).doesNotHaveDuplicates();
    }

    @Test
    void anErrorOfTheReceiverIsTriedAgainUnderTheSameId() {
        long endpoint = endpoint("/hook");
        receiver.answers(500);
        happens(LIVE);
        dispatcher.dispatchDue();
        assertThat(only(endpoint)).satisfies(delivery -> {
            assertThat(delivery.deliveredAt()).isNull();
            assertThat(delivery.lastStatus()).isEqualTo(500);
        });

        receiver.answers(200);
        timePasses();
        dispatcher.dispatchDue();

        assertThat(receiver.received).hasSize(2).extracting(message -> message.header("webhook-id")).containsOnly(only(endpoint).key());
        assertThat(receiver.received).extracting(Received::body).containsOnly(receiver.received.get(0).body());
        assertThat(only(endpoint).deliveredAt()).isNotNull();
        assertThat(endpoints.find(endpoint).orElseThrow().failures()).isZero();
    }

    @Test
    void aMessageWhoseAnswerWasLostGoesAgainUnderTheSameId() {
        long endpoint = endpoint("/hook");
        happens(LIVE);
        dispatcher.dispatchDue();
        // as a node leaves it that is killed between the answer and its commit
        String key = only(endpoint).key();
        jdbc.sql("update webhook_delivery set delivered_at = null where effect_key = :key").param("key", key).update();
        jdbc.sql("update outbox set state = 'claimed', uncertain = true, reference = null, settled_at = null, "
            + "next_attempt_at = current_timestamp - interval '1' second where effect_key = :key").param("key", key).update();

        dispatcher.dispatchDue();

        assertThat(receiver.received).hasSize(2).extracting(message -> message.header("webhook-id")).containsOnly(key);
        assertThat(receiver.received.get(1).isSignedWith(secret)).isTrue();
        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(only(endpoint).deliveredAt()).isNotNull();
    }

    @Test
    void afterItsLastAttemptAMessageWaitsForAPersonAndCanBeTriedAgain() {
        long endpoint = endpoint("/hook");
        receiver.answers(404);
        happens(LIVE);
        for (int attempt = 0; attempt < 7; attempt++) {
            dispatcher.dispatchDue();
            timePasses();
        }
        assertThat(outbox.stuck()).extracting(StuckEffect::reason).containsExactly("The endpoint answered 404.");
        assertThat(outbox.stuck().get(0).effect().processInstanceId()).isEmpty();
        assertThat(outbox.stuck().get(0).effect().elementId()).isEqualTo("go-live.recorded");

        receiver.answers(200);
        outbox.retry(only(endpoint).key());
        dispatcher.dispatchDue();

        assertThat(only(endpoint).deliveredAt()).isNotNull();
    }

    @Test
    void goneSwitchesTheEndpointOffAndDropsWhatWaitsForIt() {
        long endpoint = endpoint("/hook");
        long other = endpoint("/other");
        receiver.answer = message -> new Reply(message.path().equals("/hook") ? 410 : 204, Map.of(), "");
        happens(LIVE, LIVE);
        dispatcher.dispatchDue();

        assertThat(receiver.received.stream().filter(message -> message.path().equals("/hook"))).hasSize(1);
        assertThat(endpoints.find(endpoint).orElseThrow()).satisfies(gone -> {
            assertThat(gone.enabled()).isFalse();
            assertThat(gone.disabledBecause()).contains("410 Gone");
        });
        assertThat(deliveries.of(endpoint, Long.MAX_VALUE, 10)).hasSize(2).allSatisfy(delivery ->
            assertThat(delivery.droppedBecause()).isNotBlank());
        assertThat(outbox.stuck()).isEmpty();
        assertThat(deliveries.of(other, Long.MAX_VALUE, 10)).hasSize(2).allSatisfy(delivery ->
            assertThat(delivery.deliveredAt()).isNotNull());
    }

    @Test
    void anEndpointThatFailsPausesAndItsMessagesWaitUnsentWhileOthersGo() {
        long down = endpoint("/down");
        endpoint("/up");
        receiver.answer = message -> new Reply(message.path().equals("/down") ? 500 : 204, Map.of(), "");

        happens(IntStream.range(0, 20).mapToObj(i -> LIVE).toArray());
        dispatcher.dispatchDue();
        assertThat(sentTo("/down")).isEqualTo(WebhookHandler.FAILURES_BEFORE_PAUSE);
        assertThat(sentTo("/up")).isEqualTo(20);

        dueAgain();
        dispatcher.dispatchDue();
        assertThat(sentTo("/down")).as("while it pauses").isEqualTo(WebhookHandler.FAILURES_BEFORE_PAUSE);

        timePasses();
        dispatcher.dispatchDue();
        assertThat(sentTo("/down")).as("one tries after the pause").isEqualTo(WebhookHandler.FAILURES_BEFORE_PAUSE + 1);
        assertThat(endpoints.find(down).orElseThrow().failures()).isEqualTo(WebhookHandler.FAILURES_BEFORE_PAUSE + 1);

        receiver.answers(204);
        pauseIsOver();
        jdbc.sql("""
            update outbox set next_attempt_at = current_timestamp where effect_key =
                (select min(effect_key) from webhook_delivery where endpoint = :down and delivered_at is null)""").param("down", down).update();
        dispatcher.dispatchDue();
        assertThat(deliveries.of(down, Long.MAX_VALUE, 50)).as("all go once one was taken").hasSize(20)
            .allSatisfy(delivery -> assertThat(delivery.deliveredAt()).isNotNull());
    }

    @Test
    void onlyOneOfManyNodesTriesWhetherAnEndpointIsThereAgain() {
        long endpoint = endpoint("/hook");

        assertThat(endpoints.mayProbe(endpoint, Duration.ofSeconds(40))).isTrue();
        assertThat(endpoints.mayProbe(endpoint, Duration.ofSeconds(40))).isFalse();
        pauseIsOver();
        assertThat(endpoints.mayProbe(endpoint, Duration.ofSeconds(40))).isTrue();
    }

    @Test
    void theWishToBeLeftAloneIsGrantedAndCountsAsNoFailure() {
        long endpoint = endpoint("/hook");
        receiver.answer = message -> new Reply(429, Map.of("Retry-After", "600"), "");
        happens(LIVE, LIVE, LIVE, LIVE, LIVE);
        dispatcher.dispatchDue();
        assertThat(receiver.received).hasSize(1);

        receiver.answers(204);
        dueAgain();
        dispatcher.dispatchDue();
        assertThat(receiver.received).as("within ten minutes").hasSize(1);
        assertThat(endpoints.find(endpoint).orElseThrow()).satisfies(paused -> {
            assertThat(paused.failures()).isZero();
            assertThat(paused.pausedUntil()).isBetween(java.time.Instant.now().plusSeconds(500), java.time.Instant.now().plusSeconds(700));
        });

        timePasses();
        dispatcher.dispatchDue();
        assertThat(receiver.received).hasSize(6);
    }

    @Test
    void aTimeoutIsTriedAgainLater() {
        long endpoint = endpoint("/hook");
        receiver.answer = message -> {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Reply(204, Map.of(), "");
        };
        happens(LIVE);
        dispatcher.dispatchDue();

        assertThat(only(endpoint).lastStatus()).isZero();
        assertThat(only(endpoint).lastAnswer()).isEqualTo("The endpoint did not answer within 1 seconds.");
        assertThat(outbox.state(only(endpoint).key())).isEqualTo("waiting");
    }

    @Test
    void whileASecretIsExchangedBothSignAndAfterwardsOnlyTheNewOne() {
        long endpoint = endpoint("/hook");
        String next = Secrets.make();
        endpoints.rotate(endpoint, next);

        happens(LIVE);
        dispatcher.dispatchDue();
        assertThat(receiver.received.get(0).isSignedWith(secret)).isTrue();
        assertThat(receiver.received.get(0).isSignedWith(next)).isTrue();

        jdbc.sql("update webhook_endpoint set old_secret_until = current_timestamp - interval '1' second").update();
        happens(LIVE);
        dispatcher.dispatchDue();
        assertThat(receiver.received.get(1).isSignedWith(secret)).isFalse();
        assertThat(receiver.received.get(1).isSignedWith(next)).isTrue();
    }

    @Test
    void aTestGoesToOneEndpoint() {
        endpoint("/other");
        long endpoint = endpoint("/hook", Set.of("ticket.opened"), "P-9");

        transaction.executeWithoutResult(status -> webhooks.test(endpoint));
        dispatcher.dispatchDue();

        assertThat(onlyMessage().path()).isEqualTo("/hook");
        assertThat(onlyMessage().body()).startsWith("{\"type\":\"webhook.test\"");
    }

    @Test
    void twoNodesTellEachEndpointEachFactOnce() throws Exception {
        endpoint("/hook");
        happens(IntStream.range(0, 60).mapToObj(i -> LIVE).toArray());

        try (AnnotationConfigApplicationContext second = new AnnotationConfigApplicationContext()) {
            second.getBeanFactory().registerSingleton("dataSource", database);
            second.register(WebhookBeans.class);
            second.refresh();
            ExecutorService nodes = Executors.newFixedThreadPool(2);
            try {
                List<Callable<Integer>> both = List.of(dispatcher::dispatchDue, second.getBean(Dispatcher.class)::dispatchDue);
                for (Future<Integer> node : nodes.invokeAll(both)) {
                    assertThat(node.get()).isPositive();
                }
            } finally {
                nodes.shutdown();
            }
        }

        assertThat(receiver.received).hasSize(60).extracting(message -> message.header("webhook-id")).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from outbox where state <> 'done'").query(Integer.class).single()).isZero();
    }

    @Test
    void anotherNodeKnowsOfAChangeAfterFiveSecondsAndAsksOnlyThen() {
        AtomicLong nanos = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        Listeners otherNode = new Listeners(new Endpoints(jdbc, null) {
            @Override
            List<Listening> listening() {
                asked.incrementAndGet();
                return super.listening();
            }
        }, nanos::get);
        assertThat(otherNode.of(EventType.GO_LIVE_RECORDED, "P-1")).isEmpty();

        long endpoint = endpoint("/hook");
        nanos.addAndGet(Listeners.GOOD_FOR.toNanos() - 1);
        assertThat(otherNode.of(EventType.GO_LIVE_RECORDED, "P-1")).isEmpty();
        assertThat(asked).hasValue(1);

        nanos.incrementAndGet();
        assertThat(otherNode.of(EventType.GO_LIVE_RECORDED, "P-1")).containsExactly(endpoint);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whereNobodyListensAFactWritesNothing() {
        happens(LIVE);

        assertThat(jdbc.sql("select count(*) from outbox").query(Integer.class).single()).isZero();
    }

    @Test
    void noSecretGetsIntoALog() {
        long endpoint = endpoint("/hook");
        happens(LIVE);

        assertThat(deliveries.message(only(endpoint).key()).toString()).doesNotContain("whsec_");
        assertThat(endpoints.find(endpoint).orElseThrow().toString()).doesNotContain("whsec_");
    }

    private long endpoint(String path) {
        return endpoint(path, java.util.Arrays.stream(EventType.values()).map(EventType::text).collect(Collectors.toCollection(TreeSet::new)), null);
    }

    private long endpoint(String path, Set<String> wanted, String project) {
        long id = endpoints.add(new Endpoints.Entry(receiver.url(path), "Test", wanted, project), secret, "ops");
        changed();
        return id;
    }

    private void changed() {
        transaction.executeWithoutResult(status -> events.publishEvent(new Listeners.Changed()));
    }

    private void happens(Object... facts) {
        transaction.executeWithoutResult(status -> List.of(facts).forEach(events::publishEvent));
    }

    private static SignOffRecorded signOff(String subject, String decision) {
        return new SignOffRecorded(new SignOff(0, "P-1", subject, decision, "Olivia Hart", DAY, DAY.plusDays(21), "ops", null, "paper",
            "shown", "{\"comment\":\"no\"}", "dates"));
    }

    /** As if every wait and every pause were over. */
    private void timePasses() {
        dueAgain();
        pauseIsOver();
    }

    private void dueAgain() {
        jdbc.sql("update outbox set next_attempt_at = current_timestamp - interval '1' second where next_attempt_at is not null").update();
    }

    private void pauseIsOver() {
        jdbc.sql("update webhook_endpoint set paused_until = current_timestamp - interval '1' second where paused_until is not null").update();
    }

    private long sentTo(String path) {
        return receiver.received.stream().filter(message -> message.path().equals(path)).count();
    }

    private Received onlyMessage() {
        assertThat(receiver.received).hasSize(1);
        return receiver.received.get(0);
    }

    private Delivery only(long endpoint) {
        List<Delivery> all = deliveries.of(endpoint, Long.MAX_VALUE, 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
