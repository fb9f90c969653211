package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.ChecklistItems;
import org.handover.lifecycle.Step;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/**
 * Begins a checklist of a project with the lines of the table "checklist-items" (PROJ-27). Lines that are there already stay as
 * they are, so that a phase that is gone through again adds nothing. Input: {@code checklist}, which list.
 */
@Step(inputs = {"projectNumber", "checklist"})
@Component("startChecklist")
public class StartChecklist implements JavaDelegate {

    private final ChecklistItems items;
    private final Checklists checklists;

    StartChecklist(ChecklistItems items, Checklists checklists) {
        this.items = items;
        this.checklists = checklists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        Checklist checklist = Checklist.of((String) execution.getVariable("checklist"));
        var known = checklists.of(project, checklist.id()).stream().map(CheckItem::item).toList();
        items.of(checklist).stream().filter(item -> !known.contains(item))
            .forEach(item -> checklists.add(CheckItem.open(project, checklist.id(), item), null));
    }
}
