package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Contacts;
import org.springframework.stereotype.Component;

/** Gives a contact the address that works, where notices came back (R6). */
@Step(inputs = {"projectNumber", "contact", "newEmail"})
@Component("changeAddress")
public class ChangeAddress implements JavaDelegate {

    private final Contacts contacts;

    ChangeAddress(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contacts.changeEmail((String) execution.getVariable("projectNumber"), (String) execution.getVariable("contact"),
            (String) execution.getVariable("newEmail"));
    }
}
