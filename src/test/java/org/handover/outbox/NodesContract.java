package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.handover.outbox.Claims.Held;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.junit.jupiter.api.Test;

/** Several nodes on one database. */
abstract class NodesContract extends OutboxFixture {

    private static final int NODES = 4;

    @Test
    void fourNodesDoEverythingOnceAndNothingTwice() throws Exception {
        List<String> keys = added(400);
        Set<Thread> atWork = ConcurrentHashMap.newKeySet();
        outside.carryOut = effect -> {
            atWork.add(Thread.currentThread());
            int number = Integer.parseInt(effect.key().substring(effect.key().lastIndexOf(':') + 1));
            if (number % 7 == 0 && effect.attempts() == 1) {
                return new TryAgain("busy");
            }
            Outcome done = outside.happen(effect);
            return number % 11 == 0 && effect.attempts() <= 2 ? new Unknown("timeout") : done;
        };

        assertThat(allNodesDispatch()).isEqualTo(400);
        assertThat(atWork).as("all nodes take part").hasSize(NODES);
        assertThat(statesOtherThanDone()).as("those that fail the first time").isEqualTo(400 / 7 + 400 / 11 - 400 / 77);
        for (int later = 0; later < 2; later++) {
            timePasses();
            allNodesDispatch();
        }

        assertThat(statesOtherThanDone()).isZero();
        assertThat(outside.happened).containsOnlyKeys(keys).allSatisfy((key, times) -> assertThat(times).as(key).isEqualTo(1));
        assertThat(outside.settled).hasSize(400);
        assertThat(told.events).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void theClaimOfALeaseThatIsOverIsTakenByOneNodeOnly() {
        added();
        Claim first = claims.due(Set.of("outside"), 1).get(0);
        assertThat(claims.take(first, outside.longest())).isTrue();
        assertThat(claims.take(first, outside.longest())).as("taken already").isFalse();

        timePasses();
        Claim second = claims.due(Set.of("outside"), 1).get(0);
        assertThat(second.uncertain()).isTrue();
        assertThat(claims.take(second, outside.longest())).isTrue();

        assertThat(claims.done(first, "too late")).isEqualTo(Held.LOST);
        assertThat(claims.done(second, "in time")).isEqualTo(Held.YES);
    }

    @Test
    void aRowThatAnotherNodeIsJustClaimingIsPassedOverWithoutWaiting() throws Exception {
        List<String> keys = added(3);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select id from outbox where effect_key = :key for update").param("key", keys.get(0)).query().listOfRows();
                try {
                    assertThat(other.submit(() -> dispatcher.dispatchDue()).get(20, TimeUnit.SECONDS)).isEqualTo(2);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        } finally {
            other.shutdown();
        }
        assertThat(outside.carriedOut).containsExactly(keys.get(1), keys.get(2));
    }

    @Test
    void aNodeThatWasPausedPastItsLeaseSendsNothingLateAndWritesNothing() throws Exception {
        String key = added();
        outside.longest = Duration.ofSeconds(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch otherIsDone = new CountDownLatch(1);
        outside.carryOut = effect -> {
            if (begun.getCount() == 0) {
                return outside.happen(effect);
            }
            begun.countDown();
            await(otherIsDone);
            return outside.lease.get().leaves(Duration.ZERO) ? outside.happen(effect) : new TryAgain("It was too late to send it.");
        };
        ExecutorService paused = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> first = paused.submit(() -> node(outside).dispatchDue());
            begun.await();
            Dispatcher second = node(outside);
            while (second.dispatchDue() == 0) {
                Thread.sleep(50); // until the lease is over by the database's clock
            }
            otherIsDone.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            otherIsDone.countDown();
            paused.shutdown();
        }

        assertThat(outside.lookedUp).containsExactly(key);
        assertThat(outside.happened).containsEntry(key, 1);
        assertThat(outside.settled).hasSize(1);
        assertThat(outbox.state(key)).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int allNodesDispatch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            List<Callable<Integer>> nodes = IntStream.range(0, NODES)
                    .<Callable<Integer>>mapToObj(i -> node(outside)::dispatchDue).toList();
            int tried = 0;
            for (Future<Integer> node : threads.invokeAll(nodes)) {
                tried += node.get();
            }
            return tried;
        } finally {
            threads.shutdown();
        }
    }

    private int statesOtherThanDone() {
        return jdbc.sql("select count(*) from outbox where state <> 'done'").query(Integer.class).single();
    }
}
