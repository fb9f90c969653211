package org.handover.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How a contract counts (R1).
 *
 * @param zone the customer's time zone; never null
 * @param counting which days count; never null
 * @param firstDayCounted whether the day from which a term runs is its first day
 * @param rollsToBusinessDay whether a term that would end on a weekend or public holiday ends on the next business day
 * @param holidayCountry whose public holidays are no business days: ISO 3166 country ({@code DE}) or, with its regional
 *        holidays, ISO 3166-2 region ({@code DE-BY}); null or blank = weekends only. A weekend is Saturday and Sunday.
 *        Looked at only where business days matter, so that a customer anywhere may count in calendar days.
 */
public record CountingRule(ZoneId zone, Counting counting, boolean firstDayCounted, boolean rollsToBusinessDay,
                           String holidayCountry) {

    /** @throws IllegalArgumentException if business days matter and no holiday calendar of that country or region is known */
    public CountingRule {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(counting, "counting");
        holidayCountry = holidayCountry == null || holidayCountry.isBlank() ? null : holidayCountry.strip();
        if (counting == Counting.BUSINESS_DAYS || rollsToBusinessDay) {
            BusinessCalendar.of(holidayCountry);
        }
    }

    /** What holds unless the contract says otherwise: calendar days without the first, no roll. */
    public static CountingRule standard(ZoneId zone) {
        return new CountingRule(zone, Counting.CALENDAR_DAYS, false, false, null);
    }

    /**
     * The same rule for a term of which business days are counted, whatever the contract counts otherwise.
     *
     * @param country whose public holidays are no business days, as in {@link #holidayCountry()}
     * @throws IllegalArgumentException if no holiday calendar of that country is known
     */
    public CountingRule inBusinessDays(String country) {
        return new CountingRule(zone, Counting.BUSINESS_DAYS, firstDayCounted, rollsToBusinessDay, country);
    }

    /** The customer's calendar date at that moment: of being taken live, or of today. */
    public LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** Last day of the term as the contract counts it, before any roll. */
    LocalDate lastDay(LocalDate anchor, Period term) {
        return count(anchor, term, firstDayCounted);
    }

    /** Last day of a term that leaves the customer all its days, so that the day of the anchor never counts (R7). */
    LocalDate lastFullDay(LocalDate anchor, Period term) {
        return count(anchor, term, false);
    }

    LocalDate rolled(LocalDate day) {
        return rollsToBusinessDay ? calendar().sameOrNextBusinessDay(day) : day;
    }

    BusinessCalendar calendar() {
        return BusinessCalendar.of(holidayCountry);
    }

    private LocalDate count(LocalDate anchor, Period term, boolean withAnchor) {
        counting.checked(term);
        if (term.isZero()) {
            return anchor;
        }
        return counting == Counting.BUSINESS_DAYS
                ? countBusinessDays(anchor, term.getDays(), withAnchor)
                : countCalendarDays(anchor, term, withAnchor);
    }

    private LocalDate countCalendarDays(LocalDate anchor, Period term, boolean withAnchor) {
        LocalDate sameDayOfMonth = anchor.plusMonths(term.toTotalMonths());
        // a month from 31 January ends on the last of February whether or not the first day counts
        boolean cutToMonthEnd = sameDayOfMonth.getDayOfMonth() != anchor.getDayOfMonth();
        return sameDayOfMonth.plusDays(term.getDays() - (withAnchor && !cutToMonthEnd ? 1 : 0));
    }

    private LocalDate countBusinessDays(LocalDate anchor, int days, boolean withAnchor) {
        BusinessCalendar calendar = calendar();
        LocalDate day = withAnchor ? anchor.minusDays(1) : anchor;
        for (int counted = 0; counted < days; counted++) {
            day = calendar.sameOrNextBusinessDay(day.plusDays(1));
        }
        return day;
    }
}
