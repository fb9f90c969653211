package org.handover.steps;

import static java.util.stream.Collectors.toMap;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Decisions;
import org.handover.lifecycle.Rows;
import org.handover.projects.ContractTerms;
import org.handover.projects.OrderedItem;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Makes the facts of a project from the order, and fixes the contract's terms by the table of that day. */
@Component("registerProject")
public class RegisterProject implements JavaDelegate {

    /** The names by which the table of contract terms is asked. */
    private static final List<String> TERMS = List.of("completion form", "first request", "second request", "sponsor request",
        "deemed acceptance", "end of warranty", "counting", "first day counted", "roll to business day", "notice hour",
        "least time to answer", "least time to answer again", "first request after form", "first request after form again",
        "second request after form", "second request after form again", "sponsor request after form",
        "sponsor request after form again", "requests needed", "rounds before sponsors", "waves");

    /** Ordered items by the name of their field on the order form. */
    private static final Map<String, String> ITEMS = Map.of("queues", "queues", "announcements", "announcements",
        "desk-web-seats", "deskWebSeats", "reports", "reportsOrdered", "dashboards", "dashboardsOrdered",
        "chat-channels", "chatChannels");

    private final Projects projects;
    private final Decisions decisions;

    RegisterProject(Projects projects, Decisions decisions) {
        this.projects = projects;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = text(execution, "projectNumber");
        execution.setProcessBusinessKey(number);
        Project project = new Project(number, text(execution, "customer"), text(execution, "country"), text(execution, "language"),
            ZoneId.of(text(execution, "timeZone")), text(execution, "contractType"),
            Boolean.TRUE.equals(execution.getVariable("irsPurchased")), text(execution, "commercialConditions"),
            Objects.requireNonNullElse(text(execution, "projectManager"), "manager"), text(execution, "vendorSponsorName"),
            text(execution, "vendorSponsorEmail"), Project.State.RUNNING, null, null);
        projects.register(project, Rows.texts(execution.getVariable("modules")), order(execution),
            Rows.of(execution.getVariable("extraDocuments")).stream().map(row -> (String) row.get("document")).distinct().toList(),
            terms(project.contractType()), execution.getProcessInstanceId());
        execution.setVariable("conditionsAttached", project.commercialConditions() != null);
    }

    private List<OrderedItem> order(DelegateExecution execution) {
        return ITEMS.entrySet().stream().filter(item -> execution.getVariable(item.getValue()) != null)
            .map(item -> new OrderedItem(item.getKey(), ((Number) execution.getVariable(item.getValue())).intValue()))
            .filter(ordered -> ordered.quantity() > 0).toList();
    }

    private ContractTerms terms(String contractType) {
        return new ContractTerms(TERMS.stream().collect(toMap(term -> term,
            term -> decisions.text("contract-terms", Map.of("contractType", contractType, "term", term)))));
    }

    /** @return null where the field was left empty */
    private static String text(DelegateExecution execution, String field) {
        String value = (String) execution.getVariable(field);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
