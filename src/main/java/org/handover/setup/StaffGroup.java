package org.handover.setup;

/** The groups of the vendor's staff, by which diagrams give out tasks. */
enum StaffGroup {
    PROJECT_MANAGERS("project-managers", "Project managers"),
    ENGINEERS("engineers", "Engineers"),
    TRAINERS("trainers", "Trainers"),
    SUPPORT("support", "Support"),
    FINANCE("finance", "Finance"),
    PROCESS_OWNERS("process-owners", "Process owners"),
    OPERATIONS("operations", "Operations");

    private final String id;
    private final String title;

    StaffGroup(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name that diagrams use, such as {@code project-managers}. */
    String id() {
        return id;
    }

    /** Whether a project's tasks are offered to it. */
    boolean worksOnProjects() {
        return this != PROCESS_OWNERS && this != OPERATIONS;
    }

    /** The name that people read. */
    String title() {
        return title;
    }
}
