package org.handover.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** A soft launch ends after it began, nothing is found before it begins, and what was fixed says how (PROJ-30). */
@Component
class SoftLaunchCheck implements AnswerCheck {

    private final Projects projects;
    private final Clock clock;

    SoftLaunchCheck(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        return switch (answer.formId()) {
            case "soft-launch" -> dates(date(answer.fields().get("softLaunchFrom")), date(answer.fields().get("softLaunchTo")));
            case "soft-launch-findings" -> {
                List<String> problems = new ArrayList<>(begun(answer));
                problems.addAll(findings(answer));
                yield problems;
            }
            case "soft-launch-fixes" -> findings(answer);
            default -> List.of();
        };
    }

    private static List<String> dates(LocalDate from, LocalDate to) {
        return from != null && to != null && to.isBefore(from)
            ? List.of("The soft launch ends on " + to + ", before it begins on " + from + ".") : List.of();
    }

    private List<String> begun(Answer answer) {
        LocalDate from = date(answer.known().apply("softLaunchFrom"));
        if (from == null || answer.projectNumber() == null) {
            return List.of();
        }
        LocalDate today = projects.find(answer.projectNumber()).map(project -> LocalDate.ofInstant(clock.instant(), project.zone())).orElse(from);
        return today.isBefore(from) ? List.of("The soft launch begins only on " + from + "; it is " + today + " where the customer is.")
            : List.of();
    }

    private static List<String> findings(Answer answer) {
        List<String> problems = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Map<String, Object> finding : Rows.of(answer.fields().get("findings"))) {
            if (!seen.add(finding.get("title"))) {
                problems.add("“" + finding.get("title") + "” is listed twice.");
            }
            boolean said = finding.get("answer") instanceof String done && !done.isBlank();
            if (Boolean.TRUE.equals(finding.get("fixed")) && !said) {
                problems.add("Say what was done about “" + finding.get("title") + "”, or do not tick that it is fixed.");
            }
        }
        return problems;
    }

    private static LocalDate date(Object value) {
        return value instanceof String text && !text.isBlank() ? LocalDate.parse(text) : null;
    }
}
