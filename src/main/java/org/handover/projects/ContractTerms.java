package org.handover.projects;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.handover.terms.Counting;
import org.handover.terms.CountingRule;

/**
 * What was agreed with one customer, as looked up in the table of contract terms when the project was registered (R1 to R8).
 *
 * @param agreed value by name of the term
 */
public record ContractTerms(Map<String, String> agreed) {

    /** The value of a term for which the diagram's own length holds. */
    public static final String AS_DRAWN = "as drawn";

    /** The length that this contract has instead of the one drawn on a timer; empty where the drawn one holds. */
    public Optional<String> insteadOfDrawn(String term) {
        return Optional.ofNullable(agreed.get(term)).filter(value -> !value.equals(AS_DRAWN));
    }

    /**
     * A length of time such as {@code P7D}.
     *
     * @throws IllegalStateException if the contract has no such term, for example because its row was deleted
     */
    public String length(String term) {
        return value(term);
    }

    /** @throws IllegalStateException if the contract has no such term */
    public int number(String term) {
        return Integer.parseInt(value(term));
    }

    /** The local time at which notices of a day go out. */
    public LocalTime noticeHour() {
        return LocalTime.parse(value("notice hour"));
    }

    /** How this contract counts its days (R1). */
    public CountingRule countingRule(ZoneId zone, String country) {
        return new CountingRule(zone, Counting.named(value("counting")), isYes("first day counted"), isYes("roll to business day"), country);
    }

    private boolean isYes(String term) {
        return value(term).equals("yes");
    }

    /**
     * What was agreed on a term, as the table says it.
     *
     * @throws IllegalStateException if the contract has no such term
     */
    public String value(String term) {
        String value = agreed.get(term);
        if (value == null) {
            throw new IllegalStateException("The contract terms say nothing about “" + term + "”.");
        }
        return value;
    }
}
