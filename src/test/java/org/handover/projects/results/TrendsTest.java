package org.handover.projects.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.handover.projects.results.Trends.Direction;
import org.handover.projects.results.Trends.Past;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrendsTest {

    private static final Past GOOD = past("P-1", "100", "95", "4.5", 1);
    private static final Past BAD = past("P-2", "50", "120", "3.0", 12);

    @Test
    @Tag("UPG-58")
    void averagesLeaveOutWhatIsNotKnown() {
        assertThat(Trends.average(List.of(GOOD, BAD, past("P-3", null, null, null, 0)), Past::satisfaction)).contains(new BigDecimal("3.8"));
        assertThat(Trends.average(List.of(past("P-3", null, null, null, 0)), Past::onTimePercent)).isEmpty();
    }

    @Test
    @Tag("UPG-58")
    void theNewerProjectsAreComparedWithTheOlderOnes() {
        assertThat(Trends.direction(List.of(GOOD, BAD), Past::satisfaction, true)).isEqualTo(Direction.BETTER);
        assertThat(Trends.direction(List.of(BAD, GOOD), Past::satisfaction, true)).isEqualTo(Direction.WORSE);
        assertThat(Trends.direction(List.of(BAD, GOOD), past -> BigDecimal.valueOf(past.defects()), false)).isEqualTo(Direction.WORSE);
        assertThat(Trends.direction(List.of(GOOD, GOOD), Past::satisfaction, true)).isEqualTo(Direction.SAME);
        assertThat(Trends.direction(List.of(GOOD), Past::satisfaction, true)).isEqualTo(Direction.UNKNOWN);
    }

    @Test
    @Tag("UPG-58")
    void defectsPointToTestingAndSatisfactionToCommunicationAndTraining() {
        assertThat(Trends.hints(List.of(BAD), "testing")).hasSize(5)
            .anyMatch(hint -> hint.startsWith("Defects after go-live point to testing"))
            .anyMatch(hint -> hint.startsWith("Satisfaction points to communication and training"))
            .anyMatch(hint -> hint.contains("about testing"));
        assertThat(Trends.hints(List.of(GOOD), null)).isEmpty();
        assertThat(Trends.hints(List.of(), null)).isEmpty();
    }

    @Test
    @Tag("UPG-58")
    void theMostFrequentIsFirst() {
        Map<String, Long> counted = Trends.byFrequency(List.of("training", "testing", "planning", "testing"));
        assertThat(counted.keySet()).containsExactly("testing", "planning", "training");
        assertThat(counted).containsEntry("testing", 2L);
    }

    private static Past past(String project, String onTime, String budget, String satisfaction, int defects) {
        return new Past(project, number(onTime), number(budget), number(satisfaction), defects, null);
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
