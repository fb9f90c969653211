package org.handover.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** The running process instances of a project. Takes part in the caller's transaction. */
@Component
public class Lifecycle {

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final Projects projects;

    Lifecycle(RuntimeService runtimeService, ManagementService managementService, Projects projects) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.projects = projects;
    }

    /**
     * Tells a project something that happened outside it.
     *
     * @param facts what is told; only what follows from this one message sees them
     * @throws org.handover.projects.UnknownProjectException if there is no such project
     * @throws NotWaitingException if the project does not wait for this message now; nothing has changed then
     */
    public void tell(String projectNumber, String message, Map<String, Object> facts) {
        projects.get(projectNumber);
        try {
            runtimeService.createMessageCorrelation(message).processInstanceBusinessKey(projectNumber)
                .setVariablesToTriggeredScope(facts).correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw new NotWaitingException(projectNumber, message);
        }
    }

    /**
     * Tells an instance what came of something that it asked for.
     *
     * @param facts what is told; only what follows from this one message sees them
     * @return false if nothing there waits for the message, for example because the project was cancelled meanwhile
     */
    public boolean tellInstance(String processInstanceId, String message, Map<String, Object> facts) {
        // asked beforehand, because a correlation that fails takes the caller's transaction with it
        boolean waits = runtimeService.createEventSubscriptionQuery().processInstanceId(processInstanceId)
            .eventType("message").eventName(message).count() > 0;
        if (waits) {
            runtimeService.createMessageCorrelation(message).processInstanceId(processInstanceId)
                .setVariablesToTriggeredScope(facts).correlate();
        }
        return waits;
    }

    /** Gives every running instance of a project the corrected date and works its contract timers out anew (R9). */
    public void correctGoLiveDate(String projectNumber, LocalDate goLiveDate) {
        List<ProcessInstance> instances = runtimeService.createProcessInstanceQuery()
            .processInstanceBusinessKey(projectNumber).list();
        for (ProcessInstance instance : instances) {
            if (runtimeService.getVariable(instance.getId(), "goLiveDate") != null) {
                runtimeService.setVariable(instance.getId(), "goLiveDate", goLiveDate.toString());
                workTimersOutAnew(instance);
            }
        }
    }

    /** Only timers with a date: a nudge after a plain duration does not hang on go-live. */
    private void workTimersOutAnew(ProcessInstance instance) {
        managementService.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
            .filter(job -> managementService.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getJobConfiguration().startsWith("DATE"))
            .forEach(job -> managementService.recalculateJobDuedate(job.getId(), true));
    }
}
