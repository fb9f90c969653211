package org.handover.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is marked as added and as removed between two versions. */
@Tag("DEP-01")
class DifferenceTest {

    @Test
    void aChangedLineIsRemovedAndAddedAmongLinesThatStay() {
        assertThat(marked("Goals\nLess waiting\nScope\n\nEnd", "Goals\nNo waiting\nScope\n\nNew\nEnd"))
            .isEqualTo(" Goals|-Less waiting|+No waiting| Scope| |+New| End");
    }

    @Test
    void fromNothingAndToNothing() {
        assertThat(marked("", "One\nTwo")).isEqualTo("+One|+Two");
        assertThat(marked("One", "")).isEqualTo("-One");
        assertThat(marked("", "")).isEmpty();
        assertThat(Difference.between("Same", "Same").added()).isZero();
    }

    @Test
    void aTextThatMovedElsewhereIsReplacedByItsLink() {
        assertThat(Difference.between(Difference.content("One\nTwo", null), Difference.content(null, "https://docs.example")))
            .satisfies(difference -> assertThat(difference.removed()).isEqualTo(2))
            .satisfies(difference -> assertThat(difference.added()).isEqualTo(1));
    }

    @Test
    void theLongestTextsWithoutACommonLineAreComparedInGoodTime() {
        String one = IntStream.range(0, 5000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));

        assertThat(Difference.between(one, one.replace('a', 'b')).added()).isEqualTo(5000);
    }

    private static String marked(String before, String after) {
        return Difference.between(before, after).lines().stream()
            .map(line -> (line.added() ? "+" : line.removed() ? "-" : " ") + line.text()).collect(Collectors.joining("|"));
    }
}
