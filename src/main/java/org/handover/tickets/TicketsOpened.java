package org.handover.tickets;

/**
 * Spring application event, published inside the completing transaction: every ticket that this element of this process instance
 * asked for at once has its number, or was given up by a person (DEP-21).
 */
public record TicketsOpened(String project, String processInstanceId, String elementId) {
}
