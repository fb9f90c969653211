package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Unknown;
import org.junit.jupiter.api.Test;

/** What becomes of an effect when the program, the other side or the project fails in the middle. */
abstract class FailuresContract extends OutboxFixture {

    /** Ends an attempt as a killed program does: nothing after it is executed. */
    private static class Killed extends Error {
    }

    @Test
    void adoptsAfterACrashWhatHadHappened() {
        String key = added();
        outside.carryOut = effect -> {
            outside.happen(effect);
            throw new Killed();
        };
        assertThatThrownBy(() -> dispatcher.dispatchDue()).isInstanceOf(Killed.class);
        assertThat(dispatcher.dispatchDue()).as("as long as the lease lasts").isZero();
        assertThat(untilDue(key)).isBetween(Duration.ofSeconds(295), Duration.ofMinutes(5));

        timePasses();
        assertThat(dispatcher.dispatchDue()).isEqualTo(1);

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.happened).containsEntry(key, 1);
        assertThat(outside.carriedOut).hasSize(1);
        assertThat(outside.settled).containsExactly(new Done("found " + key));
    }

    @Test
    void doesAfterACrashWhatHadNotHappened() {
        String key = added();
        outside.carryOut = effect -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> dispatcher.dispatchDue()).isInstanceOf(Killed.class);

        timePasses();
        outside.carryOut = outside::happen;
        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.lookedUp).containsExactly(key);
        assertThat(outside.happened).containsEntry(key, 1);
    }

    @Test
    void looksUpAfterAnExceptionOnlyWhenTheOtherSideMustHaveFinished() {
        String key = added();
        outside.carryOut = effect -> {
            outside.happen(effect);
            throw new IllegalStateException("connection reset");
        };
        dispatcher.dispatchDue();
        assertThat(outbox.state(key)).isEqualTo("waiting");
        assertThat(untilDue(key)).isBetween(Duration.ofSeconds(295), Duration.ofMinutes(5));

        timePasses();
        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.happened).containsEntry(key, 1);
    }

    @Test
    void givesUpWhatEndsUnknownAgainAndAgain() {
        String key = added();
        outside.carryOut = effect -> new Unknown("timeout");
        for (int attempt = 1; attempt <= 8; attempt++) {
            assertThat(dispatcher.dispatchDue()).isEqualTo(1);
            timePasses();
        }

        assertThat(outbox.state(key)).isEqualTo("stuck");
        assertThat(outside.carriedOut).hasSize(7);
    }

    @Test
    void parksForAPersonWhatCannotBeFoundOutAndDoesItAgainAtTheirWord() {
        String key = added();
        outside.carryOut = effect -> new Unknown("timeout");
        outside.lookUp = effect -> new Unknown("there is no archive to look in");
        dispatcher.dispatchDue();
        timePasses();
        dispatcher.dispatchDue();
        assertThat(outbox.state(key)).isEqualTo("stuck");
        assertThat(told.events).singleElement().isInstanceOfSatisfying(EffectStuck.class,
                stuck -> assertThat(stuck.reason()).isEqualTo("there is no archive to look in"));

        outside.carryOut = outside::happen;
        outbox.retry(key);
        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.lookedUp).hasSize(1);
    }

    @Test
    void neverDoesAgainWhatItCannotLookUpNow() {
        String key = added();
        outside.carryOut = effect -> {
            outside.happen(effect);
            return new Unknown("timeout");
        };
        outside.lookUp = effect -> {
            throw new IllegalStateException("desk is down");
        };
        for (int attempt = 1; attempt <= 100; attempt++) {
            assertThat(dispatcher.dispatchDue()).isEqualTo(1);
            timePasses();
        }
        assertThat(outbox.state(key)).as("however long that lasts").isEqualTo("waiting");

        outside.lookUp = effect -> new Done("found");
        outbox.retry(key);
        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.happened).as("looked for first after a retry, too").containsEntry(key, 1);
    }

    @Test
    void writesNothingOnceTheClaimIsLost() {
        String key = added();
        outside.carryOut = effect -> {
            jdbc.sql("update outbox set fence = fence + 1, last_error = 'of the other node' where effect_key = :key")
                    .param("key", key).update();
            return outside.happen(effect);
        };

        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("claimed");
        assertThat(jdbc.sql("select last_error from outbox").query(String.class).single()).isEqualTo("of the other node");
        assertThat(outside.settled).isEmpty();
        assertThat(told.events).isEmpty();
    }

    @Test
    void writesRowAndFactsTogetherOrNotAtAll() {
        String key = added();
        AtomicInteger times = new AtomicInteger();
        outside.whenSettled = effect -> {
            jdbc.sql("update outbox set element_id = 'changed by the handler'").update();
            if (times.incrementAndGet() == 1) {
                assertThat(outbox.state(key)).isEqualTo("done");
                jdbc.sql("update outbox set element_id = 'must be undone'").update();
                throw new IllegalStateException("somebody else changed the project");
            }
        };

        dispatcher.dispatchDue();

        assertThat(times).hasValue(2);
        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(jdbc.sql("select element_id from outbox").query(String.class).single()).isEqualTo("changed by the handler");
        assertThat(outside.happened).containsEntry(key, 1);
    }

    @Test
    void tellsAgainLaterWhatCannotBeToldNowWithoutDoingItAgain() {
        String key = added();
        outside.whenSettled = effect -> {
            throw new IllegalStateException("the project is locked");
        };
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(dispatcher.dispatchDue()).isEqualTo(1);
            assertThat(outbox.state(key)).isEqualTo("waiting");
            timePasses();
        }
        dispatcher.dispatchDue();
        assertThat(outbox.state(key)).isEqualTo("stuck");
        assertThat(told.events).singleElement().isInstanceOf(EffectStuck.class);

        outside.whenSettled = effect -> { };
        outbox.retry(key);
        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(told.events).last().isInstanceOfSatisfying(EffectDone.class,
                done -> assertThat(done.reference()).isEqualTo("made " + key));
        assertThat(outside.carriedOut).hasSize(1);
        assertThat(outside.lookedUp).isEmpty();
    }

    @Test
    void keepsAReasonThatTheDatabaseCouldNotStore() {
        added();
        outside.carryOut = effect -> new Outcome.Refused("550 \0 " + "x".repeat(5000));

        dispatcher.dispatchDue();

        assertThat(outbox.stuck()).singleElement().satisfies(stuck -> assertThat(stuck.reason()).startsWith("550  xxx").hasSize(2000));
    }
}
