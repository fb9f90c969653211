package org.handover.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Lifecycle;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/** Tells a running project what a person stated on a start form. Input: {@code message}, the name of the message. */
@Step(inputs = {"projectNumber", "message"})
@Component("tellProject")
public class TellProject implements JavaDelegate {

    private final Lifecycle lifecycle;

    TellProject(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        execution.setProcessBusinessKey(project);
        Map<String, Object> stated = new HashMap<>(execution.getVariables());
        stated.keySet().removeAll(Set.of("projectNumber", "message", "answer"));
        lifecycle.tell(project, (String) execution.getVariable("message"), stated);
    }
}
