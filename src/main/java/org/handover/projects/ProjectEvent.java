package org.handover.projects;

import java.time.LocalDate;
import org.handover.projects.GoLive.Source;

/** Spring application events of a project as a whole, each published inside the transaction that records the fact. */
public sealed interface ProjectEvent {

    /** Project number. */
    String project();

    /** The project is registered. */
    record Started(String project, String kind) implements ProjectEvent {
    }

    /**
     * The project is accepted, or the day from which tickets are billable is another after a correction.
     *
     * @param billableFrom in the customer's zone
     */
    record Completed(String project, LocalDate billableFrom) implements ProjectEvent {
    }

    /** The completion was taken back. */
    record Reopened(String project) implements ProjectEvent {
    }

    /** The project is cancelled. */
    record Cancelled(String project) implements ProjectEvent {
    }

    /**
     * A go-live date is in force.
     *
     * @param liveDate in the customer's zone
     */
    record WentLive(String project, LocalDate liveDate, Source source) implements ProjectEvent {
    }
}
