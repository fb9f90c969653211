package org.handover.tickets;

/**
 * Spring application event, published inside the transaction that records it: a ticket has another rating than before.
 *
 * @param ticket as it stands since
 */
public record TicketRated(Ticket ticket) {
}
