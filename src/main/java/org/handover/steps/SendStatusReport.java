package org.handover.steps;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Writes the weekly report to every contact who wants one, each in their language and depth (UPG-37, UPG-39, UPG-57). It goes by mail
 * also to those who prefer to be spoken to, since it is the record (UPG-41). Input: {@code call}, {@code held} or {@code none};
 * where it was held, its minutes have just been kept.
 */
@Step(inputs = {"projectNumber", "call"}, optional = {"meetingHeldOn", "meetingDecisions", "formIssuedAt"})
@Component("sendStatusReport")
public class SendStatusReport implements JavaDelegate {

    private static final String NOTICE = "weekly-report";

    private final Projects projects;
    private final Contacts contacts;
    private final NoticeSender sender;
    private final NoticeFacts facts;
    private final StatusFacts status;

    SendStatusReport(Projects projects, Contacts contacts, NoticeSender sender, NoticeFacts facts, StatusFacts status) {
        this.projects = projects;
        this.contacts = contacts;
        this.sender = sender;
        this.facts = facts;
        this.status = status;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        Map<String, Object> common = facts.of(project, NOTICE, execution);
        boolean held = execution.getVariable("call").equals("held");
        common.put("callHeld", held);
        common.put("heldOn", held ? LocalDate.parse((String) execution.getVariable("meetingHeldOn")) : "");
        String decisions = held && execution.getVariable("meetingDecisions") instanceof String said ? said : "";
        common.put("decided", !decisions.isBlank());
        common.put("decisions", decisions);
        for (Contact contact : contacts.of(project.number())) {
            if (!contact.depth().equals("none")) {
                Map<String, Object> all = new HashMap<>(common);
                all.putAll(status.of(project, contact));
                sender.send(project, NOTICE, List.of(NoticeSender.recipient(project, contact)), all, execution.getProcessInstanceId(),
                    execution.getCurrentActivityId());
            }
        }
    }
}
