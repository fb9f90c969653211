package org.handover.steps;

import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Records that the system was taken live, a fact apart from any signature (R2), and sets {@code goLiveDate}. Input: {@code source},
 * {@code activated} or {@code assessed} (DEP-15, R3). Several teams: see decision 0012 (R11).
 */
@Step(inputs = {"projectNumber", "liveDate", "source"},
    optional = {"liveTime", "evidence", "reason", "assessedBy"},
    sets = "goLiveDate")
@Component("recordGoLive")
public class RecordGoLive implements JavaDelegate {

    private final GoLives goLives;
    private final Projects projects;
    private final ProjectRecord record;

    RecordGoLive(GoLives goLives, Projects projects, ProjectRecord record) {
        this.goLives = goLives;
        this.projects = projects;
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        LocalDate date = LocalDate.parse((String) execution.getVariable("liveDate"));
        if (execution.getVariable("source").equals("assessed")) {
            goLives.record(project, GoLive.fact(date, null, GoLive.Source.ASSESSED, (String) execution.getVariable("evidence"),
                (String) execution.getVariable("reason"), (String) execution.getVariable("assessedBy"), record.currentUser()));
        } else {
            LocalTime time = LocalTime.parse((String) execution.getVariable("liveTime"));
            goLives.record(project, GoLive.fact(date, date.atTime(time).atZone(projects.get(project).zone()).toInstant(),
                GoLive.Source.ACTIVATED, null, null, record.currentUser(), null));
        }
        execution.setVariable("goLiveDate", date.toString());
    }
}
