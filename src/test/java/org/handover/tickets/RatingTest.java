package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RatingTest {

    @Test
    void readsFromTheReasonWhetherItIsBillable() {
        assertThat(new Rating("billable-after-completion").billable()).isTrue();
        assertThat(new Rating("free-warranty").billable()).isFalse();
    }

    @Test
    void refusesAReasonThatDoesNotSay() {
        assertThatThrownBy(() -> new Rating("warranty")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A reason begins with free- or billable-, not: warranty");
        assertThatThrownBy(() -> new Rating(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
