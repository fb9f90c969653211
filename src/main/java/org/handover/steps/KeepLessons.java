package org.handover.steps;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.springframework.stereotype.Component;

/**
 * Keeps what was just said to have been learned: the form's list {@code lessons}, with {@code area}, {@code lesson}, {@code advice} and
 * {@code offeredAsRisk}. Input: {@code internal}, {@code yes} for our own retrospective, which the customer never sees (PROJ-33, PROJ-34,
 * UPG-59). Comes directly after the task.
 */
@Step(inputs = {"projectNumber", "lessons", "internal"})
@Component("keepLessons")
public class KeepLessons implements JavaDelegate {

    private final Lessons lessons;
    private final IdentityService identityService;

    KeepLessons(Lessons lessons, IdentityService identityService) {
        this.lessons = lessons;
        this.identityService = identityService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        boolean internal = "yes".equals(execution.getVariable("internal"));
        var person = identityService.getCurrentAuthentication();
        Rows.of(execution.getVariable("lessons")).forEach(row -> lessons.add(new Lesson(project, (String) row.get("area"),
            (String) row.get("lesson"), (String) row.get("advice"), internal, Boolean.TRUE.equals(row.get("offeredAsRisk"))),
            person == null ? null : person.getUserId()));
        // what was learned has its place; a form that comes later begins empty
        execution.removeVariable("lessons");
    }
}
