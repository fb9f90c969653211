package org.handover.documents;

import java.util.Locale;
import java.util.stream.Stream;

/** The documents that a project has. Each begins from the template of its kind, {@code documents/<id>.<language>.md}. */
public enum DocumentKind {
    /** Goals, scope, stakeholders, responsibilities, milestones, organisation (PROJ-16). */
    PROJECT_CHARTER("Project Charter"),
    /** The standard agenda of workshops (PROJ-17, PROJ-14). */
    WORKSHOP_AGENDA("Workshop Agenda"),
    /** What comes of the workshops; updated during the whole project (PROJ-18). */
    IMPLEMENTATION_CONCEPT("Customer Implementation Concept"),
    /** Every effort of the vendor that is known and agreed (PROJ-19); answers an RFI or RFQ (PROJ-15). */
    STATEMENT_OF_WORK("Statement of Work"),
    /** Who is told what by which channel (UPG-29, UPG-33, UPG-41). */
    COMMUNICATION_PLAN("Communication Plan"),
    /** Of one meeting each: attendees, topics, decisions, action items (PROJ-37). */
    MINUTES("Minutes"),
    /** What the vendor tested before the customer does (PROJ-28). */
    VENDOR_TEST_PROTOCOL("Vendor's test protocol"),
    /** Another one than the vendor's (PROJ-39). */
    CUSTOMER_TEST_PROTOCOL("Customer's test protocol"),
    /** Components, test accounts, where credentials are kept, people in charge (PROJ-22, PROJ-31). */
    TECHNICAL_DOCUMENTATION("Technical documentation"),
    /** How users, teams and installations are set up (LIVE-01). */
    PROVISIONING_GUIDE("Provisioning guide"),
    /** With screenshots of the finished system, and questions answered (LIVE-10, UPG-12). */
    USER_GUIDE("User guide"),
    /** By which the customer's people show their system (LIVE-11), with sample scripts (LIVE-16). */
    DEMO_SCRIPT("Demo script"),
    /** Levels of support, defined before go-live (LIVE-03). */
    SUPPORT_PLAN("Support plan"),
    /** Outcomes and lessons (UPG-55). */
    REVIEW_REPORT("Post-implementation review"),
    /** Findings and return on investment for the customer (UPG-56). */
    PRESENTATION("Presentation to the customer");

    private final String title;

    DocumentKind(String title) {
        this.title = title;
    }

    /** As diagrams and addresses name it, such as {@code project-charter}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** As forms name it, such as {@code projectCharter}. */
    public String fact() {
        String[] words = id().split("-");
        return words[0] + Stream.of(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .reduce("", String::concat);
    }

    /** @throws IllegalArgumentException if there is no such kind */
    public static DocumentKind of(String id) {
        return Stream.of(values()).filter(kind -> kind.id().equals(id)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no document “" + id + "”."));
    }
}
