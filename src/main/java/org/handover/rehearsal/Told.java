package org.handover.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.handover.projects.KnownDate;

/**
 * How a scenario went.
 *
 * @param happenings in the order of time
 * @param ends    the ends that its processes reached, in plain words
 * @param dates   the contract dates as they stood at last
 * @param passed  the elements on its way
 */
record Told(Scenario scenario, Calendar calendar, List<Happening> happenings, List<String> ends, List<KnownDate> dates, Set<Passed> passed) {

    /** An element of a diagram that a project passed. */
    record Passed(String process, String element) {
    }

    boolean hasProblems() {
        return happenings.stream().anyMatch(Happening::isProblem);
    }

    LocalDate day(Instant at) {
        return calendar.day(at);
    }
}
