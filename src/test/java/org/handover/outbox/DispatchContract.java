package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

abstract class DispatchContract extends OutboxFixture {

    @Test
    void carriesOutOutsideATransactionAndTellsInsideOne() {
        String key = added();
        outside.carryOut = effect -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
            assertThat(outbox.state(key)).isEqualTo("claimed");
            return outside.happen(effect);
        };

        assertThat(dispatcher.dispatchDue()).isEqualTo(1);

        Effect effect = new Effect(key, "outside", "P-1", "instance-1", "serviceTask_tell", 1);
        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.settled).containsExactly(new Done("made " + key));
        assertThat(told.events).containsExactly(new EffectDone(effect, "made " + key));
        assertThat(dispatcher.dispatchDue()).isZero();
    }

    @Test
    void carriesOutInTheOrderAdded() {
        List<String> keys = added(40);

        assertThat(dispatcher.dispatchDue()).isEqualTo(40);

        assertThat(outside.carriedOut).containsExactlyElementsOf(keys);
    }

    @Test
    void carriesOutWhatTellingAddsBeforeItReturns() {
        String first = added();
        outside.whenSettled = effect -> {
            if (effect.key().equals(first)) {
                addOne("P-1", "serviceTask_tell");
            }
        };

        assertThat(dispatcher.dispatchDue()).isEqualTo(2);

        assertThat(outside.happened).containsOnlyKeys(first, "P-1:serviceTask_tell:2");
    }

    @Test
    void leavesAKindThatNobodyHereCarriesOut() {
        transaction.executeWithoutResult(status -> outbox.add("P-1:task_a:1", "pigeon", "P-1", "instance-1", "task_a"));

        assertThat(dispatcher.dispatchDue()).isZero();

        assertThat(outbox.state("P-1:task_a:1")).isEqualTo("waiting");
    }

    @Test
    void refusesToWorkInsideATransaction() {
        added();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> dispatcher.dispatchDue()))
                .isInstanceOf(IllegalStateException.class).hasMessage("Effects are not carried out inside a transaction.");
        assertThat(outside.carriedOut).isEmpty();
    }

    @Test
    void waitsLongerAfterEachDefiniteFailureAndIsStuckInTheEnd() {
        String key = added();
        outside.carryOut = effect -> new TryAgain("mail server is down");

        for (Duration wait : List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
                Duration.ofHours(1), Duration.ofHours(1))) {
            assertThat(dispatcher.dispatchDue()).isEqualTo(1);
            assertThat(outbox.state(key)).isEqualTo("waiting");
            assertThat(untilDue(key)).isBetween(wait.minusSeconds(5), wait);
            assertThat(dispatcher.dispatchDue()).as("not due yet").isZero();
            timePasses();
        }
        assertThat(outside.settled).as("not at rest yet").isEmpty();
        assertThat(dispatcher.dispatchDue()).isEqualTo(1);

        assertThat(outbox.state(key)).isEqualTo("stuck");
        assertThat(outside.lookedUp).as("a definite no needs no look-up").isEmpty();
        assertThat(outside.settled).containsExactly(new TryAgain("mail server is down"));
        assertThat(told.events).containsExactly(
                new EffectStuck(new Effect(key, "outside", "P-1", "instance-1", "serviceTask_tell", 7), "mail server is down"));
        assertThat(dispatcher.dispatchDue()).isZero();
    }

    @Test
    void retriesWhatIsStuckWithItsAttemptsCountedAnew() {
        String key = added();
        outside.carryOut = effect -> new Refused("no such queue");
        dispatcher.dispatchDue();
        assertThat(outbox.stuck()).singleElement().satisfies(stuck -> {
            assertThat(stuck.effect().key()).isEqualTo(key);
            assertThat(stuck.reason()).isEqualTo("no such queue");
            assertThat(stuck.since()).isNotNull();
        });

        outside.carryOut = outside::happen;
        outbox.retry(key);
        assertThat(dispatcher.dispatchDue()).isEqualTo(1);

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outbox.stuck()).isEmpty();
        assertThat(told.events).hasSize(2).last().isEqualTo(
                new EffectDone(new Effect(key, "outside", "P-1", "instance-1", "serviceTask_tell", 1), "made " + key));
    }

    @Test
    void retriesNothingThatIsUnderWayOrAtRest() {
        String key = added();
        outside.carryOut = effect -> {
            assertThatThrownBy(() -> outbox.retry(key)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("Nothing to retry: " + key + " is being carried out at this moment or at rest.");
            return outside.happen(effect);
        };
        dispatcher.dispatchDue();

        assertThatThrownBy(() -> outbox.retry(key)).isInstanceOf(IllegalStateException.class);
        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(outside.happened).containsEntry(key, 1);
    }

    @Test
    void endsWithARefusalThatTheHandlerTakesCareOf() {
        String key = added();
        outside.refusalEndsIt = true;
        outside.carryOut = effect -> new Refused("no such mailbox");

        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("refused");
        assertThat(outside.settled).containsExactly(new Refused("no such mailbox"));
        assertThat(told.events).isEmpty();
        timePasses();
        assertThat(dispatcher.dispatchDue()).isZero();
    }
}
