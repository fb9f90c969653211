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

/** Notes that a milestone of the plan was reached today, where the customer is (UPG-46). Input: {@code milestone}, its name. */
@Step(inputs = {"projectNumber", "milestone"})
@Component("reachMilestone")
public class ReachMilestone implements JavaDelegate {

    private final Projects projects;
    private final Milestones milestones;
    private final Clock clock;

    ReachMilestone(Projects projects, Milestones milestones, Clock clock) {
        this.projects = projects;
        this.milestones = milestones;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        milestones.reach(project.number(), (String) execution.getVariable("milestone"),
            LocalDate.ofInstant(clock.instant(), project.zone()));
    }
}
