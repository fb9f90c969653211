/**
 * Support tickets that a project asked for: their facts, their number at the ticket desk, and why each is free or billable.
 *
 * <p>{@link org.handover.tickets.Tickets} writes facts and intent in the caller's transaction; the outbox has the ticket opened at
 * the {@link org.handover.tickets.TicketDesk}, and changed there. What happens there is read back. May use projects, terms and outbox.
 */
package org.handover.tickets;
