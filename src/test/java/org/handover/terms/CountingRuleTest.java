package org.handover.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingRuleTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{2} business days after {1} in {0} end on {3}")
    @CsvSource(nullValues = "weekends only", textBlock = """
            weekends only, 2026-10-09, 1,  2026-10-12
            weekends only, 2026-10-10, 1,  2026-10-12
            weekends only, 2026-10-11, 1,  2026-10-12
            weekends only, 2026-10-12, 1,  2026-10-13
            weekends only, 2026-10-09, 5,  2026-10-16
            weekends only, 2026-10-10, 0,  2026-10-10
            weekends only, 2026-09-25, 21, 2026-10-26
            # Good Friday and Easter Monday
            weekends only, 2026-04-02, 1,  2026-04-03
            DE,            2026-04-02, 1,  2026-04-07
            AU,            2026-04-02, 1,  2026-04-07
            US,            2026-04-02, 1,  2026-04-03
            # Christmas: the second day off moves to Monday in Britain, not in Germany
            DE,            2026-12-24, 1,  2026-12-28
            GB,            2026-12-24, 1,  2026-12-29
            # Epiphany is one of Bavaria's holidays, the second Monday in June one of New South Wales'
            DE,            2026-01-05, 1,  2026-01-06
            DE-BY,         2026-01-05, 1,  2026-01-07
            de-by,         2026-01-05, 1,  2026-01-07
            AU,            2026-06-05, 1,  2026-06-08
            AU-NSW,        2026-06-05, 1,  2026-06-09
            # Remembrance Day in Ontario, a Wednesday: a holiday of the banks
            CA-ON,         2026-11-10, 1,  2026-11-12
            # Christmas Eve in Austria, a Thursday: kept, but worked
            AT,            2026-12-23, 1,  2026-12-24
            """)
    void skipsWeekendsAndTheHolidaysOfTheCustomer(String place, LocalDate anchor, int days, LocalDate lastDay) {
        CountingRule rule = new CountingRule(ZONE, Counting.BUSINESS_DAYS, false, false, place);
        assertThat(ContractDate.after(anchor, Period.ofDays(days), rule).effectiveDate()).isEqualTo(lastDay);
    }

    @ParameterizedTest(name = "{1} business days from {0}, the day itself being the first, end on {2}")
    @CsvSource(textBlock = """
            2026-10-09, 1, 2026-10-09
            2026-10-09, 2, 2026-10-12
            # from a Saturday the first business day is Monday
            2026-10-10, 1, 2026-10-12
            2026-10-10, 2, 2026-10-13
            2026-09-25, 21, 2026-10-23
            """)
    void countsTheFirstDayIfItIsABusinessDay(LocalDate anchor, int days, LocalDate lastDay) {
        CountingRule rule = new CountingRule(ZONE, Counting.BUSINESS_DAYS, true, false, null);
        assertThat(ContractDate.after(anchor, Period.ofDays(days), rule).effectiveDate()).isEqualTo(lastDay);
    }

    @ParameterizedTest(name = "in {0} a term that would end on {1} ends on {2}")
    @CsvSource(nullValues = "weekends only", textBlock = """
            weekends only, 2026-04-03, 2026-04-03
            DE,            2026-04-03, 2026-04-07
            DE,            2026-01-06, 2026-01-06
            DE-BY,         2026-01-06, 2026-01-07
            GB,            2026-12-25, 2026-12-29
            # Friday 1 January
            DE,            2027-01-01, 2027-01-04
            """)
    @Tag("R1")
    void rollsOverWeekendsAndTheHolidaysOfTheCustomer(String place, LocalDate end, LocalDate rolled) {
        CountingRule rule = new CountingRule(ZONE, Counting.CALENDAR_DAYS, false, true, place);
        assertThat(ContractDate.after(end.minusDays(21), Period.ofDays(21), rule).effectiveDate()).isEqualTo(rolled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P1Y", "P1M5D"})
    void refusesMonthsWhereBusinessDaysCount(Period term) {
        CountingRule rule = new CountingRule(ZONE, Counting.BUSINESS_DAYS, false, false, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractDate.after(LocalDate.of(2026, 10, 10), term, rule))
                .withMessage(term + " has months or years; business days are counted in weeks and days only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "DE-XX", "Germany", "NYSE", "-", "DE-BY-XX", "NP"})
    void refusesACountryOrRegionWithoutAHolidayCalendarWhereBusinessDaysMatter(String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRule(ZONE, Counting.BUSINESS_DAYS, false, false, place))
                .withMessageStartingWith("No holiday calendar is known for '" + place + "'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRule(ZONE, Counting.CALENDAR_DAYS, false, true, place))
                .withMessageStartingWith("No holiday calendar is known for '" + place + "'");
    }

    @ParameterizedTest(name = "{2} business days from {1} in {0}, {3}, are over at {4}")
    @CsvSource(textBlock = """
            # over the weekend on which clocks go back, and Reformation Day and All Saints', which fall on it
            Europe/Berlin,       2026-10-23, 5, DE,    2026-10-30T23:00:00Z
            Europe/Berlin,       2026-10-23, 6, DE,    2026-11-02T23:00:00Z
            # Good Friday and Easter Monday, with a clock that goes forward on 29 March
            Europe/Berlin,       2026-03-27, 6, DE,    2026-04-08T22:00:00Z
            # clocks go forward on Sunday 4 October
            Australia/Sydney,    2026-09-25, 6, AU,    2026-10-05T13:00:00Z
            America/New_York,    2026-10-30, 2, US,    2026-11-04T05:00:00Z
            # Thanksgiving
            America/New_York,    2026-11-25, 1, US,    2026-11-28T05:00:00Z
            Australia/Lord_Howe, 2026-10-02, 1, AU,    2026-10-05T13:00:00Z
            Pacific/Apia,        2026-09-25, 1, NZ,    2026-09-28T11:00:00Z
            """)
    void aTermInBusinessDaysIsCountedSoWhateverTheContractCountsAndWhereverTheServerRuns(
            ZoneId zone, LocalDate anchor, int days, String country, Instant end) {
        ServerZones.inEach(server -> assertThat(
                ContractDate.after(anchor, Period.ofDays(days), CountingRule.standard(zone).inBusinessDays(country)).endOfDay())
                .as(server).isEqualTo(end));
    }

    @Test
    void aTermInBusinessDaysKeepsTheFirstDayAndTheRollOfTheContract() {
        CountingRule counted = new CountingRule(ZONE, Counting.CALENDAR_DAYS, true, true, "DE").inBusinessDays("DE");

        assertThat(ContractDate.after(LocalDate.of(2026, 10, 9), Period.ofDays(2), counted).effectiveDate()).isEqualTo("2026-10-12");
        assertThat(counted.rollsToBusinessDay()).isTrue();
    }

    @Test
    void asksNoHolidayCalendarOfACustomerWhoCountsCalendarDays() {
        CountingRule nepal = new CountingRule(ZoneId.of("Asia/Kathmandu"), Counting.CALENDAR_DAYS, false, false, "NP");
        assertThat(ContractDate.after(LocalDate.of(2026, 9, 25), Period.ofDays(21), nepal).effectiveDate())
                .isEqualTo("2026-10-16");
    }

    @Test
    void takesABlankCountryForNone() {
        assertThat(new CountingRule(ZONE, Counting.BUSINESS_DAYS, false, false, " ").holidayCountry()).isNull();
    }

    @Test
    void refusesToGoWithoutAZoneOrAWayOfCounting() {
        assertThatNullPointerException()
                .isThrownBy(() -> new CountingRule(null, Counting.CALENDAR_DAYS, false, false, null)).withMessage("zone");
        assertThatNullPointerException()
                .isThrownBy(() -> new CountingRule(ZONE, null, false, false, null)).withMessage("counting");
    }
}
