package org.handover.projects.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A milestone by which progress is measured (PROJ-16, UPG-46). All dates are the customer's calendar dates.
 *
 * @param name unique within the project
 * @param plannedOn as agreed at first; on-time is measured against it
 * @param forecastOn as expected now; the same as planned until it slips (UPG-35)
 * @param actualOn when it was reached; null before
 * @param bufferDays days by which it may slip before what follows has to move too (UPG-62)
 * @param vendorPerson who answers for it on our side; null where nobody does
 * @param customerPerson who answers for it on the customer's side; null where nobody does
 */
public record Milestone(String name, LocalDate plannedOn, LocalDate forecastOn, LocalDate actualOn, int bufferDays,
        String vendorPerson, String customerPerson) {

    /** With which the phases of a project end, in their order; diagrams reach them by these names. */
    public static final List<String> OF_PHASES = List.of("Concept agreed", "Customer prepared", "System built", "Users enabled",
        "System approved", "Taken live", "Handed over to support");

    /** The day on which it was reached, or else is expected. */
    public LocalDate expectedOn() {
        return actualOn == null ? forecastOn : actualOn;
    }

    /** How many days of its buffer are used up; never more than there are. */
    public int bufferUsed() {
        return (int) Math.max(0, Math.min(bufferDays, ChronoUnit.DAYS.between(plannedOn, expectedOn())));
    }

    /** Whether it was not reached although its forecast has passed. */
    public boolean isLate(LocalDate today) {
        return actualOn == null && forecastOn.isBefore(today);
    }
}
