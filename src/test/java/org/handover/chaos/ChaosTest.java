package org.handover.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.nodes.FakeTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The small chaos run. The large one is {@link ChaosRunIT}. */
class ChaosTest {

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        Assumptions.assumeTrue(FakeTime.isInstalled(), "The clock of processes cannot be moved here: there is no C compiler (cc).");
        ChaosSettings small = new ChaosSettings(100, 1, 5, 1, 2, 0.008, Long.getLong("chaos.seed", 20260925), true, false);

        Verdict verdict = new ChaosRun(small).run();

        assertThat(verdict.lost).as("lost").isEmpty();
        assertThat(verdict.twiceTickets).as("duplicate tickets").isEmpty();
        assertThat(verdict.twiceMails).as("duplicate notices").isEmpty();
        assertThat(verdict.wrong).as("not as planned").isEmpty();
    }
}
