package org.handover.steps;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/**
 * Takes a change of scope into the plan, as it was agreed: its cost is added to the budget, go-live and what follows it move by its
 * delay, and the Requirements Checklist names the change and the Statement of Work that it changes (PROJ-25, UPG-18, UPG-60).
 */
@Step(inputs = {"projectNumber", "title", "changeCost", "changeDelayDays"})
@Component("applyScopeChange")
public class ApplyScopeChange implements JavaDelegate {

    private static final String GO_LIVE = "Taken live";

    private final Projects projects;
    private final Budgets budgets;
    private final Milestones milestones;
    private final Checklists checklists;

    ApplyScopeChange(Projects projects, Budgets budgets, Milestones milestones, Checklists checklists) {
        this.projects = projects;
        this.budgets = budgets;
        this.milestones = milestones;
        this.checklists = checklists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        String title = (String) execution.getVariable("title");
        String because = "Change of scope: " + title;
        BigDecimal cost = new BigDecimal(execution.getVariable("changeCost").toString());
        if (cost.signum() > 0) {
            budgets.approve(project.number(), cost, because, null);
        }
        delay(project.number(), ((Number) execution.getVariable("changeDelayDays")).intValue(), because);
        put(project, "Change of scope done: " + title, because);
        put(project, "Statement of Work: a new version with the change “" + title + "” is written and signed", because);
    }

    private void delay(String project, int days, String because) {
        LocalDate goLive = milestones.find(project, GO_LIVE).map(Milestone::forecastOn).orElse(null);
        if (days > 0 && goLive != null) {
            milestones.of(project).stream()
                .filter(milestone -> milestone.actualOn() == null && !milestone.forecastOn().isBefore(goLive))
                .forEach(milestone -> milestones.move(project, milestone.name(), milestone.forecastOn().plusDays(days), because, null));
        }
    }

    private void put(Project project, String item, String source) {
        String list = Checklist.REQUIREMENTS_CHECKLIST.id();
        String from = source.length() > 200 ? source.substring(0, 199) + "…" : source;
        checklists.add(new CheckItem(0, project.number(), list, item, null, null, null, project.manager(), null, null, State.OPEN, from,
            null, null), null);
    }
}
