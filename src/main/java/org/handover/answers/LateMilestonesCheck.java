package org.handover.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** The new date of a late milestone is one that can still be kept, where the customer is (UPG-35). */
@Component
class LateMilestonesCheck implements AnswerCheck {

    private final Projects projects;
    private final Clock clock;

    LateMilestonesCheck(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        Project project = answer.formId().equals("late-milestones") && answer.projectNumber() != null
            ? projects.find(answer.projectNumber()).orElse(null) : null;
        if (project == null) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        return Rows.of(answer.fields().get("lateMilestones")).stream()
            .filter(row -> LocalDate.parse((String) row.get("newDate")).isBefore(today))
            .map(row -> "The new date of “" + row.get("milestone") + "” is in the past: it is " + today + " in " + project.zone()
                + " already.")
            .toList();
    }
}
