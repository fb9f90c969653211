package org.handover.steps;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/** Finds out whether a milestone was not reached by its forecast, where the customer is, and nobody gave it a new date (UPG-35). */
@Step(inputs = "projectNumber", sets = "milestonesLate")
@Component("findLateMilestones")
public class FindLateMilestones implements JavaDelegate {

    private final Projects projects;
    private final Milestones milestones;
    private final Clock clock;

    FindLateMilestones(Projects projects, Milestones milestones, Clock clock) {
        this.projects = projects;
        this.milestones = milestones;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        execution.setVariable("milestonesLate", milestones.of(project.number()).stream().anyMatch(milestone -> milestone.isLate(today)));
    }
}
