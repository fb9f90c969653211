package org.handover.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A timer as somebody filled it in by a template, in plain words: "21 days after go-live, as the contract counts, end of day" or "3
 * days". It stands in the extension properties of the timer event; the diagram's own timer value says nothing then.
 *
 * @param anchor variable that holds the date from which is counted, {@code goLiveDate} or {@code formIssuedOn}; null for a reminder,
 *     which counts from when it is reached
 * @param days how many; at least 0 for a contract date, at least 1 for a reminder
 * @param businessDays whether business days of the customer's calendar are counted, whatever the contract counts (R1)
 * @param endOfDay whether it falls due at the end of its last day; else in the morning, at the contract's notice hour
 * @param term name of the contract term under which the date is kept, and whose length in a contract replaces the days (R1); null for
 *     a reminder
 */
public record DrawnTimer(String anchor, int days, boolean businessDays, boolean endOfDay, String term) {

    private static final Set<String> OF_A_CONTRACT_DATE = Set.of("anchor", "dayKind", "moment", "term");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern TERM = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} .,-]{0,62}[\\p{L}\\p{N}])?");
    private static final int MOST_DAYS = 3660;

    /**
     * Reads the extension properties of a timer event.
     *
     * @param properties value by name; others than those of the templates are let be
     * @return empty where the event has none of the templates' properties, so that its own timer value counts
     * @throws IllegalArgumentException with a plain sentence, if one is missing or wrong
     */
    public static Optional<DrawnTimer> of(Map<String, String> properties) {
        boolean contractDate = OF_A_CONTRACT_DATE.stream().anyMatch(properties::containsKey);
        if (!contractDate) {
            return properties.containsKey("days")
                ? Optional.of(new DrawnTimer(null, days(properties, 1), false, false, null)) : Optional.empty();
        }
        String anchor = oneOf(properties, "anchor", "from which day is counted", "goLiveDate", "formIssuedOn");
        String kind = oneOf(properties, "dayKind", "which days are counted", "as the contract counts", "business days");
        String moment = oneOf(properties, "moment", "when on the last day it falls due", "end of day", "morning");
        return Optional.of(new DrawnTimer(anchor, days(properties, 0), kind.equals("business days"), moment.equals("end of day"),
            term(properties)));
    }

    /** Whether it is a date that the contract knows, and not a plain length of time. */
    public boolean isContractDate() {
        return anchor != null;
    }

    /** What the engine evaluates: a call of the bean {@code deadline}, or a duration such as {@code P3D}. */
    public String expression() {
        if (!isContractDate()) {
            return "P" + days + "D";
        }
        String method = anchor.equals("formIssuedOn")
            ? (endOfDay ? "afterIssue" : "onDayAfterIssue") + (businessDays ? "InBusinessDays" : "")
            : businessDays ? (endOfDay ? "afterBusinessDays" : "onBusinessDay") : (endOfDay ? "after" : "onDay");
        return "${deadline." + method + "(" + anchor + ", 'P" + days + "D', '" + term + "', execution)}";
    }

    private static int days(Map<String, String> properties, int least) {
        String days = given(properties, "days");
        if (days.isEmpty()) {
            throw new IllegalArgumentException("The timer does not say how many days it waits: fill in the number of days.");
        }
        if (!NUMBER.matcher(days).matches() || Integer.parseInt(days) < least || Integer.parseInt(days) > MOST_DAYS) {
            throw new IllegalArgumentException("“" + days + "” is no number of days: write a whole number from " + least + " to "
                + MOST_DAYS + ".");
        }
        return Integer.parseInt(days);
    }

    private static String term(Map<String, String> properties) {
        String term = given(properties, "term");
        if (term.isEmpty()) {
            throw new IllegalArgumentException(
                "The timer does not name its contract term: fill in the name under which its date is kept.");
        }
        if (!TERM.matcher(term).matches()) {
            throw new IllegalArgumentException("“" + term + "” cannot be the name of a contract term: write up to 64 letters, digits, "
                + "spaces, full stops, commas and hyphens.");
        }
        if (Contracts.isNoLength(term)) {
            throw new IllegalArgumentException("The contract term “" + term + "” is not the length of a timer: choose another name.");
        }
        return term;
    }

    private static String oneOf(Map<String, String> properties, String name, String meaning, String first, String second) {
        String value = given(properties, name);
        if (value.equals(first) || value.equals(second)) {
            return value;
        }
        throw new IllegalArgumentException("The timer does not say " + meaning + ": “" + name + "” must be “" + first + "” or “" + second
            + "”" + (value.isEmpty() ? "." : ", not “" + value + "”."));
    }

    private static String given(Map<String, String> properties, String name) {
        String value = properties.get(name);
        return value == null ? "" : value.strip();
    }
}
