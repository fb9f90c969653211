package org.handover.rehearsal;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened in a rehearsed project, in plain words.
 *
 * @param key     what it is regardless of when, by which it is found again in another run
 * @param what    what it is, for a sentence about it
 * @param text    a line of the timeline
 * @param says    what makes it another thing to a reader where it differs between two runs, without days
 * @param details what can be unfolded below it; empty where there is nothing more to say
 */
record Happening(Instant at, Kind kind, String key, String what, String text, String says, List<Detail> details) {

    /** In the order in which what happens at one moment is told. */
    enum Kind { SAID, REACHED, STEP, NOTICE, CAME_BACK, TICKET, END, TASK, PROBLEM }

    /** @param title never empty, text with line breaks */
    record Detail(String title, String text) {
    }

    /** One of which nothing more is to be said than its line. */
    static Happening plain(Instant at, Kind kind, String key, String text) {
        return new Happening(at, kind, key, text, text, text, List.of());
    }

    boolean isProblem() {
        return kind == Kind.PROBLEM;
    }
}
