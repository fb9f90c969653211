package org.handover.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.handover.projects.Project;
import org.handover.projects.plan.Milestone;

/** Dates, amounts and states of a project as its pages put them. */
final class Words {

    private static final Currency EURO = Currency.getInstance("EUR");

    private Words() {
    }

    /** Such as {@code running}. */
    static String of(Project.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String of(LocalDate day, Locale locale) {
        return new Conventions(locale).day(day);
    }

    /** Whole euros. */
    static String euros(BigDecimal amount, Locale locale) {
        NumberFormat euros = NumberFormat.getCurrencyInstance(locale);
        euros.setCurrency(EURO);
        euros.setMaximumFractionDigits(0);
        return euros.format(amount);
    }

    /** Such as “82 % of 120,000 €”; null where nothing was approved and nothing spent (UPG-47). */
    static String used(BigDecimal spent, BigDecimal approved, Locale locale) {
        if (approved.signum() <= 0) {
            return spent.signum() == 0 ? null : euros(spent, locale) + ", none approved";
        }
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        return percent.format(spent.divide(approved, 4, RoundingMode.HALF_UP)) + " of " + euros(approved, locale);
    }

    /** How a milestone that is not reached stands against its plan (UPG-46); null where it is on time. */
    static String lateness(Milestone milestone, LocalDate today) {
        if (milestone.isLate(today)) {
            return days(ChronoUnit.DAYS.between(milestone.forecastOn(), today)) + " overdue";
        }
        long slipped = ChronoUnit.DAYS.between(milestone.plannedOn(), milestone.forecastOn());
        return slipped > 0 ? days(slipped) + " later than planned" : null;
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
