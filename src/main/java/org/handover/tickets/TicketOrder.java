package org.handover.tickets;

import java.time.LocalDate;

/**
 * A ticket that a step asks for.
 *
 * @param project           project number
 * @param processInstanceId the process instance that asks
 * @param elementId         the element of the diagram that asks
 * @param origin            {@code warranty-item}, {@code agreed-item}, {@code outstanding-item}, {@code defect},
 *                          {@code test} or {@code support}
 * @param title             at most 300 characters
 * @param description       at most 4000 characters, nullable
 * @param raisedOn          the day on which the customer raised it, in the customer's zone
 * @param raisedBy          who raised it, nullable
 * @param irsIssue          whether the issue resolution service covers it (DEP-26)
 * @param rating            free or billable, as it stands today
 */
public record TicketOrder(String project, String processInstanceId, String elementId, String origin, String title, String description,
                          LocalDate raisedOn, String raisedBy, boolean irsIssue, Rating rating) {
}
