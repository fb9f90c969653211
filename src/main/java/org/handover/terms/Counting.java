package org.handover.terms;

import java.time.Period;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which days a contract counts (R1). */
public enum Counting {

    /** Every day. A length may have years, months, weeks and days. */
    CALENDAR_DAYS,

    /** Monday to Friday without the customer's public holidays. A length has weeks (of five business days) and days only. */
    BUSINESS_DAYS;

    private static final Pattern LENGTH = Pattern.compile("P(\\d{1,4}Y)?(\\d{1,4}M)?(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?");
    private static final int BUSINESS_DAYS_A_WEEK = 5;
    private static final int MOST_YEARS = 100;

    /**
     * The way of counting that a contract calls by this name.
     *
     * @param name {@code calendar days} or {@code business days}, in any case
     * @throws IllegalArgumentException for anything else, with a message for the person who wrote it
     */
    public static Counting named(String name) {
        Objects.requireNonNull(name, "name");
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "calendar days" -> CALENDAR_DAYS;
            case "business days" -> BUSINESS_DAYS;
            default -> throw new IllegalArgumentException(
                    "'%s' is not a way to count; write 'calendar days' or 'business days'".formatted(name));
        };
    }

    /**
     * Reads the length of a term as contracts and diagrams write it.
     * <p>
     * The place to read it, because a {@link Period} forgets what was a week: {@code P2W} is 14 calendar days but
     * 10 business days.
     *
     * @param text such as {@code P21D}, {@code P2W} or {@code P1M}
     * @throws IllegalArgumentException if it is no such length, negative, longer than 100 years, or has months or years
     *         where business days count, with a message for the person who wrote it
     */
    public Period length(String text) {
        Objects.requireNonNull(text, "text");
        String length = text.strip().toUpperCase(Locale.ROOT);
        Matcher parts = LENGTH.matcher(length);
        if (!parts.matches() || length.equals("P")) {
            throw new IllegalArgumentException(
                    "'%s' is not a length of time; write P21D for 21 days, P2W for 2 weeks, P1M for a month".formatted(text));
        }
        Period period = Period.parse(length);
        if (this == BUSINESS_DAYS && parts.group(3) != null) {
            int days = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
            period = period.withDays(Integer.parseInt(parts.group(3)) * BUSINESS_DAYS_A_WEEK + days);
        }
        return checked(period);
    }

    /** The same term, if it can be counted this way. */
    Period checked(Period term) {
        Objects.requireNonNull(term, "term");
        if (term.isNegative()) {
            throw new IllegalArgumentException("%s runs backwards; a term cannot be negative".formatted(term));
        }
        if (term.toTotalMonths() > MOST_YEARS * 12 || term.getDays() > MOST_YEARS * 366) {
            throw new IllegalArgumentException("%s is longer than %d years".formatted(term, MOST_YEARS));
        }
        if (this == BUSINESS_DAYS && term.toTotalMonths() > 0) {
            throw new IllegalArgumentException(
                    "%s has months or years; business days are counted in weeks and days only".formatted(term));
        }
        return term;
    }
}
