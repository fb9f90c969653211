package org.handover.steps;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Lifecycle;
import org.handover.lifecycle.Step;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Corrects when the system was taken live (R9): the old date stays in the record with who changed it and why, every clock is worked
 * out anew, and everybody who had a notice with the old date gets one with the new. Sets {@code acceptanceReopened}: whether silence
 * was taken for acceptance too early by the corrected date.
 */
@Step(inputs = {"projectNumber", "liveDate", "reason", "requestedBy"},
    optional = {"formIssuedAt", "title", "description", "round", "missing", "returnedBecause", "defects", "outstandingItems"},
    sets = "acceptanceReopened")
@Component("correctGoLiveDate")
public class CorrectGoLiveDate implements JavaDelegate {

    private final Projects projects;
    private final GoLives goLives;
    private final ContractDates contractDates;
    private final Lifecycle lifecycle;
    private final DeemedAcceptance acceptance;
    private final RateTickets rating;
    private final CorrectionNotices notices;

    CorrectGoLiveDate(Projects projects, GoLives goLives, ContractDates contractDates, Lifecycle lifecycle,
            DeemedAcceptance acceptance, RateTickets rating, CorrectionNotices notices) {
        this.projects = projects;
        this.goLives = goLives;
        this.contractDates = contractDates;
        this.lifecycle = lifecycle;
        this.acceptance = acceptance;
        this.rating = rating;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        GoLive old = goLives.current(project.number()).orElseThrow();
        LocalDate date = LocalDate.parse((String) execution.getVariable("liveDate"));
        String reason = (String) execution.getVariable("reason");
        goLives.supersede(project.number(), "Corrected to " + date + ": " + reason);
        goLives.record(project.number(), GoLive.fact(date, null, GoLive.Source.CORRECTED, null, reason,
            (String) execution.getVariable("requestedBy"), null));
        contractDates.workOutAnew(project.number(), date);
        lifecycle.correctGoLiveDate(project.number(), date, contractDates.today(project.number()));
        execution.setVariable("acceptanceReopened",
            acceptance.moveToCorrectedDate(project, (String) execution.getVariable("requestedBy"), reason));
        rating.rateAgain(project.number(), LocalDate.EPOCH);
        notices.send(project, old.liveDate(), execution);
    }
}
