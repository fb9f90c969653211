package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/** Finds out whether a checklist has open lines, for the gateway behind it (PROJ-27, POST-02). Input: {@code checklist}. */
@Step(inputs = {"projectNumber", "checklist"}, sets = "itemsOpen")
@Component("countOpenItems")
public class CountOpenItems implements JavaDelegate {

    private final Checklists checklists;

    CountOpenItems(Checklists checklists) {
        this.checklists = checklists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("itemsOpen", !checklists.open((String) execution.getVariable("projectNumber"),
            (String) execution.getVariable("checklist")).isEmpty());
    }
}
