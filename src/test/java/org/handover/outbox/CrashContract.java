package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever step of an effect the program is killed at, it happens once and comes to its right end. */
abstract class CrashContract extends OutboxFixture {

    @Autowired Crashes crashes;

    @Test
    void happensOnceWhereverTheProgramIsKilled() {
        int steps = crashes.atEachStep(this::oneIsDue, this::isDoneOnce);

        assertThat(steps).as("statements, commits and calls").isGreaterThanOrEqualTo(12);
    }

    @Test
    void happensOnceWhereverTheProgramIsKilledTwice() {
        int pairs = crashes.atEachPairOfSteps(this::oneIsDue, this::isDoneOnce);

        assertThat(pairs).isGreaterThanOrEqualTo(100);
    }

    @Test
    void happensOnceWhereverTheProgramIsKilledThoughTheAnswerWasLostBefore() {
        crashes.atEachStep(() -> {
            oneIsDue();
            outside.carryOut = effect -> {
                outside.happen(effect);
                outside.carryOut = this::happen;
                return new Unknown("The answer was lost.");
            };
            dispatcher.dispatchDue();
            timePasses();
        }, this::isDoneOnce);
    }

    @Test
    void neverHappensAndIsToldOnceWhereverTheProgramIsKilledWhenItIsRefused() {
        crashes.atEachStep(() -> {
            oneIsDue();
            outside.refusalEndsIt = true;
            outside.carryOut = effect -> new Refused("no such mailbox");
        }, () -> {
            assertThat(theState()).isEqualTo("refused");
            assertThat(outside.happened).isEmpty();
            assertThat(written()).isEqualTo(1);
        });
    }

    private void oneIsDue() {
        nothingYet();
        outside.carryOut = this::happen;
        outside.whenSettled = effect -> jdbc.sql("insert into outbox_occurrence (project, element_id, latest) values ('told', :key, 1)")
                .param("key", effect.key() + " " + effect.attempts()).update();
        added();
    }

    /** The answer can be lost between the two. */
    private Outcome happen(Effect effect) {
        Outcome done = outside.happen(effect);
        crashes.step("after it happened outside");
        return done;
    }

    private void isDoneOnce() {
        assertThat(theState()).isEqualTo("done");
        assertThat(outside.happened.values()).containsExactly(1);
        assertThat(written()).as("what the handler writes with it").isEqualTo(1);
        assertThat(outside.settled.get(outside.settled.size() - 1)).isInstanceOf(Done.class);
    }

    private String theState() {
        return jdbc.sql("select state from outbox").query(String.class).single();
    }

    private int written() {
        return jdbc.sql("select count(*) from outbox_occurrence where project = 'told'").query(Integer.class).single();
    }
}
