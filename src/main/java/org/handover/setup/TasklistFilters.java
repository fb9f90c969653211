package org.handover.setup;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists on the left of Tasklist: one for the tasks of each group and one for all that a person may see. */
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

    /** Makes what is missing; a list that an administrator has changed stays as it is. */
    void establish() {
        var all = filterNamed(ALL, "Tasks offered to one of your groups or taken by you", 0, tasks.createTaskQuery());
        for (var group : StaffGroup.values()) {
            groups.grant(group, Resources.FILTER, all, Permissions.READ);
            var own = filterNamed(group.title(), "Tasks offered to the group, also those somebody has taken", 10,
                tasks.createTaskQuery().taskCandidateGroup(group.id()).includeAssignedTasks());
            groups.grant(group, Resources.FILTER, own, Permissions.READ);
        }
    }

    private String filterNamed(String name, String description, int priority, TaskQuery query) {
        var existing = filters.createTaskFilterQuery().filterName(name).list();
        if (!existing.isEmpty()) {
            return existing.get(0).getId();
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByTaskCreateTime().desc());
        filter.setProperties(Map.of(
            "description", description,
            "priority", priority,
            "refresh", true,
            "showUndefinedVariable", false,
            "variables", List.of(Map.of("name", "about", "label", "Project"))));
        return filters.saveFilter(filter).getId();
    }
}
