package org.handover.steps;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Writes a notice to each person with a role. Inputs: {@code notice}, the name of the text, and {@code to}, the role. It is sent and
 * forgotten; one that comes back arrives as "Notice undeliverable".
 */
@Step(inputs = {"projectNumber", "notice", "to"},
    optional = {"formIssuedAt", "reason", "title", "description", "round", "missing", "returnedBecause", "defects", "outstandingItems",
        "milestone", "oldDate", "newDate", "lateMilestones", "changeCost", "changeDelayDays",
        "scope", "outcomes", "offerAmount", "offerValidUntil", "plannedGoLive", "method", "softLaunchShare", "softLaunchFrom", "softLaunchTo"})
@Component("sendNotice")
public class SendNotice implements JavaDelegate {

    private final Projects projects;
    private final NoticeSender sender;
    private final NoticeFacts facts;

    SendNotice(Projects projects, NoticeSender sender, NoticeFacts facts) {
        this.projects = projects;
        this.sender = sender;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        String notice = (String) execution.getVariable("notice");
        Map<String, Object> known = facts.of(project, notice, execution);
        known.putAll(OfferFacts.of(notice, execution));
        if (notice.equals(MilestoneMoves.NOTICE)) {
            known.put("moves", MilestoneMoves.of(execution));
        }
        sender.send(project, notice, sender.recipients(project, (String) execution.getVariable("to")), known,
            execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }
}
