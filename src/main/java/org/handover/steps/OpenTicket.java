package org.handover.steps;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.ContractDates;
import org.handover.tickets.Rating;
import org.handover.tickets.TicketOrder;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Component;

/**
 * Asks for a ticket for each item. Inputs: {@code origin}, which decides the rating, and {@code items}, rows of {@code title} and
 * {@code description}; without rows, the process's own variables of these names are the one item. "Tickets opened" comes to where
 * the token then waits, when every item has its number (DEP-21).
 */
@Step(inputs = {"projectNumber", "origin"}, optional = {"items", "title", "description", "raisedOn", "raisedBy", "irsIssue"})
@Component("openTicket")
public class OpenTicket implements JavaDelegate {

    private final Tickets tickets;
    private final RateTickets rating;
    private final ContractDates contractDates;

    OpenTicket(Tickets tickets, RateTickets rating, ContractDates contractDates) {
        this.tickets = tickets;
        this.rating = rating;
        this.contractDates = contractDates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        String origin = (String) execution.getVariable("origin");
        String raisedOnText = (String) execution.getVariable("raisedOn");
        LocalDate raisedOn = raisedOnText == null ? contractDates.today(project) : LocalDate.parse(raisedOnText);
        boolean irsIssue = Boolean.TRUE.equals(execution.getVariable("irsIssue"));
        String raisedBy = (String) execution.getVariable("raisedBy");
        Rating today = rating.rate(project, origin, raisedOn, irsIssue);
        tickets.open(items(execution).stream()
            .map(item -> new TicketOrder(project, execution.getProcessInstanceId(), execution.getCurrentActivityId(),
                origin, (String) item.get("title"), (String) item.get("description"),
                raisedOn, raisedBy, irsIssue, today))
            .toList());
    }

    private static List<Map<String, Object>> items(DelegateExecution execution) {
        return execution.getVariable("items") != null ? Rows.of(execution.getVariable("items"))
            : List.of(execution.getVariables());
    }
}
