package org.handover.steps;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/**
 * Puts what a soft launch found on the Requirements Checklist, and what was fixed as settled (PROJ-27, PROJ-30); sets
 * {@code findingsOpen}: whether any finding is not fixed. The form just answered has rows {@code findings} with {@code title},
 * {@code description}, {@code fixed} and {@code answer}. A finding is known by its title.
 */
@Step(inputs = {"projectNumber", "findings"}, sets = "findingsOpen")
@Component("keepFindings")
public class KeepFindings implements JavaDelegate {

    static final String SOURCE = "soft launch";

    private final Projects projects;
    private final Checklists checklists;
    private final IdentityService identityService;
    private final Clock clock;

    KeepFindings(Projects projects, Checklists checklists, IdentityService identityService, Clock clock) {
        this.projects = projects;
        this.checklists = checklists;
        this.identityService = identityService;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        List<CheckItem> known = checklists.of(project.number(), Checklist.REQUIREMENTS_CHECKLIST.id());
        List<Map<String, Object>> findings = Rows.of(execution.getVariable("findings"));
        findings.forEach(finding -> keep(finding, project, known));
        execution.setVariable("findingsOpen", findings.stream().anyMatch(finding -> !isFixed(finding)));
    }

    private void keep(Map<String, Object> finding, Project project, List<CheckItem> known) {
        CheckItem before = known.stream().filter(item -> item.item().equals(finding.get("title"))).findFirst().orElse(null);
        CheckItem now = item(finding, project, before);
        if (before == null) {
            checklists.add(now, who());
        } else if (!now.equals(before)) {
            checklists.change(now, now.answer(), who());
        }
    }

    private CheckItem item(Map<String, Object> finding, Project project, CheckItem before) {
        CheckItem item = before != null ? before
            : CheckItem.open(project.number(), Checklist.REQUIREMENTS_CHECKLIST.id(), (String) finding.get("title"));
        boolean fixed = isFixed(finding);
        boolean stays = fixed == (item.state() != State.OPEN);
        return new CheckItem(item.id(), item.project(), item.checklist(), item.item(), item.kind(), item.cause(), said(finding, item),
            item.vendorPerson(), item.customerPerson(), item.dueOn(), stays ? item.state() : fixed ? State.DONE : State.OPEN,
            before == null ? SOURCE : item.source(),
            stays ? item.settledOn() : fixed ? LocalDate.ofInstant(clock.instant(), project.zone()) : null,
            stays ? item.settledBy() : fixed ? who() : null);
    }

    /** What was done, or else what happened, or else what was known before. */
    private static String said(Map<String, Object> finding, CheckItem item) {
        return finding.get("answer") instanceof String done && !done.isBlank() ? done.strip()
            : finding.get("description") instanceof String seen && !seen.isBlank() ? seen.strip() : item.answer();
    }

    private static boolean isFixed(Map<String, Object> finding) {
        return Boolean.TRUE.equals(finding.get("fixed"));
    }

    private String who() {
        var person = identityService.getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }
}
