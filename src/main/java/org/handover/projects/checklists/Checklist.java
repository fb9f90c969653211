package org.handover.projects.checklists;

import java.util.Locale;
import java.util.stream.Stream;

/** The checklists that a project has. What each begins with is in the table "checklist-items". */
public enum Checklist {
    BEFORE_START("Checklist before start"),
    PRE_IMPLEMENTATION("Pre-implementation checklist"),
    ARCHITECTURE_OVERVIEW("Architecture overview"),
    TECHNOLOGY_TRANSFER("Technology transfer"),
    REQUIREMENTS_CHECKLIST("Requirements Checklist"),
    BUILD_CHECKLIST("Build checklist"),
    INTERNAL_APPROVAL("Internal approval"),
    FINAL_CHECK("Final check"),
    SUPPORT_READINESS("Support readiness"),
    CLEAN_UP("Clean-up before go-live"),
    SNAG_LIST("Snag list"),
    REOPENED_PHASES("Reopened phases");

    private final String title;

    Checklist(String title) {
        this.title = title;
    }

    /** As diagrams, tables and addresses name it, such as {@code requirements-checklist}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** As forms name its lines, such as {@code requirementsChecklist}. */
    public String fact() {
        String[] words = id().split("-");
        return words[0] + Stream.of(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .reduce("", String::concat);
    }

    /** As forms name the text of its open lines, such as {@code openRequirementsChecklist}. */
    public String openFact() {
        return "open" + Character.toUpperCase(fact().charAt(0)) + fact().substring(1);
    }

    /** @throws IllegalArgumentException if there is no such list */
    public static Checklist of(String id) {
        return Stream.of(values()).filter(list -> list.id().equals(id)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no checklist “" + id + "”."));
    }
}
