package org.handover.projects.checklists;

import java.util.List;

/** What is said of a line of the snag list after go-live. */
public final class Snags {

    /** What sort of point it is: an area to go over again, one to extend, or an issue that nobody foresaw (POST-03). */
    public static final List<String> KINDS = List.of("revisit", "extend", "unforeseen");

    /** Why it came up (POST-04). */
    public static final List<String> CAUSES = List.of("process differs from the design talks", "users say one thing and do another",
        "other");

    private Snags() {
    }
}
