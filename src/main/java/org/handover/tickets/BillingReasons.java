package org.handover.tickets;

/** Puts a reason for a ticket being free or billable into a sentence that customer and finance can read. */
public interface BillingReasons {

    /**
     * @param language {@code en} or {@code de}
     * @return one sentence, never empty
     */
    String sentence(Rating rating, String language);
}
