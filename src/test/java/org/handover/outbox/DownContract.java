package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other side as a whole cannot be reached for a while. */
abstract class DownContract extends OutboxFixture {

    private static final Duration PROBE = Duration.ofSeconds(30);

    private final AtomicBoolean up = new AtomicBoolean();

    @BeforeEach
    void theOtherSideIsDown() {
        outside.carryOut = effect -> up.get() ? outside.happen(effect) : new Down("connection refused");
        outside.lookUp = effect -> {
            if (!up.get()) {
                throw new IllegalStateException("connection refused");
            }
            return outside.happened.containsKey(effect.key()) ? new Done("found") : new TryAgain("not there");
        };
    }

    @Test
    void oneIsTriedAndTheOthersWaitForTheProbe() {
        List<String> keys = added(5);

        assertThat(dispatcher.dispatchDue()).isEqualTo(1);
        assertThat(outside.carriedOut).containsExactly(keys.get(0));
        time.passes(PROBE.minusSeconds(2));
        assertThat(dispatcher.dispatchDue()).as("before the probe").isZero();
        time.passes(Duration.ofSeconds(2));
        assertThat(dispatcher.dispatchDue()).as("the probe").isEqualTo(1);
        assertThat(outside.carriedOut).as("the one that has been due for longest").containsExactly(keys.get(0), keys.get(1));

        assertThat(attemptsCounted()).isZero();
        assertThat(outbox.state(keys.get(0))).isEqualTo("waiting");
        assertThat(lastError(keys.get(0))).isEqualTo("connection refused");
    }

    @Test
    void theFirstThatGetsThroughReleasesAllOfThem() {
        added(50);
        dispatcher.dispatchDue();

        up.set(true);
        time.passes(PROBE);

        assertThat(dispatcher.dispatchDue()).isEqualTo(50);
        assertThat(outside.happened).hasSize(50);
    }

    @ParameterizedTest(name = "down for {0}")
    @ValueSource(strings = {"PT1H", "P1D"})
    void allIsDoneOnceWithinTwoMinutesAfterwards(Duration outage) {
        List<String> lost = added(20);
        outside.carryOut = effect -> {
            outside.happen(effect);
            return new Unknown("The answer was lost.");
        };
        dispatcher.dispatchDue();
        theOtherSideIsDown();
        List<String> fresh = added(80);

        Duration step = outage.dividedBy(120);
        for (int i = 0; i < 120; i++) {
            dispatcher.dispatchDue();
            time.passes(step);
        }
        assertThat(attemptsCounted()).as("only those before the outage count").isEqualTo(20);
        assertThat(outbox.stuck()).isEmpty();
        assertThat(outside.happened).containsOnlyKeys(lost);
        assertThat(uncertain()).as("what may have happened is still looked up first").isEqualTo(20);

        up.set(true);
        int tried = 0;
        for (int second = 0; second < 120; second += 2) {
            tried += dispatcher.dispatchDue();
            time.passes(Duration.ofSeconds(2));
        }

        assertThat(tried).isEqualTo(100);
        assertThat(outside.happened).hasSize(100).containsKeys(lost.toArray(String[]::new)).containsKeys(fresh.toArray(String[]::new))
                .allSatisfy((key, times) -> assertThat(times).as(key).isEqualTo(1));
        assertThat(jdbc.sql("select count(*) from outbox where state <> 'done'").query(Integer.class).single()).isZero();
    }

    @Test
    void anExceptionFromLookingUpIsToldAndKeepsTheOthersBack() {
        List<String> keys = added(2);
        outside.carryOut = effect -> new Unknown("timeout");
        dispatcher.dispatchDue();
        time.passes(outside.longest());

        assertThat(dispatcher.dispatchDue()).isEqualTo(1);

        assertThat(lastError(keys.get(0))).startsWith("It could not be looked up: ").contains("connection refused");
        assertThat(uncertain()).isEqualTo(2);
    }

    @Test
    void anotherKindGoesOn() {
        EffectHandler other = new Outside() {
            @Override
            public String kind() {
                return "another";
            }
        };
        added(3);
        transaction.executeWithoutResult(status -> outbox.add("P-1:task_a:1", "another", "P-1", "instance-1", "task_a"));

        assertThat(node(outside, other).dispatchDue()).isEqualTo(2);

        assertThat(outbox.state("P-1:task_a:1")).isEqualTo("done");
    }

    private int attemptsCounted() {
        return jdbc.sql("select sum(attempts) from outbox").query(Integer.class).single();
    }

    private int uncertain() {
        return jdbc.sql("select count(*) from outbox where uncertain").query(Integer.class).single();
    }

    private String lastError(String key) {
        return jdbc.sql("select last_error from outbox where effect_key = :key").param("key", key).query(String.class).single();
    }
}
