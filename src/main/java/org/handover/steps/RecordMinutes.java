package org.handover.steps;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Keeps the minutes of a meeting that were just entered on a form, as a document (PROJ-21, PROJ-37); what is to be done becomes lines of
 * the Requirements Checklist that say where they came from (PROJ-27). Input: {@code meeting}, what the meeting is called. Must follow
 * the task in the same transaction, so that the minutes are there when the task is gone.
 */
@Step(inputs = {"projectNumber", "meeting", "heldOn", "attendees", "topics"}, optional = {"decisions", "actionItems"},
    sets = {"meetingHeldOn", "meetingDecisions"})
@Component("recordMinutes")
public class RecordMinutes implements JavaDelegate {

    private final Projects projects;
    private final Minutes minutes;
    private final IdentityService identityService;

    RecordMinutes(Projects projects, Minutes minutes, IdentityService identityService) {
        this.projects = projects;
        this.minutes = minutes;
        this.identityService = identityService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        LocalDate heldOn = LocalDate.parse((String) execution.getVariable("heldOn"));
        var who = identityService.getCurrentAuthentication();
        minutes.keep(project, new Minutes.Said((String) execution.getVariable("meeting"),
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(project.locale()).format(heldOn),
            (String) execution.getVariable("attendees"), (String) execution.getVariable("topics"),
            (String) execution.getVariable("decisions"), Rows.of(execution.getVariable("actionItems"))),
            who == null ? null : who.getUserId());
        // for who tells of the meeting; all else is in the minutes, and the next meeting has its own
        execution.setVariable("meetingHeldOn", heldOn.toString());
        execution.setVariable("meetingDecisions", execution.getVariable("decisions"));
        execution.removeVariables(List.of("heldOn", "attendees", "topics", "decisions", "actionItems"));
    }
}
