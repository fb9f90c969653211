package org.handover.steps;

import java.time.ZoneId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.springframework.stereotype.Component;

/**
 * Keeps the superuser whom the customer named as a contact; somebody who is one already keeps role, signature and
 * preferences (DEP-09).
 */
@Step(inputs = {"projectNumber", "superuserName", "superuserEmail", "language", "timeZone"})
@Component("registerSuperuser")
public class RegisterSuperuser implements JavaDelegate {

    private final Contacts contacts;

    RegisterSuperuser(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        String name = (String) execution.getVariable("superuserName");
        Contact known = contacts.find(project, name).orElse(null);
        contacts.save(project, new Contact(name, known == null ? "superuser" : known.role(),
            (String) execution.getVariable("superuserEmail"), (String) execution.getVariable("language"),
            ZoneId.of((String) execution.getVariable("timeZone")), known != null && known.maySign(),
            known == null ? null : known.delegate(), true,
            known == null ? Contact.USUAL_CHANNEL : known.channel(), known == null ? Contact.USUAL_DEPTH : known.depth()));
    }
}
