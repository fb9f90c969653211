package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Marks the project as cancelled; who asked for it and why goes to the record. */
@Step(inputs = {"projectNumber", "requestedBy", "reason"})
@Component("recordCancellation")
public class RecordCancellation implements JavaDelegate {

    private final Projects projects;
    private final ProjectRecord record;

    RecordCancellation(Projects projects, ProjectRecord record) {
        this.projects = projects;
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        projects.cancel(project);
        record.decision(project, "project", "cancelled", (String) execution.getVariable("requestedBy"),
            (String) execution.getVariable("reason"));
    }
}
