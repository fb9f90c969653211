package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people may well want to change is accepted: a check that cries wolf is switched off. */
class SensibleEditsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void aSensibleEditIsAccepted(Sensible edit) {
        List<Problem> problems = edit.problems();

        assertThat(problems).filteredOn(Problem::isError).extracting(Problem::line).isEmpty();
    }

    @Test
    void thereAreEditsOfEveryKind() {
        assertThat(edits()).hasSizeGreaterThan(40).extracting(Sensible::what).doesNotHaveDuplicates();
    }

    static Stream<Sensible> edits() {
        return Stream.of(SensibleEdits.terms(), SensibleEdits.steps(), SensibleEdits.forms(), SensibleEdits.tables()).flatMap(kind -> kind);
    }
}
