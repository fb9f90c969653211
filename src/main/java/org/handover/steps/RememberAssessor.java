package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Remembers who assessed the live date, so that a second person confirms it (R3). */
@Component("rememberAssessor")
public class RememberAssessor implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setVariable("assessedBy", task.getAssignee());
    }
}
