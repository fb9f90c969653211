package org.handover.projects.plan;

import java.time.LocalDate;

/**
 * A milestone by which progress is measured (PROJ-16, UPG-46). All dates are the customer's calendar dates.
 *
 * @param name unique within the project
 * @param plannedOn as agreed at first; on-time is measured against it
 * @param forecastOn as expected now; the same as planned until it slips (UPG-35)
 * @param actualOn when it was reached; null before
 * @param bufferDays days of buffer within the planned date (UPG-62)
 * @param vendorPerson who answers for it on our side; null where nobody does
 * @param customerPerson who answers for it on the customer's side; null where nobody does
 */
public record Milestone(String name, LocalDate plannedOn, LocalDate forecastOn, LocalDate actualOn, int bufferDays,
        String vendorPerson, String customerPerson) {

    /** Whether it was not reached although its forecast has passed. */
    public boolean isLate(LocalDate today) {
        return actualOn == null && forecastOn.isBefore(today);
    }
}
