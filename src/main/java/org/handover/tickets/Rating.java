package org.handover.tickets;

/**
 * Why a ticket is free or billable (DEP-25, DEP-26, R4, R5).
 *
 * @param reason key of the reason as the table {@code ticket-billing} gives it; begins with {@code free-} or {@code billable-}
 */
public record Rating(String reason) {

    public Rating {
        if (reason == null || !reason.startsWith("free-") && !reason.startsWith("billable-")) {
            throw new IllegalArgumentException("A reason begins with free- or billable-, not: " + reason);
        }
    }

    /** Whether the customer pays for work on the ticket. */
    public boolean billable() {
        return reason.startsWith("billable-");
    }
}
