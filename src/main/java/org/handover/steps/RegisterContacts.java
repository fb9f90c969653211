package org.handover.steps;

import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.springframework.stereotype.Component;

/** Writes the contacts of the Stakeholders form to the project's facts (DEP-03, R13), with how each of them wants to hear from us (UPG-38). */
@Step(inputs = {"projectNumber", "contacts"})
@Component("registerContacts")
public class RegisterContacts implements JavaDelegate {

    private final Contacts contacts;

    RegisterContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        Rows.of(execution.getVariable("contacts")).forEach(row -> contacts.save(project, contact(row)));
    }

    private static Contact contact(Map<String, Object> row) {
        String delegate = (String) row.get("delegate");
        return new Contact((String) row.get("name"), (String) row.get("role"), (String) row.get("email"),
            (String) row.get("language"), ZoneId.of((String) row.get("timeZone")), Boolean.TRUE.equals(row.get("maySign")),
            delegate == null || delegate.isBlank() ? null : delegate, "superuser".equals(row.get("role")),
            said(row, "channel", Contact.USUAL_CHANNEL), said(row, "depth", Contact.USUAL_DEPTH));
    }

    private static String said(Map<String, Object> row, String field, String usual) {
        return row.get(field) instanceof String text && !text.isBlank() ? text : usual;
    }
}
