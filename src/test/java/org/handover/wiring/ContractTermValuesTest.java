package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.lifecycle.ContractTermValues;
import org.handover.lifecycle.Contracts;
import org.junit.jupiter.api.Test;

/** What the check of the table of contract terms knows, against what the product looks up there. */
class ContractTermValuesTest {

    @Test
    void everyTermThatIsLookedUpHasValuesThatCanBeChecked() {
        assertThat(ContractTermValues.terms())
            .containsExactlyInAnyOrderElementsOf(JavaSources.read().textsOfField(Contracts.class, "TERMS"));
    }

    @Test
    void aSlipInAValueIsSaidInWords() {
        assertThat(ContractTermValues.problem("deemed acceptance", "P21D")).isEmpty();
        assertThat(ContractTermValues.problem("deemed acceptance", "as drawn")).isEmpty();
        assertThat(ContractTermValues.problem("deemed acceptance", "21 days")).hasValueSatisfying(text -> assertThat(text).contains("P21D"));
        assertThat(ContractTermValues.problem("least time to answer", "as drawn")).isPresent();
        assertThat(ContractTermValues.problem("first day counted", "maybe")).isPresent();
        assertThat(ContractTermValues.problem("notice hour", "25:00")).isPresent();
        assertThat(ContractTermValues.problem("requests needed", "0")).isPresent();
        assertThat(ContractTermValues.problem("counting", "Business days")).isEmpty();
    }
}
