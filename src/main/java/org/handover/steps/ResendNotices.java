package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.notices.Notices;
import org.handover.projects.Contacts;
import org.springframework.stereotype.Component;

/** Notes the address that works and sends there once more what came back from a contact; only then it counts as a request (R6). */
@Step(inputs = {"projectNumber", "contact", "newEmail"})
@Component("resendNotices")
public class ResendNotices implements JavaDelegate {

    private final Notices notices;
    private final Contacts contacts;

    ResendNotices(Notices notices, Contacts contacts) {
        this.notices = notices;
        this.contacts = contacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        execution.setProcessBusinessKey(project);
        String contact = (String) execution.getVariable("contact");
        String email = (String) execution.getVariable("newEmail");
        contacts.changeEmail(project, contact, email);
        notices.resendReturned(project, contact, email);
    }
}
