package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Finds out whether the project brings a new system or upgrades one that is there, for the gateway behind it (UPG-01, UPG-02, UPG-13). */
@Step(inputs = "projectNumber", sets = "newSystem")
@Component("lookUpKind")
public class LookUpKind implements JavaDelegate {

    private final Projects projects;

    LookUpKind(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("newSystem", projects.get((String) execution.getVariable("projectNumber")).isNewSystem());
    }
}
