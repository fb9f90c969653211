package org.handover.lifecycle;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.projects.ContractTerms;
import org.handover.terms.Counting;

/** What the table of contract terms may say of each term (R1 to R8), so that a slip is seen before a project is ordered. */
public final class ContractTermValues {

    private static final Set<String> LENGTHS_OF_TIMERS = Set.of("completion form", "first request", "second request", "sponsor request",
        "deemed acceptance", "end of warranty");
    private static final Set<String> YES_OR_NO = Set.of("first day counted", "roll to business day");
    private static final Set<String> NUMBERS = Set.of("requests needed", "rounds before sponsors");
    private static final Set<String> LENGTHS = Set.of("least time to answer", "least time to answer again", "first request after form",
        "first request after form again", "second request after form", "second request after form again", "sponsor request after form",
        "sponsor request after form again");

    private ContractTermValues() {
    }

    /** The names of the terms that every project has. */
    public static Set<String> terms() {
        return Stream.of(LENGTHS_OF_TIMERS, YES_OR_NO, NUMBERS, LENGTHS, Set.of("counting", "notice hour")).flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    }

    /** The terms that are the length of a timer, which a diagram draws and a contract may replace. */
    public static Set<String> lengthsOfTimers() {
        return LENGTHS_OF_TIMERS;
    }

    /**
     * What is wrong with a value.
     *
     * @param term one of {@link #terms()}
     * @return what it must be instead, as the end of a sentence; empty where the value is right
     */
    public static Optional<String> problem(String term, String value) {
        if (YES_OR_NO.contains(term)) {
            return value.equals("yes") || value.equals("no") ? Optional.empty() : Optional.of("it must be “yes” or “no”");
        }
        if (NUMBERS.contains(term)) {
            return value.matches("[1-9]\\d{0,2}") ? Optional.empty() : Optional.of("it must be a whole number from 1, such as “2”");
        }
        if (term.equals("counting")) {
            return isRead(() -> Counting.named(value)) ? Optional.empty() : Optional.of("it must be “calendar days” or “business days”");
        }
        if (term.equals("notice hour")) {
            return isRead(() -> LocalTime.parse(value)) ? Optional.empty() : Optional.of("it must be a time, such as “09:00”");
        }
        if (LENGTHS.contains(term)) {
            return isLength(value) ? Optional.empty() : Optional.of("it must be a length, such as “P7D” for 7 days");
        }
        return value.equals(ContractTerms.AS_DRAWN) || isLength(value) ? Optional.empty()
            : Optional.of("it must be a length, such as “P21D” for 21 days, or “" + ContractTerms.AS_DRAWN + "”");
    }

    private static boolean isLength(String value) {
        return isRead(() -> Counting.CALENDAR_DAYS.length(value));
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
