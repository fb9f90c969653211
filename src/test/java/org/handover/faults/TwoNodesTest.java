package org.handover.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.handover.nodes.FakeTime;
import org.handover.nodes.FaultProxy;
import org.handover.nodes.FaultProxy.Fault;
import org.handover.nodes.Node;
import org.handover.nodes.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: one stands still, what they talk to is away, both are replaced while people work. */
class TwoNodesTest {

    private static FakeTime clock;
    private static PostgresServer database;
    private static Mailboxes mail;
    private static FaultProxy mailOfA;
    private static FaultProxy mailOfB;
    private static Node a;
    private static Node b;
    private static Effects effects;

    @BeforeAll
    static void twoNodes() {
        Assumptions.assumeTrue(FakeTime.isInstalled(), "clocks of processes cannot be moved here: there is no C compiler (cc)");
        clock = new FakeTime();
        mail = new Mailboxes();
        mailOfA = mail.proxy();
        mailOfB = mail.proxy();
        database = PostgresServer.start(Path.of("target/nodes/two-nodes"), clock);
        effects = new Effects(database);
        a = RestAnswers.start(mail.on(new Node("two-nodes-a", database).on(clock), mailOfA)
            .with("spring.datasource.hikari.connection-init-sql", "set idle_in_transaction_session_timeout = '20s'")
            .with("handover.drain", "3s"));
        b = RestAnswers.start(mail.on(new Node("two-nodes-b", database).on(clock), mailOfB)
            .with("spring.datasource.hikari.connection-init-sql", "set idle_in_transaction_session_timeout = '20s'")
            .with("handover.drain", "3s"));
        a.addPerson("manager", "project-managers", "engineers", "trainers", "support");
    }

    @AfterAll
    static void end() {
        if (database != null) {
            Stream.<AutoCloseable>of(a, b, mailOfA, mailOfB, database, mail).filter(Objects::nonNull).forEach(one -> {
                try {
                    one.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Test
    void whatANodeHadUnderWayThatStandsStillPastItsLeaseIsTakenOverAndNothingHappensTwice() throws Exception {
        AtomicBoolean wholeMailOut = new AtomicBoolean();
        mailOfA.delay(Duration.ofMillis(400));
        mailOfA.all(Fault.DELAY);
        mailOfA.listener(new FaultProxy.Listener() {

            @Override
            public void requestPassed(int bytes) {
                wholeMailOut.compareAndSet(false, bytes > 1000);
            }

            @Override
            public void answerPassed() {
                // of no interest
            }
        });
        Set<String> all;
        try {
            b.pause();
            all = effects.notices("PAUSED", 12);
            Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(2)).untilTrue(wholeMailOut);
            a.pause();
            b.resume();
            effects.awaitAllDone("PAUSED", 12, Duration.ofSeconds(90));
        } finally {
            a.resume();
            b.resume();
            mailOfA.all(Fault.NONE);
            mailOfA.listener(null);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> a.answers() && b.answers());
        Thread.sleep(2000);

        assertThat(mail.arrived()).as("each once").containsAllEntriesOf(once(all));
        assertThat(effects.states("PAUSED")).isEqualTo(Map.of("done", 12L));
        assertThat(a.log()).as("what it wanted to write down is the other's").contains("meanwhile claimed by another node");
    }

    @Test
    void afterAnHourWithoutAMailServerEverythingIsOutWithinTwoMinutesOnceAndNothingIsStuck() {
        List.of(mailOfA, mailOfB).forEach(FaultProxy::refuse);
        Set<String> all = effects.notices("DOWN", 300);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> effects.lastAnswers("DOWN").contains("cannot be reached"));
        for (int minutes = 0; minutes < 60; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        }
        assertThat(effects.states("DOWN")).as("an hour later").isEqualTo(Map.of("waiting", 300L));
        assertThat(mail.arrived()).doesNotContainKeys(all.toArray(String[]::new));

        List.of(mailOfA, mailOfB).forEach(FaultProxy::accept);

        effects.awaitAllDone("DOWN", 300, Duration.ofMinutes(2));
        assertThat(mail.arrived()).containsAllEntriesOf(once(all));
    }

    @Test
    void bothNodesAreReplacedOneAfterTheOtherWhilePeopleAnswerFormsAndNoAnswerFails() throws Exception {
        LocalDateTime now = LocalDateTime.ofInstant(clock.now(), ZoneId.of("Australia/Sydney"));
        AtomicBoolean goOn = new AtomicBoolean(true);
        AtomicInteger number = new AtomicInteger();
        List<String> answered = new CopyOnWriteArrayList<>();
        List<Exception> failures = new CopyOnWriteArrayList<>();
        Set<Node> ready = ConcurrentHashMap.newKeySet();
        List.of(a, b).forEach(node -> new Thread(() -> {
            while (goOn.get()) {
                check(node, ready);
            }
        }, "proxy-asks-" + node.name()).start());
        Awaitility.await().until(() -> ready.size() == 2);
        List<Thread> people = IntStream.range(0, 3).mapToObj(person -> new Thread(() -> {
            RestAnswers proxy = new RestAnswers(person % 2 == 0 ? List.of(a, b) : List.of(b, a), ready::contains);
            while (goOn.get()) {
                String project = "ROLL-" + number.incrementAndGet();
                try {
                    proxy.startProject(project, now);
                    proxy.answer(project, now);
                    answered.add(project);
                } catch (IOException | RuntimeException e) {
                    failures.add(e);
                }
            }
        }, "person-" + person)).toList();
        people.forEach(Thread::start);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() > 5);
        for (Node node : List.of(a, b)) {
            node.stop();
            int before = answered.size();
            RestAnswers.start(node);
            // the proxy asks on its own; whoever stops the other node before it has noticed leaves it none
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> ready.contains(node));
            assertThat(answered.size()).as("the other one went on").isGreaterThan(before);
        }
        int withBoth = answered.size();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() > withBoth + 3);
        goOn.set(false);
        for (Thread person : people) {
            person.join(Duration.ofMinutes(1).toMillis());
        }

        assertThat(failures).isEmpty();
        assertThat(effects.jdbc().sql("""
            select p.business_key_ from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.root_proc_inst_id_
            where t.task_def_key_ = 'userTask_fillInStakeholdersForm' and t.end_time_ is not null and p.business_key_ like 'ROLL-%'""")
            .query(String.class).list()).containsExactlyInAnyOrderElementsOf(answered);
    }

    private static void check(Node node, Set<Node> ready) {
        try {
            Thread.sleep(200);
            if (RestAnswers.readiness(node) == 200) {
                ready.add(node);
            } else {
                ready.remove(node);
            }
        } catch (IOException e) {
            ready.remove(node);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Integer> once(Set<String> messageIds) {
        return messageIds.stream().collect(Collectors.toMap(Function.identity(), id -> 1));
    }
}
