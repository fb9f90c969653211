package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import javax.xml.datatype.DatatypeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time as people and the engine write them. */
class DurationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"P21D", "PT36H", "P1Y2M3DT4H5M6S", "P1M"})
    void whatTheEngineReadsIsSound(String iso) throws Exception {
        assertThat(Durations.isIso(iso)).isTrue();
        DatatypeFactory.newInstance().newDuration(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "P2W", "21D", "P21", "p21d", "30 days", "P1DT", "-P1D", ""})
    void whatTheEngineDoesNotReadIsNot(String text) {
        assertThat(Durations.isIso(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"30 days, P30D", "1 day, P1D", "2 weeks, P14D", "P2W, P14D", "48 hours, PT48H", "3 months, P3M", "90 minutes, PT90M", "21, P21D", "p21d, P21D"})
    void theRightWritingIsSaid(String written, String right) {
        assertThat(Durations.rightWriting(written)).isEqualTo("Write “" + right + "”.");
    }

    @Test
    void wholeDaysAreCounted() {
        assertThat(Durations.days("P21D")).isEqualTo(OptionalInt.of(21));
        assertThat(Durations.days("PT48H")).isEqualTo(OptionalInt.of(2));
        assertThat(Durations.days("P1DT24H")).isEqualTo(OptionalInt.of(2));
        assertThat(Durations.days("PT36H")).isEmpty();
        assertThat(Durations.days("P1M")).isEmpty();
    }

    @Test
    void aLabelNamesItsDays() {
        assertThat(Durations.daysInLabel("21 days after go-live")).isEqualTo(OptionalInt.of(21));
        assertThat(Durations.daysInLabel("After 5 business days")).isEqualTo(OptionalInt.of(5));
        assertThat(Durations.daysInLabel("2 weeks without an answer")).isEqualTo(OptionalInt.of(14));
        assertThat(Durations.daysInLabel("Day 7")).isEmpty();
        assertThat(Durations.daysInLabel(null)).isEmpty();
    }
}
