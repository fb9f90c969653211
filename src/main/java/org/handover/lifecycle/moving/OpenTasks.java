package org.handover.lifecycle.moving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.handover.lifecycle.FormGuard;
import org.handover.lifecycle.moving.Timers.Dated;
import org.handover.projects.ContractDates;
import org.springframework.stereotype.Component;

/**
 * Open tasks of an instance that was moved. The engine takes only the form from the new version; name, description, groups and due date
 * of a task are what they were. What the diagram says otherwise now is set; what somebody changed on a task and the diagram did not
 * touch stays.
 */
@Component
class OpenTasks {

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
     * @param dated the timers with a date: a task that was due with one still is
     * @return one sentence for each thing that changed
     */
    List<String> setRight(String project, Map<String, String> before, Mapping mapping, List<Dated> dated) {
        List<String> remarks = new ArrayList<>();
        before.forEach((id, sourceElement) -> {
            Task task = taskService.createTaskQuery().taskId(id).singleResult();
            if (task == null) {
                return;
            }
            String element = task.getTaskDefinitionKey();
            DrawnTask was = mapping.source().userTask(sourceElement).orElseThrow();
            DrawnTask is = mapping.target().userTask(element).orElseThrow();
            dueWith(task, was, mapping.target(), dated).filter(timer -> !timer.after().equals(timer.before()))
                .ifPresent(timer -> taskService.setDueDate(id, Date.from(timer.after())));
            String label = mapping.target().label(element);
            due(project, task, was, is, label, remarks);
            groups(task, was, is, label, remarks);
            if (changed(was, is, DrawnTask::name)) {
                taskService.setName(id, is.name());
                remarks.add("The task " + mapping.source().label(sourceElement) + " is called " + label + " now.");
            }
            if (changed(was, is, DrawnTask::description)) {
                taskService.setDescription(id, is.description());
            }
            forms.showFactsAnew(id);
        });
        return remarks;
    }

    /**
     * The timer with which a task was due. Several may have come at the same moment: the one of the term that the task names, or else
     * the nearest one, on the task or around it; of equals one that moved, and of these the first to come.
     */
    private static Optional<Dated> dueWith(Task task, DrawnTask was, Drawing target, List<Dated> dated) {
        if (task.getDueDate() == null) {
            return Optional.empty();
        }
        Instant due = task.getDueDate().toInstant();
        return dated.stream().filter(timer -> timer.before().equals(due))
            .filter(timer -> was.dueWithTerm() == null || was.dueWithTerm().equals(timer.term()))
            .min(Comparator.comparingInt((Dated timer) -> target.distance(timer.element(), task.getTaskDefinitionKey()))
                .thenComparing(timer -> timer.after().equals(timer.before())).thenComparing(Dated::after));
    }

    private void due(String project, Task task, DrawnTask was, DrawnTask is, String label, List<String> remarks) {
        String drawn = is.dueDate();
        if (Objects.equals(drawn, was.dueDate())) {
            return;
        }
        DrawnClock length = new DrawnClock(DrawnClock.Kind.LENGTH, drawn == null ? "" : drawn);
        if (drawn == null) {
            taskService.setDueDate(task.getId(), null);
        } else if (is.dueWithTerm() != null) {
            contractDates.find(project, is.dueWithTerm())
                .ifPresent(date -> taskService.setDueDate(task.getId(), Date.from(date.dueAt())));
        } else if (length.isPlainLength()) {
            taskService.setDueDate(task.getId(), Date.from(length.after(task.getCreateTime().toInstant())));
        } else {
            remarks.add("The task " + label + " stays due when it was: what the new version says is worked out only for new tasks.");
        }
    }

    private void groups(Task task, DrawnTask was, DrawnTask is, String label, List<String> remarks) {
        if (Objects.equals(was.groups(), is.groups())) {
            return;
        }
        if (expression(is.groups())) {
            remarks.add("The task " + label + " stays with its groups: what the new version says is worked out only for new tasks.");
            return;
        }
        List<String> now = names(is.groups());
        // nobody knows any more which groups an expression had given it
        List<String> former = expression(was.groups()) ? groupsOf(task) : names(was.groups());
        former.stream().filter(group -> !now.contains(group)).forEach(group -> taskService.deleteCandidateGroup(task.getId(), group));
        List<String> still = groupsOf(task);
        now.stream().filter(group -> !still.contains(group)).forEach(group -> taskService.addCandidateGroup(task.getId(), group));
        List<String> all = groupsOf(task);
        remarks.add("The task " + label + (all.isEmpty() ? " is for no group any more." : " is for " + String.join(", ", all) + " now."));
        if (task.getAssignee() != null) {
            remarks.add(task.getAssignee() + " keeps the task " + label + ", already claimed.");
        }
    }

    private List<String> groupsOf(Task task) {
        return taskService.getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
            .map(IdentityLink::getGroupId).filter(Objects::nonNull).distinct().sorted().toList();
    }

    private static boolean changed(DrawnTask was, DrawnTask is, Function<DrawnTask, String> text) {
        return !Objects.equals(text.apply(was), text.apply(is)) && !expression(text.apply(is));
    }

    private static boolean expression(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    private static List<String> names(String groups) {
        return groups == null || expression(groups) ? List.of()
            : Arrays.stream(groups.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
