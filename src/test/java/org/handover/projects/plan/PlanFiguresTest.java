package org.handover.projects.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says in figures, and how much buffer is used. */
class PlanFiguresTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-10-15");

    /** Each plan is a list of planned day and, where it was reached, the day of that. */
    @ParameterizedTest(name = "{0} is on time by {1} %")
    @Tag("UPG-46")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        2026-10-01>2026-10-01                                              | 100.0
        2026-10-01>2026-09-20                                              | 100.0
        2026-10-01>2026-10-02                                              | 0.0
        2026-10-01>2026-10-01 2026-10-05>2026-10-09 2026-10-10>2026-10-10  | 66.7
        2026-10-01>2026-10-01 2026-10-14>                                  | 50.0
        2026-10-01>2026-10-01 2026-10-15>                                  | 100.0
        2026-10-01>2026-10-01 2026-12-01>                                  | 100.0
        2026-12-01>                                                        | none
        2026-12-01>2026-10-15 2026-10-14> 2026-10-13> 2026-10-12>          | 25.0
        """)
    void onTimeCountsThoseReachedByTheirPlannedDayAmongThoseReachedOrOverdue(String plan, BigDecimal expected) {
        List<Milestone> milestones = Stream.of(plan.strip().split(" +")).map(planned -> {
            String[] days = planned.split(">", -1);
            return milestone("m", days[0], days[0], days[1].isEmpty() ? null : days[1], 0);
        }).toList();

        assertThat(PlanFigures.onTime(milestones, TODAY).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} spent of {1} is {2} %")
    @Tag("UPG-47")
    @CsvSource(nullValues = "none", textBlock = """
        0, 50000, 0.0
        12500.50, 50000, 25.0
        50000, 50000, 100.0
        60000, 50000, 120.0
        1, 3, 33.3
        2, 3, 66.7
        100, 0, none
        0, 0, none
        """)
    void onBudgetIsTheActualCostAgainstTheApprovedBudget(BigDecimal spent, BigDecimal approved, BigDecimal expected) {
        assertThat(PlanFigures.onBudget(spent, approved).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "planned {0}, expected {1}, reached {2}, {3} days of buffer: {4} used")
    @Tag("UPG-62")
    @CsvSource(nullValues = "none", textBlock = """
        2026-10-01, 2026-10-01, none, 5, 0
        2026-10-01, 2026-09-20, none, 5, 0
        2026-10-01, 2026-10-04, none, 5, 3
        2026-10-01, 2026-10-30, none, 5, 5
        2026-10-01, 2026-10-30, 2026-10-03, 5, 2
        2026-10-01, 2026-10-04, none, 0, 0
        """)
    void aSlipUsesTheBufferUp(String planned, String forecast, String actual, int buffer, int used) {
        assertThat(milestone("m", planned, forecast, actual, buffer).bufferUsed()).isEqualTo(used);
    }

    @Test
    void aPhaseThatEndsBeforeTheOneBeforeItIsNamed() {
        Milestone built = milestone("System built", "2026-10-01", "2026-11-20", null, 0);
        Milestone approved = milestone("System approved", "2026-11-01", "2026-11-01", null, 0);
        Milestone own = milestone("Numbers ported", "2026-01-01", "2026-01-01", null, 0);

        assertThat(PlanFigures.outOfOrder(List.of(own, approved, built))).singleElement().asString()
            .contains("“System approved” is to be reached before “System built”");
        assertThat(PlanFigures.outOfOrder(List.of(own, approved, milestone("System built", "2026-10-01", "2026-11-01", null, 0)))).isEmpty();
    }

    private static Milestone milestone(String name, String planned, String forecast, String actual, int buffer) {
        return new Milestone(name, LocalDate.parse(planned), LocalDate.parse(forecast), actual == null ? null : LocalDate.parse(actual),
            buffer, null, null);
    }
}
