package org.handover.steps;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.notices.Notices;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLives;
import org.handover.projects.Projects;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/**
 * Opens a round of the Completion form. Sets {@code formIssuedOn}, from which the customer's least time to answer runs (R7, R8),
 * {@code formIssuedAt}, the moment since which requests count (R6), {@code round}, and {@code sponsorsNeeded}: whether one
 * more refusal brings in the sponsors of both sides (R8).
 */
@Step(inputs = "projectNumber", sets = {"formIssuedOn", "formIssuedAt", "round", "sponsorsNeeded"})
@Component("prepareCompletionForm")
public class PrepareCompletionForm implements JavaDelegate {

    private final Projects projects;
    private final ContractDates contractDates;
    private final GoLives goLives;
    private final SignOffs signOffs;
    private final Notices notices;
    private final Clock clock;

    PrepareCompletionForm(Projects projects, ContractDates contractDates, GoLives goLives, SignOffs signOffs,
            Notices notices, Clock clock) {
        this.projects = projects;
        this.contractDates = contractDates;
        this.goLives = goLives;
        this.signOffs = signOffs;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        // refusals before a rollback are of another go-live
        int round = signOffs.count(project, "completion-form", "refused", goLives.clocksRunSince(project)) + 1;
        execution.setVariable("formIssuedOn", contractDates.today(project).toString());
        execution.setVariable("formIssuedAt", clock.instant().toString());
        execution.setVariable("round", round);
        notices.supersedeReturned(project, "completion-");
        execution.setVariable("sponsorsNeeded", round >= projects.terms(project).number("rounds before sponsors"));
    }
}
