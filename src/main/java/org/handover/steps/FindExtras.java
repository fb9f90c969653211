package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Extras;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/** Compares what was ordered with what the standard fee includes (DEP-06, DEP-07). */
@Step(inputs = "projectNumber", sets = "extrasOrdered")
@Component("findExtras")
public class FindExtras implements JavaDelegate {

    private final Extras extras;

    FindExtras(Extras extras) {
        this.extras = extras;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("extrasOrdered", !extras.of((String) execution.getVariable("projectNumber")).isEmpty());
    }
}
