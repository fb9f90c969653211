package org.handover.tickets;

import java.time.Instant;

/**
 * Something that is to be done with a ticket at the desk.
 *
 * @param ticket    id of the ticket
 * @param effectKey key of its effect; null while it waits for its turn
 * @param comment   what is to be said with it; null for nothing, or what its kind says by itself
 * @param askedBy   user who asked; null when a rule did
 * @param doneAt    null until it is done
 */
record TicketChange(long id, long ticket, String effectKey, Kind kind, String comment, String askedBy, Instant askedAt, Instant doneAt) {

    enum Kind {
        /** Whether the customer pays, as the ticket is rated by then, with a sentence why. */
        BILLABLE,
        COMMENT,
        CLOSE
    }
}
