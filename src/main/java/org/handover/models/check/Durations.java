package org.handover.models.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the engine wants lengths of time to be written, and how people write them. */
class Durations {

    private static final Pattern ISO = Pattern.compile("P(?!$)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?");
    private static final Pattern IN_WORDS = Pattern.compile("(?i).*?(\\d+)\\s*(minute|hour|day|week|month|year)s?.*", Pattern.DOTALL);
    private static final Pattern DAYS_IN_LABEL = Pattern.compile("(?i)\\b(\\d+)\\s+(?:\\w+\\s+)?(day|week)s?\\b");
    private static final Pattern ALMOST_ISO = Pattern.compile("(?i)p?t?(\\d+)([dwhmy])");
    private static final Map<String, String> UNITS = Map.of("minute", "PT%dM", "hour", "PT%dH", "day", "P%dD", "month", "P%dM", "year",
        "P%dY", "d", "P%dD", "h", "PT%dH", "m", "P%dM", "y", "P%dY");

    private Durations() {
    }

    static boolean isIso(String text) {
        return ISO.matcher(text).matches();
    }

    /** How to write what somebody may have meant, as the end of a sentence. */
    static String rightWriting(String text) {
        Matcher words = IN_WORDS.matcher(text);
        Matcher almost = ALMOST_ISO.matcher(text.replaceAll("\\s", ""));
        Matcher number = Pattern.compile("\\s*(\\d{1,6})\\s*").matcher(text);
        String written = "P21D” for 21 days or “PT12H” for 12 hours";
        if (words.matches()) {
            written = written(words.group(1), words.group(2).toLowerCase(Locale.ROOT));
        } else if (almost.matches()) {
            written = written(almost.group(1), almost.group(2).toLowerCase(Locale.ROOT));
        } else if (number.matches()) {
            written = written(number.group(1), "day");
        }
        return written.contains("”") ? "Write “" + written + "." : "Write “" + written + "”.";
    }

    private static String written(String number, String unit) {
        long count = number.length() > 6 ? 999_999 : Long.parseLong(number);
        return unit.startsWith("w") ? "P" + count * 7 + "D" : UNITS.get(unit).formatted(count);
    }

    /** How many days a label names; empty where it names none. */
    static OptionalInt daysInLabel(String label) {
        Matcher days = DAYS_IN_LABEL.matcher(label == null ? "" : label);
        if (!days.find() || days.group(1).length() > 5) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(days.group(1)) * (days.group(2).equalsIgnoreCase("week") ? 7 : 1));
    }

    /** @return empty where the length is not a number of whole days, such as months or an expression */
    static OptionalInt days(String iso) {
        try {
            String[] parts = iso.split("T", 2);
            Period period = parts[0].equals("P") ? Period.ZERO : Period.parse(parts[0]);
            long hours = parts.length == 1 ? 0 : Duration.parse("PT" + parts[1]).toHours();
            boolean whole = period.toTotalMonths() == 0 && hours % 24 == 0;
            return whole ? OptionalInt.of((int) (period.getDays() + hours / 24)) : OptionalInt.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalInt.empty();
        }
    }
}
