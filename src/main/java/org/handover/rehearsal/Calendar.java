package org.handover.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.handover.projects.GoLive;

/**
 * Days of one project as people count them: from go-live once it is known, before that from the order. The moment at midnight counts
 * as the end of the day before, since that is what a contract means by it.
 *
 * @param goLives every fact that was recorded, in any order
 */
record Calendar(LocalDate order, ZoneId zone, List<GoLive> goLives) {

    private static final DateTimeFormatter SAME_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** The calendar date where the customer is. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(isEndOfDay(at) ? at.minusMillis(1) : at, zone);
    }

    /** For example {@code day 7, 2 October} or {@code end of day 21, 16 October}. */
    String label(Instant at) {
        LocalDate day = day(at);
        return (isEndOfDay(at) ? "end of " : "") + count(day, at) + ", " + date(day);
    }

    /** The date, with its year where that is not the year of the order. */
    String date(LocalDate day) {
        return (day.getYear() == order.getYear() ? SAME_YEAR : OTHER_YEAR).format(day);
    }

    private String count(LocalDate day, Instant at) {
        // what is told at the moment of a correction or a rollback counts from the date that held until then
        LocalDate live = goLives.stream().filter(fact -> !fact.recordedAt().isAfter(at))
            .filter(fact -> fact.supersededAt() == null || !fact.supersededAt().isBefore(at))
            .min(Comparator.comparing(GoLive::recordedAt)).map(GoLive::liveDate).orElse(null);
        if (live != null) {
            return "day " + ChronoUnit.DAYS.between(live, day);
        }
        long days = ChronoUnit.DAYS.between(order, day);
        return days == 0 ? "day of the order" : days + (days == 1 ? " day" : " days") + " after the order";
    }

    private boolean isEndOfDay(Instant at) {
        return LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant().equals(at);
    }
}
