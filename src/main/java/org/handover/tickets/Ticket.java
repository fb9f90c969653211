package org.handover.tickets;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A ticket as it stands.
 *
 * @param id                grows with each ticket, for paging
 * @param key               key of its effect, carried at the desk so that a ticket is found again
 * @param reference         the desk's number, such as {@code H-1}; null until the desk gave it
 * @param project           project number
 * @param processInstanceId the process instance that asked
 * @param elementId         the element of the diagram that asked
 * @param origin            as in {@link TicketOrder}
 * @param title             never null
 * @param description       nullable
 * @param raisedOn          day in the customer's zone
 * @param raisedBy          nullable
 * @param irsIssue          whether the issue resolution service covers it
 * @param state             {@code ordered} until the desk gave its number, then {@code open} or {@code closed} as it is there, or
 *                          {@code gone} when somebody deleted it there; {@code given-up} when a person decided that it is not opened
 * @param rating            the rating that counts now
 * @param openedAt          when the desk gave its number; null until then
 * @param recordedAt        when the project asked
 * @param desk              the ticket system in which it was opened; null until then
 * @param level             level of support in the desk's own word; null when it does not tell
 * @param deskStatus        the desk's own word for its state; null until it was asked
 * @param mergedInto        number of the ticket into which it was merged at the desk; null when it was not
 * @param closedAt          when it was closed, by the desk's clock; null while it is not
 * @param trouble           a sentence about what a person should look at; null for nothing
 */
public record Ticket(long id, String key, String reference, String project, String processInstanceId, String elementId, String origin,
                     String title, String description, LocalDate raisedOn, String raisedBy, boolean irsIssue, String state,
                     Rating rating, Instant openedAt, Instant recordedAt, String desk, String level, String deskStatus, String mergedInto,
                     Instant closedAt, String trouble) {
}
