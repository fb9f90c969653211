package org.handover.answers;

import java.util.List;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.ReopenedPhases;
import org.handover.projects.GoLives;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.springframework.stereotype.Component;

/** Only a phase that was closed can be reopened, and the site is not activated while one is gone through again (PROJ-27). */
@Component
class ReopenedPhaseCheck implements AnswerCheck {

    private final ReopenedPhases phases;
    private final Projects projects;
    private final GoLives goLives;

    ReopenedPhaseCheck(ReopenedPhases phases, Projects projects, GoLives goLives) {
        this.phases = phases;
        this.projects = projects;
        this.goLives = goLives;
    }

    @Override
    public List<String> problems(Answer answer) {
        String project = answer.projectNumber();
        if (answer.formId().equals("activation")) {
            return phases.open(project).stream().map(CheckItem::item)
                .map(line -> line + ": the site can be activated when that phase is closed again.").toList();
        }
        if (!answer.formId().equals("reopen-phase") || projects.find(project).isEmpty()) {
            return List.of();
        }
        String phase = (String) answer.fields().get("phase");
        if (!phases.isClosed(project, phase)) {
            return List.of("The " + phase + " of this project is not closed: there is nothing to reopen.");
        }
        return phase.equals("handover") && goLives.current(project).isEmpty()
            ? List.of("The system of this project is not live: there was no handover to support.") : List.of();
    }
}
