package org.handover.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day that a scenario names by another: {@code today}, {@code go-live}, {@code 3 days before go-live}. */
final class SaidDate {

    private static final Pattern DAY = Pattern.compile("(?:(\\d{1,4}) days? (before|after) )?(today|go-live|order)");
    private static final Pattern ALIKE = Pattern.compile("\\d+ days? (before|after) \\S+");

    private SaidDate() {
    }

    static boolean isOne(String text) {
        return DAY.matcher(text.strip()).matches();
    }

    static boolean looksLikeOne(String text) {
        return ALIKE.matcher(text.strip()).matches();
    }

    /**
     * @param points days by {@code today}, {@code go-live} and {@code order}
     * @return the day as forms have it, or the text as it is where it names none
     */
    static Object resolve(Object value, Map<String, LocalDate> points) {
        if (!(value instanceof String text)) {
            return value;
        }
        Matcher day = DAY.matcher(text.strip());
        LocalDate point = day.matches() ? points.get(day.group(3)) : null;
        if (point == null) {
            return value;
        }
        long days = day.group(1) == null ? 0 : Long.parseLong(day.group(1));
        return ("before".equals(day.group(2)) ? point.minusDays(days) : point.plusDays(days)).toString();
    }
}
