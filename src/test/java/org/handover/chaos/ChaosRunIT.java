package org.handover.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.nodes.FakeTime;
import org.junit.jupiter.api.Test;

/** The run of {@code ./mvnw -Pchaos verify}, as large as its properties say. With the naive delegate it must find duplicates. */
class ChaosRunIT {

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        ChaosSettings settings = ChaosSettings.fromProperties();
        assertThat(FakeTime.isInstalled()).as("there is a C compiler (cc), so that the clock of processes can be moved").isTrue();

        Verdict verdict = new ChaosRun(settings).run();

        if (settings.naive()) {
            assertThat(verdict.twiceTickets.size() + verdict.twiceMails.size())
                .as("duplicates of a naive delegate; none were found, so the harness proves nothing").isPositive();
        } else {
            assertThat(verdict.lost).as("lost").isEmpty();
            assertThat(verdict.twiceTickets).as("duplicate tickets").isEmpty();
            assertThat(verdict.twiceMails).as("duplicate notices").isEmpty();
            assertThat(verdict.wrong).as("not as planned").isEmpty();
        }
    }
}
