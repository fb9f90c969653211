package org.handover.steps;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.notices.Notices;
import org.handover.projects.GoLives;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Voids the go-live fact and with it every clock; the next go-live starts them again (R10). */
@Step(inputs = {"projectNumber", "requestedBy", "reason"})
@Component("recordRollback")
public class RecordRollback implements JavaDelegate {

    private final GoLives goLives;
    private final Projects projects;
    private final ProjectRecord record;
    private final RateTickets rating;
    private final Notices notices;

    RecordRollback(GoLives goLives, Projects projects, ProjectRecord record, RateTickets rating, Notices notices) {
        this.goLives = goLives;
        this.projects = projects;
        this.record = record;
        this.rating = rating;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        String reason = (String) execution.getVariable("reason");
        goLives.supersede(project, "Rolled back: " + reason);
        projects.reopen(project);
        rating.rateAgain(project, LocalDate.EPOCH);
        notices.supersedeReturned(project, "completion-");
        execution.removeVariable("goLiveDate");
        record.decision(project, "go-live", "rolled-back", (String) execution.getVariable("requestedBy"), reason);
    }
}
