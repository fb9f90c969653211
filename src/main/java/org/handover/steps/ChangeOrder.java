package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.OrderedItem;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Writes what the customer now orders, after extras were not agreed (DEP-07). */
@Step(inputs = {"projectNumber", "orderedItems"})
@Component("changeOrder")
public class ChangeOrder implements JavaDelegate {

    private final Projects projects;

    ChangeOrder(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projects.changeOrder((String) execution.getVariable("projectNumber"),
            Rows.of(execution.getVariable("orderedItems")).stream()
                .map(row -> new OrderedItem((String) row.get("item"), ((Number) row.get("quantity")).intValue())).toList());
    }
}
