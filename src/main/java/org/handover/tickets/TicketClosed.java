package org.handover.tickets;

import java.time.Instant;

/**
 * Spring application event, published inside the transaction that writes it down: the desk has closed a ticket. Comes again when the
 * ticket was opened again and closed once more.
 *
 * @param ticket    id of the ticket
 * @param reference the desk's number
 * @param closedAt  by the desk's clock
 */
public record TicketClosed(long ticket, String project, String processInstanceId, String elementId, String reference, Instant closedAt) {
}
