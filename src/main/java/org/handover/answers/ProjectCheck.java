package org.handover.answers;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Contracts;
import org.handover.lifecycle.Rows;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** A new project's number is free and its country and time zones exist; any other form names a project that was not cancelled. */
@Component
class ProjectCheck implements AnswerCheck {

    private final Projects projects;
    private final Contracts contracts;

    ProjectCheck(Projects projects, Contracts contracts) {
        this.projects = projects;
        this.contracts = contracts;
    }

    @Override
    public List<String> problems(Answer answer) {
        List<String> problems = new ArrayList<>();
        if (answer.fields().get("projectNumber") instanceof String number) {
            Project project = projects.find(number).orElse(null);
            boolean isNew = answer.formId().equals("project-order");
            if (isNew && project != null) {
                problems.add("Project “" + number + "” exists already, for " + project.customer() + ".");
            } else if (!isNew && project == null) {
                problems.add("There is no project “" + number + "”.");
            } else if (project != null && project.state() == Project.State.CANCELLED && !answer.formId().equals("change-contact-address")) {
                problems.add("Project “" + number + "” was cancelled.");
            } else if (project != null && project.state() == Project.State.COMPLETED && answer.formId().equals("cancel-project")) {
                problems.add("Project “" + number + "” is completed and accepted; it can be rolled back, not cancelled.");
            }
        }
        if (answer.fields().get("country") instanceof String country && !List.of(Locale.getISOCountries()).contains(country)) {
            problems.add("“" + country + "” is no country code; write two capital letters such as DE or AU.");
        }
        checkZone(answer.fields().get("timeZone"), problems);
        if (problems.isEmpty() && answer.formId().equals("project-order")) {
            checkCounting(answer, problems);
        }
        Rows.of(answer.fields().get("contacts")).forEach(contact -> checkZone(contact.get("timeZone"), problems));
        return problems;
    }

    /** A contract that counts business days needs the public holidays of the customer's country. */
    private void checkCounting(Answer answer, List<String> problems) {
        try {
            contracts.terms((String) answer.fields().get("contractType"))
                .countingRule(ZoneId.of((String) answer.fields().get("timeZone")), (String) answer.fields().get("country"));
        } catch (IllegalArgumentException e) {
            problems.add("This contract cannot be counted for this customer: " + e.getMessage() + ".");
        }
    }

    private static void checkZone(Object zone, List<String> problems) {
        if (zone instanceof String name && !ZoneId.getAvailableZoneIds().contains(name)) {
            String last = name.substring(name.lastIndexOf('/') + 1).strip().replace(' ', '_');
            String meant = Arrays.stream(ZoneId.getAvailableZoneIds().toArray(String[]::new)).sorted()
                .filter(known -> known.toLowerCase(Locale.ROOT).endsWith("/" + last.toLowerCase(Locale.ROOT))).findFirst()
                .orElse("Europe/Berlin or Australia/Sydney");
            problems.add("“" + name + "” is no time zone; write it like " + meant + ".");
        }
    }
}
