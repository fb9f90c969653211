package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a project puts in a new system or upgrades one that keeps its data (UPG-13), from the kind of project, such as
 * {@code implementation-cloud} or {@code upgrade-database}. A project whose kind nobody said puts in a new one.
 */
@Step(inputs = {}, optional = "projectKind", sets = "newSystem")
@Component("recogniseNewSystem")
public class RecogniseNewSystem implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        String kind = (String) execution.getVariable("projectKind");
        execution.setVariable("newSystem", kind == null || !kind.startsWith("upgrade"));
    }
}
