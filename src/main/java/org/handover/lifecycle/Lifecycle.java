package org.handover.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** The running process instances of a project. Takes part in the caller's transaction. */
@Component
public class Lifecycle {

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final TaskService taskService;
    private final Projects projects;
    private final List<FormFacts> formFacts;
    private final FormGuard forms;
    private final RepositoryService repositoryService;

    Lifecycle(RuntimeService runtimeService, ManagementService managementService, TaskService taskService, Projects projects,
            List<FormFacts> formFacts, FormGuard forms, RepositoryService repositoryService) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.taskService = taskService;
        this.projects = projects;
        this.formFacts = formFacts;
        this.forms = forms;
        this.repositoryService = repositoryService;
    }

    /**
     * A task that waits for somebody.
     *
     * @param process what the diagram is called in which it stands
     * @param assignee login; null while nobody claimed it
     * @param groups those who may claim it
     * @param due null where it has no date
     */
    public record OpenTask(String id, String name, String process, String assignee, List<String> groups, Instant created, Instant due) {
    }

    /** The open tasks of a project, the oldest first. */
    public List<OpenTask> openTasks(String projectNumber) {
        return taskService.createTaskQuery().processInstanceBusinessKey(projectNumber).orderByTaskCreateTime().asc().list().stream()
            .map(this::openTask).toList();
    }

    private OpenTask openTask(Task task) {
        return new OpenTask(task.getId(), oneLine(task.getName()),
            oneLine(repositoryService.getProcessDefinition(task.getProcessDefinitionId()).getName()), task.getAssignee(),
            taskService.getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).sorted().toList(),
            task.getCreateTime().toInstant(), task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    private static String oneLine(String name) {
        return name == null ? "" : name.replaceAll("\\s+", " ").strip();
    }

    /** The open tasks of a project show what its forms ask for as it is now. */
    public void showFactsAnew(String projectNumber) {
        taskService.createTaskQuery().processInstanceBusinessKey(projectNumber).list().forEach(task -> forms.showFactsAnew(task.getId()));
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

    /**
     * Gives every running instance of a project the corrected date, works its contract timers out anew and tells its open tasks (R9).
     *
     * @param correctedOn today's calendar date where the customer is
     */
    public void correctGoLiveDate(String projectNumber, LocalDate goLiveDate, LocalDate correctedOn) {
        List<ProcessInstance> instances = runtimeService.createProcessInstanceQuery()
            .processInstanceBusinessKey(projectNumber).list();
        for (ProcessInstance instance : instances) {
            Map<String, Object> known = runtimeService.getVariables(instance.getId(), List.of("goLiveDate", "formIssuedOn"));
            if (known.get("goLiveDate") != null) {
                runtimeService.setVariable(instance.getId(), "goLiveDate", goLiveDate.toString());
            }
            if (known.get("formIssuedOn") != null) {
                // who was promised another day has the least time to answer from now on (R7)
                runtimeService.setVariable(instance.getId(), "formIssuedOn", correctedOn.toString());
            }
            showAnew(instance, projectNumber, workTimersOutAnew(instance));
        }
    }

    /**
     * Open tasks explain the contract dates; they have the new ones now. A task that was due when a timer fires still is.
     *
     * @param moved when each timer was due before, and is due now
     */
    private void showAnew(ProcessInstance instance, String projectNumber, Map<Instant, Date> moved) {
        Map<String, Object> facts = new HashMap<>();
        formFacts.forEach(source -> facts.putAll(source.factsFor(Set.of("about", "dates"), projectNumber)));
        for (Task task : taskService.createTaskQuery().processInstanceId(instance.getId()).list()) {
            Set<String> shown = taskService.getVariablesLocal(task.getId()).keySet();
            facts.forEach((name, fact) -> {
                if (shown.contains(name)) {
                    taskService.setVariableLocal(task.getId(), name, fact);
                }
            });
            if (task.getDueDate() != null && moved.containsKey(task.getDueDate().toInstant())) {
                taskService.setDueDate(task.getId(), moved.get(task.getDueDate().toInstant()));
            }
        }
    }

    /** Only timers with a date: a nudge after a plain duration does not hang on go-live. */
    private Map<Instant, Date> workTimersOutAnew(ProcessInstance instance) {
        Map<Instant, Date> moved = new HashMap<>();
        managementService.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
            .filter(job -> managementService.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getJobConfiguration().startsWith("DATE"))
            .forEach(job -> moved.put(job.getDuedate().toInstant(), workOutAnew(job)));
        return moved;
    }

    private Date workOutAnew(Job job) {
        managementService.recalculateJobDuedate(job.getId(), true);
        return managementService.createJobQuery().jobId(job.getId()).singleResult().getDuedate();
    }
}
