package org.handover.steps;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Contracts;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.OrderedItem;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Makes the facts of a project from the order, and fixes the contract's terms by the table of that day. */
@Step(inputs = {"projectNumber", "customer", "country", "language", "timeZone", "projectKind", "contractType", "modules", "projectManager",
    "vendorSponsorName", "vendorSponsorEmail"},
    optional = {"irsPurchased", "commercialConditions", "extraDocuments", "queues", "announcements", "deskWebSeats", "reportsOrdered",
    "dashboardsOrdered", "chatChannels"},
    sets = "conditionsAttached")
@Component("registerProject")
public class RegisterProject implements JavaDelegate {

    /** Ordered items by the name of their field on the order form. */
    private static final Map<String, String> ITEMS = Map.of("queues", "queues", "announcements", "announcements",
        "desk-web-seats", "deskWebSeats", "reports", "reportsOrdered", "dashboards", "dashboardsOrdered",
        "chat-channels", "chatChannels");

    private final Projects projects;
    private final Contracts contracts;

    RegisterProject(Projects projects, Contracts contracts) {
        this.projects = projects;
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = text(execution, "projectNumber");
        execution.setProcessBusinessKey(number);
        Project project = new Project(number, text(execution, "customer"), text(execution, "country"), text(execution, "language"),
            ZoneId.of(text(execution, "timeZone")), text(execution, "projectKind"), text(execution, "contractType"),
            Boolean.TRUE.equals(execution.getVariable("irsPurchased")), text(execution, "commercialConditions"),
            text(execution, "projectManager"), text(execution, "vendorSponsorName"),
            text(execution, "vendorSponsorEmail"), Project.State.RUNNING, null, null);
        projects.register(project, Rows.texts(execution.getVariable("modules")), order(execution),
            Rows.of(execution.getVariable("extraDocuments")).stream().map(row -> (String) row.get("document")).distinct().toList(),
            contracts.terms(project.contractType()), execution.getProcessInstanceId());
        execution.setVariable("conditionsAttached", project.commercialConditions() != null);
    }

    private List<OrderedItem> order(DelegateExecution execution) {
        return ITEMS.entrySet().stream().filter(item -> execution.getVariable(item.getValue()) != null)
            .map(item -> new OrderedItem(item.getKey(), ((Number) execution.getVariable(item.getValue())).intValue()))
            .filter(ordered -> ordered.quantity() > 0).toList();
    }

    /** @return null where the field was left empty */
    private static String text(DelegateExecution execution, String field) {
        String value = (String) execution.getVariable(field);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
