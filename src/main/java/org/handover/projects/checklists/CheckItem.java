package org.handover.projects.checklists;

import java.time.LocalDate;

/**
 * One line of a checklist.
 *
 * @param id 0 before it is kept
 * @param checklist which list, such as {@code requirements-checklist}
 * @param kind what sort of point it is, such as {@code revisit} on the snag list (POST-03); null on lists without kinds
 * @param cause why it came up (POST-04); null where nobody said
 * @param answer what was found or decided; null while nobody said
 * @param vendorPerson who sees to it on our side; null where nobody does
 * @param customerPerson who sees to it on the customer's side; null where nobody does
 * @param dueOn customer's calendar date by which it is to be settled; null where none is set
 * @param source where it came from, such as a meeting; null where the list began with it
 * @param settledOn customer's calendar date on which it was settled; null while it is open
 * @param settledBy login of who settled it; null while it is open and where the product did
 */
public record CheckItem(long id, String project, String checklist, String item, String kind, String cause, String answer,
        String vendorPerson, String customerPerson, LocalDate dueOn, State state, String source, LocalDate settledOn, String settledBy) {

    /** {@code DROPPED} means: settled without being done, with a reason. */
    public enum State { OPEN, DONE, DROPPED }

    /** A new open line without anybody to see to it. */
    public static CheckItem open(String project, String checklist, String item) {
        return new CheckItem(0, project, checklist, item, null, null, null, null, null, null, State.OPEN, null, null, null);
    }
}
