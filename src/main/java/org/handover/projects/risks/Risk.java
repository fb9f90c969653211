package org.handover.projects.risks;

import java.time.LocalDate;

/**
 * One entry of the risk register (UPG-21, UPG-23).
 *
 * @param id 0 before it is kept
 * @param likelihood {@code low}, {@code medium} or {@code high}
 * @param impact {@code low}, {@code medium} or {@code high}
 * @param rating by the table "risk-rating": {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param mitigation what is done about it; null while nobody said
 * @param owner who watches it; null where nobody does
 * @param reviewOn customer's calendar date of the next review
 * @param source {@code usual}, the project whose lesson it was, or null where somebody entered it
 */
public record Risk(long id, String project, String risk, String likelihood, String impact, String rating, String mitigation,
        String owner, LocalDate reviewOn, State state, String source) {

    /** {@code OCCURRED}: it came to pass and is now an issue. */
    public enum State { OPEN, OCCURRED, CLOSED }
}
