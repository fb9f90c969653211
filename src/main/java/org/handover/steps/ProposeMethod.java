package org.handover.steps;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Decisions;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/** Proposes the method of the project by the table "project-method"; a person chooses (UPG-20). */
@Step(inputs = {"requirementsFixed", "teamExperience", "projectSize"}, optional = "smallChangesAllTheTime", sets = "proposedMethod")
@Component("proposeMethod")
public class ProposeMethod implements JavaDelegate {

    private final Decisions decisions;

    ProposeMethod(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("proposedMethod", decisions.text("project-method", Map.of(
            "requirementsFixed", execution.getVariable("requirementsFixed"),
            "teamExperience", execution.getVariable("teamExperience"),
            "projectSize", execution.getVariable("projectSize"),
            "smallChangesAllTheTime", Boolean.TRUE.equals(execution.getVariable("smallChangesAllTheTime")))));
    }
}
