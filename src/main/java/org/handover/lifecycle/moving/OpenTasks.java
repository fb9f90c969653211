package org.handover.lifecycle.moving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.handover.lifecycle.FormGuard;
import org.handover.projects.ContractDates;
import org.springframework.stereotype.Component;

/**
 * Open tasks of an instance that was moved. The engine takes only the form from the new version; name, description, groups and due date
 * of a task are what they were. What the diagram says otherwise now is set; what somebody changed on a task and the diagram did not
 * touch stays.
 */
@Component
class OpenTasks {

    private static final Pattern CONTRACT_DATE = Pattern.compile("[$#]\\{\\s*deadline\\.of\\(\\s*'([^']+)'\\s*,\\s*execution\\s*\\)\\s*}");

    private final TaskService taskService;
    private final FormGuard forms;
    private final ContractDates contractDates;

    OpenTasks(TaskService taskService, FormGuard forms, ContractDates contractDates) {
        this.taskService = taskService;
        this.forms = forms;
        this.contractDates = contractDates;
    }

    /** The element of each open task, by the task's id. */
    Map<String, String> of(String instanceId) {
        return taskService.createTaskQuery().processInstanceId(instanceId).list().stream()
            .filter(task -> task.getTaskDefinitionKey() != null)
            .collect(java.util.stream.Collectors.toMap(Task::getId, Task::getTaskDefinitionKey));
    }

    /**
     * @param moved when each timer with a date was due before, and is due now: a task that was due with one still is
     * @return one sentence for each thing that changed
     */
    List<String> setRight(String project, Map<String, String> before, Mapping mapping, Map<Instant, Date> moved) {
        List<String> remarks = new ArrayList<>();
        before.forEach((id, sourceElement) -> {
            Task task = taskService.createTaskQuery().taskId(id).singleResult();
            if (task == null) {
                return;
            }
            UserTask was = mapping.source().userTask(sourceElement).orElseThrow();
            UserTask is = mapping.target().userTask(task.getTaskDefinitionKey()).orElseThrow();
            if (task.getDueDate() != null && moved.containsKey(task.getDueDate().toInstant())) {
                taskService.setDueDate(id, moved.get(task.getDueDate().toInstant()));
            }
            String label = mapping.target().label(task.getTaskDefinitionKey());
            due(project, task, was, is, label, remarks);
            groups(task, was, is, label, remarks);
            if (changed(was, is, UserTask::getName)) {
                taskService.setName(id, is.getName());
                remarks.add("The task " + mapping.source().label(sourceElement) + " is called " + label + " now.");
            }
            if (changed(was, is, OpenTasks::description)) {
                taskService.setDescription(id, description(is));
            }
            forms.showFactsAnew(id);
        });
        return remarks;
    }

    private void due(String project, Task task, UserTask was, UserTask is, String label, List<String> remarks) {
        String drawn = is.getCamundaDueDate();
        if (Objects.equals(drawn, was.getCamundaDueDate())) {
            return;
        }
        Matcher contractDate = CONTRACT_DATE.matcher(drawn == null ? "" : drawn);
        DrawnClock length = new DrawnClock(DrawnClock.Kind.LENGTH, drawn == null ? "" : drawn);
        if (drawn == null) {
            taskService.setDueDate(task.getId(), null);
        } else if (contractDate.matches()) {
            contractDates.find(project, contractDate.group(1))
                .ifPresent(date -> taskService.setDueDate(task.getId(), Date.from(date.dueAt())));
        } else if (length.isPlainLength()) {
            taskService.setDueDate(task.getId(), Date.from(length.after(task.getCreateTime().toInstant())));
        } else {
            remarks.add("The task " + label + " stays due when it was: what the new version says is worked out only for new tasks.");
        }
    }

    private void groups(Task task, UserTask was, UserTask is, String label, List<String> remarks) {
        if (!changed(was, is, UserTask::getCamundaCandidateGroups) || expression(is.getCamundaCandidateGroups())) {
            return;
        }
        names(was.getCamundaCandidateGroups()).forEach(group -> taskService.deleteCandidateGroup(task.getId(), group));
        names(is.getCamundaCandidateGroups()).forEach(group -> taskService.addCandidateGroup(task.getId(), group));
        remarks.add("The task " + label + " is for " + String.join(", ", names(is.getCamundaCandidateGroups())) + " now.");
        if (task.getAssignee() != null) {
            remarks.add(task.getAssignee() + " keeps the task " + label + ", already claimed.");
        }
    }

    private static boolean changed(UserTask was, UserTask is, Function<UserTask, String> text) {
        return !Objects.equals(text.apply(was), text.apply(is)) && !expression(text.apply(is));
    }

    private static boolean expression(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    private static List<String> names(String groups) {
        return groups == null || expression(groups) ? List.of()
            : Arrays.stream(groups.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    private static String description(UserTask task) {
        return task.getDocumentations().stream().findFirst().map(Drawing::text).orElse(null);
    }
}
