package org.handover.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.handover.lifecycle.Rows;

/** Works on tasks as people in Tasklist do: claims one, fills its form and sends it, under the login of the group that it is for. */
public class Desk {

    private static final Map<String, String> LOGINS = Map.of("project-managers", "manager", "engineers", "engineer",
        "trainers", "trainer", "support", "support", "finance", "finance", "process-owners", "owner", "operations", "ops");

    private final TaskService taskService;
    private final FormService formService;
    private final RepositoryService repositoryService;
    private final IdentityService identityService;
    private final Scribe scribe;
    private final Clock clock;

    public Desk(ProcessEngine engine, Scribe scribe, Clock clock) {
        this.taskService = engine.getTaskService();
        this.formService = engine.getFormService();
        this.repositoryService = engine.getRepositoryService();
        this.identityService = engine.getIdentityService();
        this.scribe = scribe;
        this.clock = clock;
    }

    /** Starts a process by its start form, as the project manager. */
    public void start(String process, Map<String, Object> answer) {
        String definition = definition(process);
        as("manager", () -> formService.submitStartForm(definition, answer));
    }

    /** The open tasks of a project, the oldest first. */
    public List<Task> tasks(String project) {
        return taskService.createTaskQuery().processInstanceBusinessKey(project).initializeFormKeys()
            .orderByTaskCreateTime().asc().list();
    }

    /** The form of a task; empty where it has none. */
    public String form(Task task) {
        return task.getCamundaFormRef() == null ? "" : task.getCamundaFormRef().getKey();
    }

    /** The open task of a project with this form. */
    public Optional<Task> task(String project, String form) {
        return tasks(project).stream().filter(task -> form(task).equals(form)).findFirst();
    }

    /** Answers a task as if everything went well, but for what is given. A null leaves a field out. */
    public void answer(Task task, Customer customer, Map<String, ?> instead) {
        Map<String, Object> answer = new HashMap<>(SampleAnswers.to(form(task), customer,
            LocalDateTime.ofInstant(clock.instant(), ZoneId.of(customer.zone())), shown(task)));
        answer.putAll(writeDocuments(task));
        answer.putAll(instead);
        answer.values().removeIf(Objects::isNull);
        submit(task, login(task), answer);
    }

    /**
     * Writes each document that a task asks for and that nobody wrote yet.
     *
     * @return the newest version of each document of which the form asks for a version, by field
     */
    Map<String, Object> writeDocuments(Task task) {
        return scribe.write((String) taskService.getVariable(task.getId(), "projectNumber"),
            taskService.getVariablesLocalTyped(task.getId(), false).keySet(), login(task));
    }

    /** Sends a task's form as it is filled in, under a login that takes the task first. */
    void submit(Task task, String login, Map<String, Object> answer) {
        if (task.getAssignee() != null && !task.getAssignee().equals(login)) {
            taskService.setAssignee(task.getId(), null);
        }
        as(login, () -> {
            if (!login.equals(task.getAssignee())) {
                taskService.claim(task.getId(), login);
            }
            formService.submitTaskForm(task.getId(), answer);
        });
    }

    /** The login of whom a task is for. A task that needs a second person goes to somebody else than the first (R3, PROJ-26). */
    String login(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        Object first = isConfirmation(task) ? taskService.getVariable(task.getId(), "firstPerson") : null;
        return taskService.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(LOGINS::containsKey).sorted()
            .map(LOGINS::get).filter(login -> !login.equals(first)).findFirst().orElse("engineer");
    }

    private boolean isConfirmation(Task task) {
        return repositoryService.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementsByType(CamundaProperty.class).stream()
            .filter(property -> property.getCamundaName().equals("notBy"))
            .anyMatch(property -> property.getParentElement().getParentElement().getParentElement().getAttributeValue("id")
                .equals(task.getTaskDefinitionKey()));
    }

    /** What the form of a task shows, by variable, not deserialized. */
    VariableMap known(Task task) {
        return taskService.getVariablesTyped(task.getId(), false);
    }

    /** The form of a task as it is deployed. */
    String formOf(Task task) {
        return text(formService.getDeployedTaskForm(task.getId()));
    }

    /** The form by which a process is started. */
    String startFormOf(String process) {
        return text(formService.getDeployedStartForm(definition(process)));
    }

    private static String text(InputStream form) {
        try (form) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String definition(String process) {
        return repositoryService.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
    }

    /** The lists that a task can show, its own and those of its process, by variable. */
    Map<String, Object> shown(Task task) {
        Map<String, Object> shown = new HashMap<>();
        known(task).forEach((name, value) -> {
            String text = String.valueOf(value);
            // a list of ticked choices has no rows
            if (text.matches("(?s)\\[\\s*(\\{.*|])")) {
                shown.put(name, Rows.of(value));
            }
        });
        return shown;
    }

    private void as(String login, Runnable work) {
        try {
            identityService.setAuthentication(login, identityService.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId).toList());
            work.run();
        } finally {
            identityService.clearAuthentication();
        }
    }
}
