package org.handover.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.notices.Notices;
import org.handover.projects.ContractDates;
import org.handover.projects.Projects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Checks once more what silence needs before it is acceptance: that the term is over by the clock that all nodes share, and that
 * enough requests for this form reached the customer in time (R6). Sets {@code requestsDelivered}, and {@code noticesReturned}: whether
 * that is because one came back.
 */
@Step(inputs = {"projectNumber", "formIssuedAt"}, sets = {"requestsDelivered", "noticesReturned"})
@Component("checkDeeming")
public class CheckDeeming implements JavaDelegate {

    /** The notices that are requests; the form itself is not one (R6). */
    static final Set<String> REQUESTS = Set.of("completion-request", "completion-sponsor-request");

    private final Projects projects;
    private final ContractDates contractDates;
    private final Notices notices;
    private final Clock databaseClock;

    CheckDeeming(Projects projects, ContractDates contractDates, Notices notices,
            @Qualifier("databaseClock") Clock databaseClock) {
        this.projects = projects;
        this.contractDates = contractDates;
        this.notices = notices;
        this.databaseClock = databaseClock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        Instant due = contractDates.find(project, "deemed acceptance").orElseThrow().dueAt();
        if (databaseClock.instant().isBefore(due)) {
            throw new IllegalStateException("By the database's clock the term of project " + project + " ends only at " + due
                + "; the clock of this node is ahead.");
        }
        Instant issued = Instant.parse((String) execution.getVariable("formIssuedAt"));
        execution.setVariable("requestsDelivered",
            notices.delivered(project, REQUESTS, issued, due) >= projects.terms(project).number("requests needed"));
        execution.setVariable("noticesReturned", notices.someReturned(project, issued));
    }
}
