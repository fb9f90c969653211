package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slips that people make in models, each rejected with a sentence that says where and what to do. */
class BrokenVariantsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsBrokenIsRejectedAtItsPlace(Broken broken) {
        List<Problem> problems = broken.problems();

        assertThat(problems).as(() -> lines(problems)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(broken.file());
            assertThat(problem.element()).isEqualTo(broken.element());
            assertThat(problem.text()).contains(broken.telling());
            assertThat(problem.isError()).isTrue();
        });
    }

    @Test
    void unbrokenTheyAreAcceptedWithoutAWord() {
        List<Problem> problems = BundledModelFiles.check(BundledModelFiles.all().toArray(ModelFile[]::new));

        assertThat(problems).extracting(Problem::line).isEmpty();
    }

    @Test
    void thereAreVariantsOfEveryKind() {
        assertThat(broken()).hasSizeGreaterThan(150).extracting(Broken::toString).doesNotHaveDuplicates();
    }

    static Stream<Broken> broken() {
        return Stream.of(BrokenSteps.steps(), BrokenSteps.people(), BrokenSteps.others(), BrokenSteps.templates(), BrokenFlow.timers(),
            BrokenFlow.ways(), BrokenFlow.people(), BrokenExpressions.all(), BrokenForms.all(), BrokenTables.all()).flatMap(kind -> kind);
    }

    private static String lines(List<Problem> problems) {
        return problems.stream().map(problem -> problem.severity() + " " + problem.line()).reduce("", (one, other) -> one + "\n" + other);
    }
}
