package org.handover.steps;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.handover.lifecycle.Decisions;
import org.handover.projects.ContractDates;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.tickets.Rating;
import org.handover.tickets.Ticket;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Component;

/** Whether a ticket is free or billable, by the table {@code ticket-billing} (DEP-16, DEP-25, DEP-26, R4, R5, R12). */
@Component
class RateTickets {

    private final Projects projects;
    private final ContractDates contractDates;
    private final Decisions decisions;
    private final Tickets tickets;

    RateTickets(Projects projects, ContractDates contractDates, Decisions decisions, Tickets tickets) {
        this.projects = projects;
        this.contractDates = contractDates;
        this.decisions = decisions;
        this.tickets = tickets;
    }

    Rating rate(String projectNumber, String origin, LocalDate raisedOn, boolean irsIssue) {
        return rate(projects.get(projectNumber), endOfWarranty(projectNumber), origin, raisedOn, irsIssue);
    }

    /** The last day of the warranty; before go-live, and so before any end is known, everything counts as raised in it. */
    private LocalDate endOfWarranty(String project) {
        return contractDates.find(project, "end of warranty").map(KnownDate::effectiveDate).orElse(LocalDate.MAX);
    }

    private Rating rate(Project project, LocalDate endOfWarranty, String origin, LocalDate raisedOn, boolean irsIssue) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("origin", origin);
        inputs.put("raisedInWarranty", !raisedOn.isAfter(endOfWarranty));
        inputs.put("completed", project.billableFrom() != null && !raisedOn.isBefore(project.billableFrom()));
        inputs.put("irsIssue", irsIssue);
        inputs.put("irsPurchased", project.irsPurchased());
        return new Rating(decisions.text("ticket-billing", inputs));
    }

    /** Rates again whatever was raised since a day, once it is decided from when tickets are billable (R12). */
    void rateAgain(String projectNumber, LocalDate from) {
        Project project = projects.get(projectNumber);
        LocalDate endOfWarranty = endOfWarranty(projectNumber);
        for (Ticket ticket : tickets.raisedFrom(projectNumber, from)) {
            Rating rating = rate(project, endOfWarranty, ticket.origin(), ticket.raisedOn(), ticket.irsIssue());
            if (!rating.equals(ticket.rating())) {
                tickets.rate(ticket.id(), rating);
            }
        }
    }
}
