package org.handover.steps;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.results.Surveys;
import org.handover.projects.results.Surveys.SurveyAnswer;
import org.springframework.stereotype.Component;

/** Keeps what the customer's people answered in the survey, none where no answer could be had (UPG-43, UPG-48). */
@Step(inputs = "projectNumber", optional = "surveyAnswers")
@Component("keepSurvey")
public class KeepSurvey implements JavaDelegate {

    private final Projects projects;
    private final Surveys surveys;
    private final Clock clock;

    KeepSurvey(Projects projects, Surveys surveys, Clock clock) {
        this.projects = projects;
        this.surveys = surveys;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        surveys.keep(project.number(), Rows.of(execution.getVariable("surveyAnswers")).stream()
            .map(row -> new SurveyAnswer((String) row.get("contact"), Integer.parseInt((String) row.get("satisfaction")),
                (String) row.get("improvements"), (String) row.get("suggestions"), today)).toList());
        // the answers have their place; the next survey begins empty
        execution.removeVariable("surveyAnswers");
    }
}
