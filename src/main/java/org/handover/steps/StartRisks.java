package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.RiskRegister;
import org.handover.lifecycle.Step;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Begins the risk register of a project with what usually goes wrong and with lessons of ended projects (UPG-22, UPG-59, UPG-60). */
@Step(inputs = "projectNumber", optional = "projectKind")
@Component("startRisks")
public class StartRisks implements JavaDelegate {

    private final Projects projects;
    private final RiskRegister register;

    StartRisks(Projects projects, RiskRegister register) {
        this.projects = projects;
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        register.begin(projects.get((String) execution.getVariable("projectNumber")), (String) execution.getVariable("projectKind"));
    }
}
