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
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/**
 * Keeps what was just answered on a form about the lines of a checklist: the form's list has the checklist's name, such as
 * {@code requirementsChecklist}, and rows with {@code item} and any of {@code done}, {@code answer}, {@code kind}, {@code cause},
 * {@code vendorPerson}, {@code customerPerson}, {@code dueOn}. A line that is not on the list yet is added to it. Where a form asks
 * for an answer only, an answered line is done. Input: {@code checklist}.
 */
@Step(inputs = {"projectNumber", "checklist"})
@Component("keepChecklist")
public class KeepChecklist implements JavaDelegate {

    private final Projects projects;
    private final Checklists checklists;
    private final IdentityService identityService;
    private final Clock clock;

    KeepChecklist(Projects projects, Checklists checklists, IdentityService identityService, Clock clock) {
        this.projects = projects;
        this.checklists = checklists;
        this.identityService = identityService;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        Checklist checklist = Checklist.of((String) execution.getVariable("checklist"));
        List<CheckItem> known = checklists.of(project.number(), checklist.id());
        Rows.of(execution.getVariable(checklist.fact())).forEach(row -> {
            CheckItem before = known.stream().filter(item -> item.item().equals(row.get("item"))).findFirst().orElse(null);
            CheckItem now = answered(before == null ? CheckItem.open(project.number(), checklist.id(), (String) row.get("item")) : before, row,
                LocalDate.ofInstant(clock.instant(), project.zone()));
            if (before == null) {
                checklists.add(now, who());
            } else if (!now.equals(before)) {
                checklists.change(now, now.answer(), who());
            }
        });
        // the list has its place; a form that comes later shows it anew
        execution.removeVariable(checklist.fact());
    }

    private CheckItem answered(CheckItem item, Map<String, Object> row, LocalDate today) {
        String answer = text(row, "answer", item.answer());
        boolean done = row.containsKey("done") ? Boolean.TRUE.equals(row.get("done")) : row.containsKey("answer") && answer != null;
        boolean stays = done == (item.state() != State.OPEN);
        return new CheckItem(item.id(), item.project(), item.checklist(), item.item(), text(row, "kind", item.kind()),
            text(row, "cause", item.cause()), answer, text(row, "vendorPerson", item.vendorPerson()),
            text(row, "customerPerson", item.customerPerson()),
            row.get("dueOn") instanceof String due && !due.isBlank() ? LocalDate.parse(due) : item.dueOn(),
            stays ? item.state() : done ? State.DONE : State.OPEN, item.source(),
            stays ? item.settledOn() : done ? today : null, stays ? item.settledBy() : done ? who() : null);
    }

    private String who() {
        var person = identityService.getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }

    /** What a row says, or what was known before where it says nothing. */
    private static String text(Map<String, Object> row, String field, String before) {
        return row.get(field) instanceof String said && !said.isBlank() ? said.strip() : before;
    }
}
