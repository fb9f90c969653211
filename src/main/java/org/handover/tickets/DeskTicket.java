package org.handover.tickets;

import java.time.Instant;

/**
 * A ticket as the desk shows it.
 *
 * @param number    the desk's own
 * @param key       what the field for keys holds; empty when it holds nothing
 * @param title     as stored there
 * @param open      whether somebody still has to work on it
 * @param status    in the desk's own word
 * @param level     level of support in the desk's own word; null when the desk does not tell
 * @param billable  whether the customer pays; null when the desk does not tell
 * @param changedAt by the desk's clock, to the second; a later change never has an earlier time
 * @param closedAt  by the desk's clock; null while it is open, or when the desk does not tell
 * @param mergedInto the number of the ticket into which it was merged, and whose state this is; null when it was not
 * @param untouched certainly opened by our own account, and nobody has done anything with it since
 */
public record DeskTicket(String number, String key, String title, boolean open, String status, String level, Boolean billable,
                         Instant changedAt, Instant closedAt, String mergedInto, boolean untouched) {
}
