package org.handover.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** The next weekly call is not in the past, and who is invited to it is told when it begins (PROJ-21). */
@Component
class NextCallCheck implements AnswerCheck {

    private final Projects projects;
    private final Clock clock;

    NextCallCheck(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        if (!answer.formId().equals("weekly-call") || !(answer.fields().get("startsOn") instanceof String next)) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), projects.get(answer.projectNumber()).zone());
        if (LocalDate.parse(next).isBefore(today)) {
            return List.of("“Next call on” is in the past. Enter the date of the next call, or leave it empty.");
        }
        return answer.fields().get("startsAt") instanceof String ? List.of() : List.of("Say at what time the next call begins.");
    }
}
