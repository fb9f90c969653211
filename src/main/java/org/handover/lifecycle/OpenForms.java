package org.handover.lifecycle;

import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The forms of a project that somebody has yet to answer. Takes part in the caller's transaction. */
@Component
public class OpenForms {

    private final TaskService tasks;
    private final FormGuard guard;

    OpenForms(@Lazy TaskService tasks, @Lazy FormGuard guard) {
        this.tasks = tasks;
        this.guard = guard;
    }

    /** Forms that show this fact show it as it is now, and no longer as it was when their task came up. */
    public void showAnew(String project, String fact) {
        tasks.createTaskQuery().processInstanceBusinessKey(project).active().list().stream()
            .filter(task -> tasks.getVariableLocal(task.getId(), fact) != null)
            .forEach(task -> guard.showFactsAnew(task.getId()));
    }
}
