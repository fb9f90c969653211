package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.ReopenedPhases;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/** Reopens a phase that was closed: its milestone counts as not reached, and the reason stands on the list of reopened phases (PROJ-27). */
@Step(inputs = {"projectNumber", "phase", "reason", "requestedBy"})
@Component("reopenPhase")
public class ReopenPhase implements JavaDelegate {

    private final ReopenedPhases phases;

    ReopenPhase(ReopenedPhases phases) {
        this.phases = phases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        phases.reopen((String) execution.getVariable("projectNumber"), (String) execution.getVariable("phase"),
            (String) execution.getVariable("reason"), (String) execution.getVariable("requestedBy"));
    }
}
