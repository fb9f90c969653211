package org.handover.documents;

import java.util.Locale;
import java.util.stream.Stream;

/** The documents that a project has. Each begins from the template of its kind, {@code documents/<id>.<language>.md}. */
public enum DocumentKind {
    PROJECT_CHARTER("Project Charter"),
    WORKSHOP_AGENDA("Workshop Agenda"),
    IMPLEMENTATION_CONCEPT("Customer Implementation Concept"),
    STATEMENT_OF_WORK("Statement of Work"),
    COMMUNICATION_PLAN("Communication Plan"),
    MINUTES("Minutes"),
    VENDOR_TEST_PROTOCOL("Vendor's test protocol"),
    CUSTOMER_TEST_PROTOCOL("Customer's test protocol"),
    TECHNICAL_DOCUMENTATION("Technical documentation"),
    PROVISIONING_GUIDE("Provisioning guide"),
    USER_GUIDE("User guide"),
    DEMO_SCRIPT("Demo script"),
    SUPPORT_PLAN("Support plan"),
    REVIEW_REPORT("Post-implementation review"),
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
