package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Looks up what was agreed with the customer when the project was ordered. Input: {@code term}, the name of the contract term. Sets
 * {@code termValue}: a length such as {@code P30D} or {@code as drawn}, {@code yes} or {@code no}, a number, a time, or how days are
 * counted, as text.
 */
@Step(inputs = {"projectNumber", "term"}, sets = "termValue")
@Component("lookUpTerm")
public class LookUpTerm implements JavaDelegate {

    private final Projects projects;

    LookUpTerm(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("termValue",
            projects.terms((String) execution.getVariable("projectNumber")).value((String) execution.getVariable("term")));
    }
}
