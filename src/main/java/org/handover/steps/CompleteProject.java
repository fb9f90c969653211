package org.handover.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.ContractDates;
import org.handover.projects.Projects;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/**
 * Completes a project: by signature with the day of signing (DEP-19, R4), or by silence with the end of the term, however late that
 * is decided (DEP-23, R7). Support tickets are billable from then on (DEP-25), and those raised since are rated again (R12).
 * Input: {@code how}, {@code signed} or {@code deemed}.
 */
@Step(inputs = {"projectNumber", "how"}, optional = "formIssuedAt")
@Component("completeProject")
public class CompleteProject implements JavaDelegate {

    private final Projects projects;
    private final ContractDates contractDates;
    private final RateTickets rating;
    private final ProjectRecord record;
    private final Requests requests;
    private final SignOffs signOffs;

    CompleteProject(Projects projects, ContractDates contractDates, RateTickets rating, ProjectRecord record, Requests requests,
            SignOffs signOffs) {
        this.projects = projects;
        this.contractDates = contractDates;
        this.rating = rating;
        this.record = record;
        this.requests = requests;
        this.signOffs = signOffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        LocalDate billableFrom;
        if (execution.getVariable("how").equals("deemed")) {
            LocalDate effective = contractDates.find(project, "deemed acceptance").orElseThrow().effectiveDate();
            record.deemed(project, effective, requests.of(project, Instant.parse((String) execution.getVariable("formIssuedAt"))).stream()
                .map(request -> "Request of %s to %s: %s".formatted(request.date(), request.recipient(), request.subject()))
                .collect(Collectors.joining("\n")));
            billableFrom = effective.plusDays(1);
        } else {
            billableFrom = signOffs.last(project, "completion-form").orElseThrow().signedOn();
        }
        projects.complete(project, billableFrom, contractDates.today(project));
        rating.rateAgain(project, billableFrom);
    }
}
