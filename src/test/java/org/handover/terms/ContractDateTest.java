package org.handover.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractDateTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CountingRule STANDARD = CountingRule.standard(BERLIN);
    private static final CountingRule ROLLING = new CountingRule(BERLIN, Counting.CALENDAR_DAYS, false, true, "DE");

    @ParameterizedTest(name = "taken live {1} in {0}: {2} end with {3}, at {4}")
    @CsvSource(textBlock = """
            # the contract's examples
            Australia/Sydney,    2026-09-25T16:00, P7D,  2026-10-02, 2026-10-02T14:00:00Z
            Australia/Sydney,    2026-09-25T16:00, P14D, 2026-10-09, 2026-10-09T13:00:00Z
            Australia/Sydney,    2026-09-25T16:00, P18D, 2026-10-13, 2026-10-13T13:00:00Z
            Australia/Sydney,    2026-09-25T16:00, P19D, 2026-10-14, 2026-10-14T13:00:00Z
            Australia/Sydney,    2026-09-25T16:00, P21D, 2026-10-16, 2026-10-16T13:00:00Z
            Australia/Sydney,    2026-06-05T06:00, P21D, 2026-06-26, 2026-06-26T14:00:00Z
            Europe/Berlin,       2026-10-10T18:00, P21D, 2026-10-31, 2026-10-31T23:00:00Z
            # just before and just after midnight there
            Australia/Sydney,    2026-09-25T00:00, P21D, 2026-10-16, 2026-10-16T13:00:00Z
            Australia/Sydney,    2026-09-25T23:59, P21D, 2026-10-16, 2026-10-16T13:00:00Z
            Australia/Sydney,    2026-09-26T00:00, P21D, 2026-10-17, 2026-10-17T13:00:00Z
            # clock goes forward on 29 September 2019 and back on 5 April 2020; no clock changes today
            Pacific/Apia,        2019-09-07T12:00, P21D, 2019-09-28, 2019-09-28T11:00:00Z
            Pacific/Apia,        2019-09-08T12:00, P21D, 2019-09-29, 2019-09-29T10:00:00Z
            Pacific/Apia,        2020-03-14T12:00, P21D, 2020-04-04, 2020-04-04T10:00:00Z
            Pacific/Apia,        2020-03-15T12:00, P21D, 2020-04-05, 2020-04-05T11:00:00Z
            Pacific/Apia,        2026-09-25T12:00, P21D, 2026-10-16, 2026-10-16T11:00:00Z
            # 30 December 2011 never came: the dates on the calendar count
            Pacific/Apia,        2011-12-08T12:00, P21D, 2011-12-29, 2011-12-30T10:00:00Z
            Pacific/Apia,        2011-12-09T12:00, P21D, 2011-12-30, 2011-12-30T10:00:00Z
            Pacific/Apia,        2011-12-10T12:00, P21D, 2011-12-31, 2011-12-31T10:00:00Z
            Pacific/Apia,        2011-12-20T12:00, P21D, 2012-01-10, 2012-01-10T10:00:00Z
            # half an hour forward on 8 June 1947, none since
            Pacific/Honolulu,    1947-05-17T12:00, P21D, 1947-06-07, 1947-06-08T10:30:00Z
            Pacific/Honolulu,    1947-05-18T12:00, P21D, 1947-06-08, 1947-06-09T10:00:00Z
            Pacific/Honolulu,    2026-02-28T23:30, P21D, 2026-03-21, 2026-03-22T10:00:00Z
            Pacific/Honolulu,    2026-10-25T00:30, P21D, 2026-11-15, 2026-11-16T10:00:00Z
            # a quarter of an hour forward at midnight on 1 January 1986, none since
            Asia/Kathmandu,      1985-12-10T12:00, P21D, 1985-12-31, 1985-12-31T18:30:00Z
            Asia/Kathmandu,      1985-12-11T12:00, P21D, 1986-01-01, 1986-01-01T18:15:00Z
            Asia/Kathmandu,      2026-09-25T23:50, P21D, 2026-10-16, 2026-10-16T18:15:00Z
            # half an hour forward on 4 October 2026 and back on 4 April 2027
            Australia/Lord_Howe, 2026-09-12T12:00, P21D, 2026-10-03, 2026-10-03T13:30:00Z
            Australia/Lord_Howe, 2026-09-13T12:00, P21D, 2026-10-04, 2026-10-04T13:00:00Z
            Australia/Lord_Howe, 2026-09-25T16:00, P21D, 2026-10-16, 2026-10-16T13:00:00Z
            Australia/Lord_Howe, 2027-03-14T12:00, P21D, 2027-04-04, 2027-04-04T13:30:00Z
            # forward on 8 March and back on 1 November 2026
            America/New_York,    2026-02-14T12:00, P21D, 2026-03-07, 2026-03-08T05:00:00Z
            America/New_York,    2026-02-15T12:00, P21D, 2026-03-08, 2026-03-09T04:00:00Z
            America/New_York,    2026-10-10T12:00, P21D, 2026-10-31, 2026-11-01T04:00:00Z
            America/New_York,    2026-10-11T12:00, P21D, 2026-11-01, 2026-11-02T05:00:00Z
            # clock changes at midnight itself: no 0:00 on 4 November 2018, 23:00 twice on 17 February 2018
            America/Sao_Paulo,   2018-10-13T12:00, P21D, 2018-11-03, 2018-11-04T03:00:00Z
            America/Sao_Paulo,   2018-01-27T12:00, P21D, 2018-02-17, 2018-02-18T03:00:00Z
            """)
    @Tag("R1")
    void endsWithItsLastDayInTheCustomersZoneWhereverTheServerRuns(
            ZoneId zone, LocalDateTime takenLive, Period term, LocalDate lastDay, Instant end) {
        Instant moment = takenLive.atZone(zone).toInstant();
        ServerZones.inEach(server -> {
            CountingRule rule = CountingRule.standard(zone);
            ContractDate date = ContractDate.after(rule.dateOf(moment), term, rule);
            assertThat(date.effectiveDate()).as(server).isEqualTo(lastDay);
            assertThat(date.dueDate()).as(server).isEqualTo(lastDay);
            assertThat(date.endOfDay()).as(server).isEqualTo(end);
        });
    }

    @ParameterizedTest(name = "{1} is {2} in {0}")
    @CsvSource(textBlock = """
            Australia/Sydney,    2026-09-25T13:59:59Z, 2026-09-25
            Australia/Sydney,    2026-09-25T14:00:00Z, 2026-09-26
            Pacific/Kiritimati,  2026-09-25T09:59:59Z, 2026-09-25
            Pacific/Kiritimati,  2026-09-25T10:00:00Z, 2026-09-26
            Pacific/Honolulu,    2026-09-25T09:59:59Z, 2026-09-24
            Pacific/Honolulu,    2026-09-25T10:00:00Z, 2026-09-25
            Asia/Kathmandu,      2026-09-25T18:14:59Z, 2026-09-25
            Asia/Kathmandu,      2026-09-25T18:15:00Z, 2026-09-26
            Australia/Lord_Howe, 2026-10-03T13:29:59Z, 2026-10-03
            Australia/Lord_Howe, 2026-10-03T13:30:00Z, 2026-10-04
            Australia/Lord_Howe, 2026-10-04T13:00:00Z, 2026-10-05
            Pacific/Apia,        2011-12-30T09:59:59Z, 2011-12-29
            Pacific/Apia,        2011-12-30T10:00:00Z, 2011-12-31
            America/New_York,    2026-11-02T04:59:59Z, 2026-11-01
            America/New_York,    2026-11-02T05:00:00Z, 2026-11-02
            """)
    @Tag("R1")
    void aMomentFallsOnTheCustomersDateWhereverTheServerRuns(ZoneId zone, Instant moment, LocalDate date) {
        ServerZones.inEach(server -> assertThat(CountingRule.standard(zone).dateOf(moment)).as(server).isEqualTo(date));
    }

    @ParameterizedTest(name = "{2} on {1} in {0} is {3}")
    @CsvSource(textBlock = """
            Australia/Sydney,    2026-10-02, 09:00, 2026-10-01T23:00:00Z
            Australia/Sydney,    2026-10-09, 09:00, 2026-10-08T22:00:00Z
            # left out by the clock change, so as much later
            Australia/Lord_Howe, 2026-10-04, 02:10, 2026-10-03T15:40:00Z
            America/New_York,    2026-03-08, 02:30, 2026-03-08T07:30:00Z
            Pacific/Apia,        2011-12-30, 09:00, 2011-12-30T19:00:00Z
            # comes twice, so the first
            America/New_York,    2026-11-01, 01:30, 2026-11-01T05:30:00Z
            """)
    void aTimeOfDayIsTheCustomersWhereverTheServerRuns(ZoneId zone, LocalDate day, LocalTime time, Instant moment) {
        ServerZones.inEach(server -> assertThat(ContractDate.after(day, Period.ZERO, CountingRule.standard(zone)).at(time))
                .as(server).isEqualTo(moment));
    }

    @ParameterizedTest(name = "{1} after {0} is {2}")
    @CsvSource(textBlock = """
            2026-10-10, P0D,    2026-10-10
            2026-10-10, P1D,    2026-10-11
            2026-10-10, P2W,    2026-10-24
            2026-10-10, P1M,    2026-11-10
            2026-01-31, P1M,    2026-02-28
            2026-01-31, P1M1D,  2026-03-01
            2028-02-29, P1Y,    2029-02-28
            2026-12-11, P21D,   2027-01-01
            2026-10-10, P1Y2M3D, 2027-12-13
            """)
    void countsDaysWeeksMonthsAndYears(LocalDate anchor, Period term, LocalDate lastDay) {
        assertThat(ContractDate.after(anchor, term, STANDARD).effectiveDate()).isEqualTo(lastDay);
    }

    @ParameterizedTest(name = "{1} from {0}, the day itself being the first, end on {2}")
    @CsvSource(textBlock = """
            2026-09-25, P21D, 2026-10-15
            2026-09-25, P1D,  2026-09-25
            2026-09-25, P0D,  2026-09-25
            2026-09-25, P1M,  2026-10-24
            2026-03-01, P1M,  2026-03-31
            # no 31 February, so the last of the month
            2026-01-31, P1M,  2026-02-28
            """)
    @Tag("R1")
    void endsADayEarlierWhenTheFirstDayCounts(LocalDate anchor, Period term, LocalDate lastDay) {
        CountingRule rule = new CountingRule(BERLIN, Counting.CALENDAR_DAYS, true, false, null);
        assertThat(ContractDate.after(anchor, term, rule).effectiveDate()).isEqualTo(lastDay);
    }

    @ParameterizedTest(name = "21 days after {0} end on {1}")
    @CsvSource(textBlock = """
            # Saturday 31 October
            2026-10-10, 2026-11-02
            # Sunday 1 November
            2026-10-11, 2026-11-02
            # Friday and Monday are business days already
            2026-10-09, 2026-10-30
            2026-10-12, 2026-11-02
            # Good Friday to Easter Monday
            2026-03-13, 2026-04-07
            # Christmas Day on a Friday, the second on a Saturday
            2026-12-04, 2026-12-28
            """)
    @Tag("R1")
    void movesToTheNextBusinessDayWhereTheContractRolls(LocalDate anchor, LocalDate lastDay) {
        ContractDate date = ContractDate.after(anchor, Period.ofDays(21), ROLLING);
        assertThat(date.effectiveDate()).isEqualTo(lastDay);
        assertThat(date.dueDate()).isEqualTo(lastDay);
    }

    @Test
    void aRolledTermEndsWithTheDayToWhichItMoved() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 10, 10), Period.ofDays(21), ROLLING);
        assertThat(date.endOfDay()).isEqualTo("2026-11-02T23:00:00Z");
    }

    @ParameterizedTest(name = "live on 3 August 2026, form issued {0}: due {1}")
    @CsvSource(textBlock = """
            2026-08-10, 2026-08-24
            2026-08-17, 2026-08-24
            2026-08-18, 2026-08-25
            2026-08-31, 2026-09-07
            """)
    @Tag("R7")
    void aFormIssuedLateLeavesTimeToAnswerAndTheEffectiveDateStays(LocalDate issuedOn, LocalDate due) {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 8, 3), Period.ofDays(21), STANDARD)
                .notBefore(issuedOn, Period.ofDays(7));
        assertThat(date.dueDate()).isEqualTo(due);
        assertThat(date.effectiveDate()).isEqualTo("2026-08-24");
        assertThat(date.issuedOn()).isEqualTo(issuedOn);
        assertThat(date.leastTime()).isEqualTo(Period.ofDays(7));
    }

    @Test
    @Tag("R7")
    void theDayOfIssueNeverCountsAsTimeToAnswer() {
        CountingRule firstDayCounted = new CountingRule(BERLIN, Counting.CALENDAR_DAYS, true, false, null);
        ContractDate date = ContractDate.after(LocalDate.of(2026, 8, 3), Period.ofDays(21), firstDayCounted)
                .notBefore(LocalDate.of(2026, 8, 31), Period.ofDays(7));
        assertThat(date.effectiveDate()).isEqualTo("2026-08-23");
        assertThat(date.dueDate()).isEqualTo("2026-09-07");
    }

    @Test
    @Tag("R1") @Tag("R7")
    void timeToAnswerIsCountedAndRolledAsTheContractCounts() {
        LocalDate live = LocalDate.of(2026, 8, 3);
        LocalDate issued = LocalDate.of(2026, 8, 29);
        CountingRule businessDays = new CountingRule(BERLIN, Counting.BUSINESS_DAYS, false, false, "DE");

        assertThat(ContractDate.after(live, Period.ofDays(21), ROLLING).notBefore(issued, Period.ofDays(7)).dueDate())
                .as("Saturday 5 September rolls").isEqualTo("2026-09-07");
        assertThat(ContractDate.after(live, Period.ofDays(5), businessDays).notBefore(issued, Period.ofDays(7)).dueDate())
                .as("seven business days after a Saturday").isEqualTo("2026-09-08");
    }

    @Test
    @Tag("R7")
    void aLaterIssueReplacesAnEarlierOne() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 8, 3), Period.ofDays(21), STANDARD)
                .notBefore(LocalDate.of(2026, 9, 30), Period.ofDays(7))
                .notBefore(LocalDate.of(2026, 8, 31), Period.ofDays(7));
        assertThat(date.dueDate()).isEqualTo("2026-09-07");
    }

    @Test
    @Tag("R1") @Tag("R7")
    void neverEndsBeforeItBeginsNorRollsOntoAFreeDayWhateverTheContract() {
        Random random = new Random(21);
        String[] places = {null, "DE", "DE-BY", "AU-NSW", "US", "GB", "CH", "NZ"};
        for (int i = 0; i < 5_000; i++) {
            CountingRule rule = new CountingRule(BERLIN, Counting.values()[random.nextInt(2)], random.nextBoolean(),
                    random.nextBoolean(), places[random.nextInt(places.length)]);
            LocalDate anchor = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(5_000));
            Period term = Period.ofDays(random.nextInt(60));
            ContractDate date = ContractDate.after(anchor, term, rule);
            ContractDate longer = ContractDate.after(anchor, term.plusDays(1), rule);
            LocalDate issuedOn = anchor.plusDays(random.nextInt(90));
            ContractDate late = date.notBefore(issuedOn, Period.ofDays(7));
            String which = date + " issued " + issuedOn;

            assertThat(date.effectiveDate()).as(which).isAfterOrEqualTo(anchor);
            assertThat(longer.effectiveDate()).as(which).isAfterOrEqualTo(date.effectiveDate());
            assertThat(late.effectiveDate()).as(which).isEqualTo(date.effectiveDate());
            assertThat(late.dueDate()).as(which).isAfterOrEqualTo(date.dueDate()).isAfterOrEqualTo(issuedOn.plusDays(7));
            if (rule.rollsToBusinessDay() || rule.counting() == Counting.BUSINESS_DAYS && !term.isZero()) {
                assertThat(BusinessCalendar.isWeekend(date.effectiveDate())).as(which).isFalse();
                assertThat(rule.calendar().holidayOn(date.effectiveDate())).as(which).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"P-21D", "P-1M", "P1M-1D"})
    void refusesANegativeLength(Period term) {
        LocalDate day = LocalDate.of(2026, 10, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> ContractDate.after(day, term, STANDARD))
                .withMessageContaining("a term cannot be negative");
        ContractDate date = ContractDate.after(day, Period.ofDays(21), STANDARD);
        assertThatIllegalArgumentException().isThrownBy(() -> date.notBefore(day, term))
                .withMessageContaining("a term cannot be negative");
    }

    @ParameterizedTest
    @CsvSource({"P101Y", "P1201M", "P36601D", "P2147483647D"})
    void refusesALengthThatCanOnlyBeASlip(Period term) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractDate.after(LocalDate.of(2026, 10, 10), term, STANDARD))
                .withMessage(term + " is longer than 100 years");
    }

    @Test
    void refusesToGoWithoutAnAnchorATermARuleOrADayOfIssue() {
        LocalDate day = LocalDate.of(2026, 10, 10);
        Period term = Period.ofDays(21);
        ContractDate date = ContractDate.after(day, term, STANDARD);
        assertThatNullPointerException().isThrownBy(() -> ContractDate.after(null, term, STANDARD)).withMessage("anchor");
        assertThatNullPointerException().isThrownBy(() -> ContractDate.after(day, null, STANDARD)).withMessage("term");
        assertThatNullPointerException().isThrownBy(() -> ContractDate.after(day, term, null)).withMessage("rule");
        assertThatNullPointerException().isThrownBy(() -> date.notBefore(null, term)).withMessage("issuedOn");
        assertThatNullPointerException().isThrownBy(() -> date.notBefore(day, null)).withMessage("term");
        assertThatNullPointerException().isThrownBy(() -> date.explain(null)).withMessage("locale");
    }

    @Test
    void refusesDatesThatContradictEachOther() {
        LocalDate day = LocalDate.of(2026, 10, 10);
        Period term = Period.ofDays(21);
        assertThatIllegalArgumentException().isThrownBy(
                () -> new ContractDate(day, term, STANDARD, day.plusDays(21), day.plusDays(20), null, null));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new ContractDate(day, term, STANDARD, day.plusDays(21), day.plusDays(21), day, null));
    }
}
