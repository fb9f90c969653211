package org.handover.lifecycle;

import java.util.Map;
import java.util.Set;

/** Gives a form what it shows of the project: texts, choices and rows. Asked when a task comes into being. */
public interface FormFacts {

    /** The names of all facts, by which forms are checked before there is a project. */
    Set<String> NAMES = Set.of("about", "dates", "signers", "people", "superusers", "modules", "requirements", "trainingTopics",
        "acceptanceTests", "documents", "orderedItems", "extras", "commercialConditions", "openTickets");

    /**
     * @param names the names that the form uses: as {@code valuesKey}, as list, in {@code {{name}}} or in an expression;
     *     names that are no fact are among them
     * @param projectNumber the project of the task; null or unknown to the product gives no facts
     * @return text, numbers, booleans, lists or maps by name; a name that is no fact is left out
     */
    Map<String, Object> factsFor(Set<String> names, String projectNumber);
}
