package org.handover.projects.plan;

import java.time.LocalDate;

/** Spring application events of milestones, each published inside the transaction that records the fact. */
public sealed interface MilestoneEvent {

    /** Project number. */
    String project();

    /** Name of the milestone. */
    String milestone();

    /** @param reachedOn in the customer's zone */
    record Reached(String project, String milestone, LocalDate reachedOn) implements MilestoneEvent {
    }

    /**
     * A milestone has a new forecast.
     *
     * @param from the forecast before, in the customer's zone
     * @param to   the one from now on, in the customer's zone
     */
    record Moved(String project, String milestone, LocalDate from, LocalDate to) implements MilestoneEvent {
    }
}
