package org.handover.steps;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/**
 * Keeps the plan of a form: the list {@code milestones} with {@code milestone, plannedOn, bufferDays, vendorPerson, customerPerson}, and
 * the whole budget as {@code approvedBudget} in euros, if the form asks for it (PROJ-16, UPG-07, UPG-08, UPG-47). The date that a
 * milestone is planned for at first stays, for on-time is measured against it (UPG-46); another date later is its new forecast. A
 * milestone that was reached keeps its dates, and one that the form leaves out stays.
 */
@Step(inputs = {"projectNumber", "milestones"}, optional = "approvedBudget")
@Component("keepPlan")
public class KeepPlan implements JavaDelegate {

    private final Milestones milestones;
    private final Budgets budgets;
    private final IdentityService identityService;

    KeepPlan(Milestones milestones, Budgets budgets, IdentityService identityService) {
        this.milestones = milestones;
        this.budgets = budgets;
        this.identityService = identityService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        Rows.of(execution.getVariable("milestones")).forEach(row -> keep(project, row));
        if (execution.getVariable("approvedBudget") instanceof Number whole) {
            BigDecimal more = new BigDecimal(whole.toString()).subtract(budgets.approved(project));
            if (more.signum() != 0) {
                budgets.approve(project, more, "Approved with the plan", who());
            }
            // a plan that is made again later without a budget must not bring this one back
            execution.removeVariable("approvedBudget");
        }
        execution.removeVariable("milestones");
    }

    private void keep(String project, Map<String, Object> row) {
        String name = ((String) row.get("milestone")).strip();
        LocalDate day = LocalDate.parse((String) row.get("plannedOn"));
        Milestone before = milestones.find(project, name).orElse(null);
        milestones.plan(project, new Milestone(name, day, before == null ? day : before.forecastOn(), null,
            row.get("bufferDays") instanceof Number days ? days.intValue() : 0, text(row, "vendorPerson"), text(row, "customerPerson")));
        if (before != null && before.actualOn() == null && !day.equals(before.plannedOn()) && !day.equals(before.forecastOn())) {
            milestones.move(project, name, day, "Planned anew", who());
        }
    }

    private String who() {
        var person = identityService.getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }

    private static String text(Map<String, Object> row, String field) {
        return row.get(field) instanceof String said && !said.isBlank() ? said.strip() : null;
    }
}
