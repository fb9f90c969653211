package org.handover.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {

    @ParameterizedTest(name = "{1} in {0} is {2}")
    @CsvSource(textBlock = """
            CALENDAR_DAYS, P21D,     P21D
            CALENDAR_DAYS, P2W,      P14D
            CALENDAR_DAYS, P1M,      P1M
            CALENDAR_DAYS, P1Y2M3D,  P1Y2M3D
            CALENDAR_DAYS, P1W3D,    P10D
            CALENDAR_DAYS, ' p21d ', P21D
            CALENDAR_DAYS, P0D,      P0D
            BUSINESS_DAYS, P21D,     P21D
            BUSINESS_DAYS, P2W,      P10D
            BUSINESS_DAYS, P1W3D,    P8D
            """)
    void readsALengthAndTakesABusinessWeekForFiveDays(Counting counting, String text, Period length) {
        assertThat(counting.length(text)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "21", "21 days", "PT48H", "P-1D", "-P1D", "P1.5D", "P1D2W", "as drawn", "P999999D"})
    void refusesWhatIsNoLengthAndShowsHowToWriteOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Counting.CALENDAR_DAYS.length(text))
                .withMessage("'%s' is not a length of time; write P21D for 21 days, P2W for 2 weeks, P1M for a month", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P1Y", "P1M2W"})
    void refusesMonthsWhereBusinessDaysCount(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Counting.BUSINESS_DAYS.length(text))
                .withMessageContaining("business days are counted in weeks and days only");
    }

    @ParameterizedTest
    @CsvSource({"calendar days, CALENDAR_DAYS", "business days, BUSINESS_DAYS", "Business Days, BUSINESS_DAYS"})
    void isNamedAsInTheContract(String name, Counting counting) {
        assertThat(Counting.named(name)).isEqualTo(counting);
    }

    @Test
    void refusesAnotherWayOfCounting() {
        assertThatIllegalArgumentException().isThrownBy(() -> Counting.named("working days"))
                .withMessage("'working days' is not a way to count; write 'calendar days' or 'business days'");
        assertThatNullPointerException().isThrownBy(() -> Counting.named(null));
        assertThatNullPointerException().isThrownBy(() -> Counting.CALENDAR_DAYS.length(null));
    }
}
