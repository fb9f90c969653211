package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.ReopenedPhases;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/** A reopened phase was gone through again: its line on the list of reopened phases is settled (PROJ-27). */
@Step(inputs = {"projectNumber", "phase"})
@Component("closePhase")
public class ClosePhase implements JavaDelegate {

    private final ReopenedPhases phases;

    ClosePhase(ReopenedPhases phases) {
        this.phases = phases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        phases.close((String) execution.getVariable("projectNumber"), (String) execution.getVariable("phase"));
    }
}
