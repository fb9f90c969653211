package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handover.outbox.OpenEffect.Standing;
import org.handover.outbox.OpenEffects.Filter;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not at rest: listed, counted, shown after a while, tried again and settled by hand. */
abstract class OpenEffectsContract extends OutboxFixture {

    private static final Filter ALL = new Filter(null, null, null);

    @Autowired OpenEffects open;
    @Autowired LongWaiting longWaiting;

    @Test
    void listsTheOldestFirstPageByPageAndNothingThatIsAtRest() {
        dispatched(added());
        List<String> keys = added(5);

        List<OpenEffect> first = open.page(ALL, 0, 2);
        List<OpenEffect> second = open.page(ALL, first.get(1).id(), 10);

        assertThat(first).extracting(effect -> effect.effect().key()).containsExactlyElementsOf(keys.subList(0, 2));
        assertThat(second).extracting(effect -> effect.effect().key()).containsExactlyElementsOf(keys.subList(2, 5));
    }

    @Test
    void saysWhereEachStands() {
        String stuck = dispatched(added(), new Refused("no such queue"));
        String unknown = dispatched(added(), new Unknown("timeout"));
        String waiting = dispatched(added(), new TryAgain("busy"));
        String left = added();
        String fresh = addedTo("P-2");
        jdbc.sql("update outbox set state = 'claimed', uncertain = true, next_attempt_at = current_timestamp - interval '1' second "
                + "where effect_key = :key").param("key", left).update();

        assertThat(open.page(ALL, 0, 10)).extracting(effect -> effect.effect().key(), OpenEffect::standing, OpenEffect::lastAnswer)
                .containsExactly(tuple(stuck, Standing.STUCK, "no such queue"), tuple(unknown, Standing.UNKNOWN, "timeout"),
                        tuple(waiting, Standing.WAITING, "busy"), tuple(left, Standing.UNKNOWN, null),
                        tuple(fresh, Standing.WAITING, null));
        assertThat(open.page(new Filter(Standing.UNKNOWN, null, null), 0, 10)).extracting(effect -> effect.effect().key())
                .containsExactly(unknown, left);
        assertThat(open.page(new Filter(null, "outside", "P-2"), 0, 10)).extracting(effect -> effect.effect().key())
                .containsExactly(fresh);
        assertThat(open.page(new Filter(null, "pigeon", null), 0, 10)).isEmpty();
    }

    @Test
    void saysWhatIsUnderWayAndForHowLongAtMost() {
        String key = added();
        time.passes(Duration.ofMinutes(3));
        outside.carryOut = effect -> {
            assertThat(open.find(key)).get().satisfies(now -> {
                assertThat(now.standing()).isEqualTo(Standing.UNDER_WAY);
                assertThat(now.age()).isBetween(Duration.ofSeconds(179), Duration.ofSeconds(200));
                assertThat(now.effect().attempts()).isEqualTo(1);
                assertThat(now.nextAttempt()).isAfter(Instant.now().plusSeconds(240));
            });
            return outside.happen(effect);
        };

        dispatcher.dispatchDue();

        assertThat(open.find(key)).isEmpty();
    }

    @Test
    void countsByKindAndStandingWithTheAgeOfTheOldest() {
        added();
        time.passes(Duration.ofMinutes(10));
        added();
        dispatched(addedTo("P-2"), new Refused("no"));

        assertThat(open.figures()).extracting(OpenEffects.Figure::standing, OpenEffects.Figure::count)
                .containsExactly(tuple(Standing.STUCK, 1L), tuple(Standing.WAITING, 2L));
        assertThat(open.figures().get(1).oldest()).isBetween(Duration.ofSeconds(599), Duration.ofSeconds(620));
    }

    @Test
    void whatWaitsForLongIsAnnouncedOnceAndItsEndToo() {
        String key = dispatched(added(), new TryAgain("The mail server says: later."));
        time.passes(Duration.ofMinutes(4));
        assertThat(longWaiting.show()).as("not yet").isZero();

        time.passes(Duration.ofMinutes(2));
        assertThat(longWaiting.show()).isEqualTo(1);
        assertThat(longWaiting.show()).isZero();
        assertThat(told.shown).containsExactly(new EffectWaits(effect(key, 1), "The mail server says: later."));

        outside.carryOut = outside::happen;
        timePasses();
        dispatcher.dispatchDue();
        assertThat(told.shown).hasSize(2).last().isEqualTo(new EffectAtRest(effect(key, 2)));
    }

    @Test
    void nothingIsSaidOfTheEndOfWhatNobodyWasToldOf() {
        dispatched(added());

        assertThat(told.shown).isEmpty();
    }

    @Test
    void theEndIsToldOfWhatWasAnnouncedWhileItWasUnderWay() {
        String key = added();
        time.passes(Duration.ofMinutes(6));
        outside.carryOut = effect -> {
            assertThat(longWaiting.show()).as("it is being carried out").isZero();
            jdbc.sql("update outbox set next_attempt_at = current_timestamp where effect_key = :key").param("key", key).update();
            assertThat(longWaiting.show()).as("its lease is over").isEqualTo(1);
            return outside.happen(effect);
        };
        dispatcher.dispatchDue();

        assertThat(told.shown).extracting(Object::getClass).containsExactly(EffectWaits.class, EffectAtRest.class);
    }

    @Test
    void thousandsThatWaitAreAnnouncedInPortionsAndOneThatFailsKeepsNoOtherBack() {
        added(700);
        time.passes(Duration.ofMinutes(6));
        told.refuse = event -> event.effect().key().endsWith(":3");

        assertThat(longWaiting.show()).isEqualTo(499);
        assertThat(longWaiting.show()).isEqualTo(200);
        told.refuse = event -> false;
        assertThat(longWaiting.show()).isEqualTo(1);
        assertThat(dispatcher.dispatchDue()).isEqualTo(700);
    }

    @Test
    void whatIsNoLongerShownIsAnnouncedAgainIfItStillWaits() {
        String key = dispatched(added(), new Refused("no such queue"));
        time.passes(Duration.ofMinutes(6));
        assertThat(longWaiting.show()).as("stuck, so shown already").isZero();

        outbox.noLongerShown(key);

        assertThat(longWaiting.show()).isEqualTo(1);
        assertThat(told.shown).containsExactly(new EffectWaits(effect(key, 1), "no such queue"));
    }

    @Test
    void whatWaitsIsTriedAtOnceAtAPersonsWord() {
        String key = dispatched(added(), new TryAgain("busy"));
        assertThat(dispatcher.dispatchDue()).isZero();

        outside.carryOut = outside::happen;
        outbox.retry(key);
        dispatcher.dispatchDue();

        assertThat(outbox.state(key)).isEqualTo("done");
    }

    @Test
    void whatMayHaveHappenedIsLookedUpAtAPersonsWordButNotWhileItMayBeUnderWay() {
        String key = added();
        outside.carryOut = effect -> new Unknown("timeout");
        dispatcher.dispatchDue();

        outbox.retry(key);
        assertThat(dispatcher.dispatchDue()).as("the other side may still work on it").isZero();
        time.passes(outside.longest());
        outside.carryOut = outside::happen;
        dispatcher.dispatchDue();

        assertThat(outside.lookedUp).containsExactly(key);
        assertThat(outbox.state(key)).isEqualTo("done");
    }

    @Test
    void aPersonSaysThatItIsDone() {
        String key = dispatched(added(), new Refused("no such queue"));
        outside.settled.clear();
        told.events.clear();

        open.doneByHand(key, "4711", "ada", "I opened it myself.");

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(outside.settled).containsExactly(new Done("4711"));
        assertThat(told.events).containsExactly(new EffectDone(effect(key, 1), "4711"));
        assertThat(told.shown).containsExactly(new EffectAtRest(effect(key, 1)));
        assertThat(jdbc.sql("select reference, settled_by, settled_because from outbox").query().singleRow().values())
                .containsExactly("4711", "ada", "I opened it myself.");
        timePasses();
        assertThat(dispatcher.dispatchDue()).isZero();
    }

    @Test
    void aPersonGivesItUp() {
        String key = dispatched(added(), new TryAgain("busy"));

        open.giveUp(key, "ada", "Nobody needs it any more.");

        assertThat(outbox.state(key)).isEqualTo("refused");
        assertThat(outside.settled).containsExactly(new Refused("Nobody needs it any more."));
        timePasses();
        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(outside.happened).isEmpty();
    }

    @Test
    void nothingIsWrittenOfAnAttemptThatAPersonOvertook() {
        String key = added();
        outside.carryOut = effect -> {
            open.doneByHand(key, "4711", "ada", "I did it.");
            return outside.happen(effect);
        };

        dispatcher.dispatchDue();

        assertThat(outside.settled).containsExactly(new Done("4711"));
        assertThat(told.events).hasSize(1);
        assertThat(jdbc.sql("select reference from outbox").query(String.class).single()).isEqualTo("4711");
        assertThat(outbox.state(key)).isEqualTo("done");
    }

    @Test
    void settlingTakesAPersonAReasonAndAReferenceAndHappensOnce() {
        String key = added();
        assertThatThrownBy(() -> open.doneByHand(key, " ", "ada", "done")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("To settle an effect by hand takes a reference.");
        assertThatThrownBy(() -> open.giveUp(key, "ada", null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("To settle an effect by hand takes a reason.");
        assertThatThrownBy(() -> open.giveUp(key, null, "why")).isInstanceOf(IllegalArgumentException.class);
        assertThat(outbox.state(key)).isEqualTo("waiting");

        open.doneByHand(key, "4711", "ada", "I did it.");

        assertThatThrownBy(() -> open.giveUp(key, "bob", "Not needed.")).isInstanceOf(IllegalStateException.class)
                .hasMessage("Nothing to settle: " + key + " is at rest already.");
        assertThat(outside.settled).hasSize(1);
    }

    @Test
    void nothingIsSettledWhenTheHandlerCannotWriteItDown() {
        String key = added();
        outside.whenSettled = effect -> {
            throw new IllegalStateException("the project is locked");
        };

        assertThatThrownBy(() -> open.doneByHand(key, "4711", "ada", "I did it.")).hasMessage("the project is locked");

        assertThat(outbox.state(key)).isEqualTo("waiting");
    }

    /** Only this one is tried. */
    private String dispatched(String key, Outcome outcome) {
        outside.carryOut = effect -> outcome;
        jdbc.sql("update outbox set next_attempt_at = next_attempt_at + interval '1' day where effect_key <> :key").param("key", key).update();
        dispatcher.dispatchDue();
        jdbc.sql("update outbox set next_attempt_at = next_attempt_at - interval '1' day where effect_key <> :key").param("key", key).update();
        return key;
    }

    private void dispatched(String key) {
        dispatcher.dispatchDue();
        assertThat(outbox.state(key)).isEqualTo("done");
    }

    private String addedTo(String project) {
        return transaction.execute(status -> addOne(project, "serviceTask_tell"));
    }

    private static Effect effect(String key, int attempts) {
        return new Effect(key, "outside", "P-1", "instance-1", "serviceTask_tell", attempts);
    }
}
