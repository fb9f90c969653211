package org.handover.insight;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** What somebody typed into a field of a page. */
final class Entered {

    private Entered() {
    }

    /** Without blanks around it and with plain ends of lines; never null. */
    static String text(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    static String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    /** @return null where it is empty or no day; then there is a problem for the latter */
    static LocalDate day(String typed, String field, List<String> problems) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            problems.add(field + " is no day of the calendar: “" + typed + "”.");
            return null;
        }
    }

    /** @return null where it is no number with two decimals at most; then there is a problem */
    static BigDecimal number(String typed, String field, List<String> problems) {
        try {
            BigDecimal number = new BigDecimal(typed);
            if (number.precision() - number.scale() <= 10 && number.stripTrailingZeros().scale() <= 2) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problems.add(field + " is a number with two decimals at most, such as 1250.50.");
        return null;
    }

    static void atMost(int characters, String typed, String field, List<String> problems) {
        if (typed.length() > characters) {
            problems.add(field + " has " + typed.length() + " characters; at most " + characters + " can be kept.");
        }
    }
}
