package org.handover.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Locale;
import java.util.Objects;

/**
 * A date that follows from a contract: a term counted from an anchor, with all that is needed to explain it.
 * <p>
 * Dates are calendar dates in the customer's zone, {@link CountingRule#zone()}. Counting goes by the dates on the
 * calendar, so that neither a clock change nor a date that a zone once left out makes a term longer or shorter.
 *
 * @param anchor the day from which the term runs, such as the go-live date; never null
 * @param term length of the term; never null or negative
 * @param rule how the contract counts; never null
 * @param effectiveDate the day on which the term ends by the contract, rolled where the contract rolls; never null.
 *        What follows takes effect from here, however late the facts became known (R7)
 * @param dueDate the day that is waited for: the effective date, or later where the customer needs time to answer (R7, R8);
 *        never null or before the effective date
 * @param issuedOn the day on which the form was issued; null where no form bears on the date
 * @param leastTime the time that the customer has at least from the issue; null exactly where {@code issuedOn} is
 */
public record ContractDate(LocalDate anchor, Period term, CountingRule rule, LocalDate effectiveDate, LocalDate dueDate,
                           LocalDate issuedOn, Period leastTime) {

    /** @throws IllegalArgumentException if the term cannot be counted by the rule or the dates contradict each other */
    public ContractDate {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(rule, "rule");
        rule.counting().checked(term);
        Objects.requireNonNull(effectiveDate, "effectiveDate");
        Objects.requireNonNull(dueDate, "dueDate");
        if (dueDate.isBefore(effectiveDate)) {
            throw new IllegalArgumentException("Due on %s, before the effective date %s".formatted(dueDate, effectiveDate));
        }
        if ((issuedOn == null) != (leastTime == null)) {
            throw new IllegalArgumentException("The day of issue and the least time to answer go together");
        }
        if (leastTime != null) {
            rule.counting().checked(leastTime);
        }
    }

    /**
     * The end of a term (R1). A term of no days ends on the anchor.
     *
     * @param anchor the day from which the term runs, in the rule's zone
     * @param term years, months and days; where business days count, its days are business days
     *        (read a text by {@link Counting#length(String)}, which knows weeks)
     * @throws IllegalArgumentException if the term is negative, longer than 100 years, or has months where business days count
     */
    public static ContractDate after(LocalDate anchor, Period term, CountingRule rule) {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(rule, "rule");
        LocalDate effectiveDate = rule.rolled(rule.lastDay(anchor, term));
        return new ContractDate(anchor, term, rule, effectiveDate, effectiveDate, null, null);
    }

    /**
     * The same date, due no sooner than the least time after the issue of the form (R7, R8). The effective date stays.
     * <p>
     * The least time is counted and rolled as the contract counts, except that the day of issue never counts: "at least
     * 7 days" are whole ones. An earlier issue is forgotten.
     *
     * @param issuedOn the day on which the form was issued, in the rule's zone
     * @throws IllegalArgumentException if the least time is negative, longer than 100 years, or has months where business days count
     */
    public ContractDate notBefore(LocalDate issuedOn, Period leastTime) {
        Objects.requireNonNull(issuedOn, "issuedOn");
        LocalDate soonest = rule.rolled(rule.lastFullDay(issuedOn, leastTime));
        LocalDate due = soonest.isAfter(effectiveDate) ? soonest : effectiveDate;
        return new ContractDate(anchor, term, rule, effectiveDate, due, issuedOn, leastTime);
    }

    /** The end of the due date in the customer's zone, which is the first moment of the next day there. */
    public Instant endOfDay() {
        return dueDate.plusDays(1).atStartOfDay(rule.zone()).toInstant();
    }

    /**
     * That local time on the due date in the customer's zone. A time that a clock change leaves out is moved on by as much
     * as the clock is; of a time that comes twice, the first is meant.
     */
    public Instant at(LocalTime time) {
        return dueDate.atTime(time).atZone(rule.zone()).toInstant();
    }

    /**
     * How the due date came about, for the customer: one sentence, and one more for a roll or a late form.
     *
     * @param locale German or English, whose country decides how dates are written; any other language gets English
     */
    public String explain(Locale locale) {
        return new Explanation(locale).of(this);
    }
}
