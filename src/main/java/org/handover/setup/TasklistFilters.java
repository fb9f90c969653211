package org.handover.setup;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.handover.lifecycle.TaskMarks;
import org.springframework.stereotype.Component;

/**
 * The lists on the left of Tasklist: what is mine, my team's, overdue, waits for a customer, each customer's, and one for the tasks of
 * each group. Whatever list it is, nobody sees in it a task that is not offered to his group or his own.
 */
@Component
class TasklistFilters {

    private static final String ALL = "All tasks I may see";

    private final FilterService filters;
    private final TaskService tasks;
    private final StaffGroups groups;

    TasklistFilters(FilterService filters, TaskService tasks, StaffGroups groups) {
        this.filters = filters;
        this.tasks = tasks;
        this.groups = groups;
    }

    /** Makes what is missing; a list that is there, changed by an administrator or not, stays as it is. */
    void establish() {
        var forEverybody = List.of(
            list(ALL, "Tasks offered to one of your groups or taken by you", 0, tasks.createTaskQuery().orderByTaskCreateTime().desc()),
            list("Mine", "Tasks that you have taken, the most urgent first", 1,
                tasks.createTaskQuery().taskAssigneeExpression(StoredExpression.CURRENT_USER.text()).orderByDueDate().asc()
                    .orderByTaskCreateTime().asc()),
            list("My team's", "Tasks offered to one of your groups that nobody has taken, the most urgent first", 2,
                tasks.createTaskQuery().taskCandidateGroupInExpression(StoredExpression.CURRENT_USER_GROUPS.text()).orderByDueDate().asc()
                    .orderByTaskCreateTime().asc()),
            list("Overdue", "Tasks that were due before now, the oldest first", 3,
                tasks.createTaskQuery().dueBeforeExpression(StoredExpression.NOW.text()).orderByDueDate().asc()));
        var aboutCustomers = List.of(
            list("Waiting for the customer", "What a customer has been asked and not answered yet, the longest asked first", 4,
                tasks.createTaskQuery().taskVariableValueEquals(TaskMarks.WAITING_FOR, TaskMarks.CUSTOMER).orderByTaskCreateTime().asc()),
            list("By customer", "All tasks you may see, by customer and project", 5,
                tasks.createTaskQuery().orderByTaskVariable(TaskMarks.CUSTOMER, ValueType.STRING).asc()
                    .orderByProcessVariable("projectNumber", ValueType.STRING).asc().orderByDueDate().asc()));
        for (var group : StaffGroup.values()) {
            forEverybody.forEach(list -> groups.grant(group, Resources.FILTER, list, Permissions.READ));
            if (group.worksOnProjects()) {
                aboutCustomers.forEach(list -> groups.grant(group, Resources.FILTER, list, Permissions.READ));
            }
            var own = list(group.title(), "Tasks offered to the group, also those somebody has taken", 10,
                tasks.createTaskQuery().taskCandidateGroup(group.id()).includeAssignedTasks().orderByTaskCreateTime().desc());
            groups.grant(group, Resources.FILTER, own, Permissions.READ);
        }
    }

    private String list(String name, String description, int priority, TaskQuery query) {
        var existing = filters.createTaskFilterQuery().filterName(name).list();
        if (!existing.isEmpty()) {
            return existing.get(0).getId();
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
            "description", description,
            "priority", priority,
            "refresh", true,
            "showUndefinedVariable", false,
            "variables", List.of(Map.of("name", "about", "label", "Project"))));
        return filters.saveFilter(filter).getId();
    }
}
