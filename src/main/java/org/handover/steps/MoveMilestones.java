package org.handover.steps;

import java.time.LocalDate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/** Keeps the new date of each late milestone with the reason, beside the old date (UPG-35). Right after the form that asks for them. */
@Step(inputs = {"projectNumber", "lateMilestones"})
@Component("moveMilestones")
public class MoveMilestones implements JavaDelegate {

    private final Milestones milestones;
    private final IdentityService identityService;

    MoveMilestones(Milestones milestones, IdentityService identityService) {
        this.milestones = milestones;
        this.identityService = identityService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        var person = identityService.getCurrentAuthentication();
        Rows.of(execution.getVariable("lateMilestones")).forEach(row -> milestones.move(project, (String) row.get("milestone"),
            LocalDate.parse((String) row.get("newDate")), (String) row.get("reason"), person == null ? null : person.getUserId()));
    }
}
