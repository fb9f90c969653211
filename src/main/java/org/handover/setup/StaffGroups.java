package org.handover.setup;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * The groups of staff and what each may do, put into the engine at every start. What an administrator has granted besides stays; what
 * the product needs and somebody has taken away comes back. Tasks are granted by the engine itself, to whom a diagram offers them.
 */
@Component
class StaffGroups {

    private static final List<String> STARTED_BY_PROJECT_MANAGERS = List.of("implementation-project", "cancel-project",
        "roll-back-go-live", "correct-go-live-date", "raise-warranty-item", "request-scope-change", "reopen-phase",
        "change-contact-address");

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    StaffGroups(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /** Makes what is missing; safe to repeat. */
    void establish() {
        for (var group : StaffGroup.values()) {
            establish(group.id(), group.title(), "STAFF");
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        }
        letProjectManagersRunProjects();
        grant(StaffGroup.SUPPORT, Resources.PROCESS_DEFINITION, "raise-warranty-item", Permissions.CREATE_INSTANCE);
        grant(StaffGroup.SUPPORT, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        letProcessOwnersDeploy();
        letOperationsRepair();
        establish(Administrators.GROUP, "Administrators", "SYSTEM");
        for (var resource : Resources.values()) {
            grant(Administrators.GROUP, resource, Authorization.ANY, Permissions.ALL);
        }
    }

    private void letProjectManagersRunProjects() {
        for (var process : STARTED_BY_PROJECT_MANAGERS) {
            grant(StaffGroup.PROJECT_MANAGERS, Resources.PROCESS_DEFINITION, process, Permissions.CREATE_INSTANCE);
        }
        grant(StaffGroup.PROJECT_MANAGERS, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        // handing a task on, or freeing one that somebody claimed and left, is for whoever answers for the project
        grant(StaffGroup.PROJECT_MANAGERS, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ,
            Permissions.READ_INSTANCE, Permissions.READ_HISTORY, Permissions.TASK_ASSIGN);
    }

    /** Without deleting: a deployment deleted takes its running projects with it. */
    private void letProcessOwnersDeploy() {
        watch(StaffGroup.PROCESS_OWNERS);
        grant(StaffGroup.PROCESS_OWNERS, Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE, Permissions.READ);
        grant(StaffGroup.PROCESS_OWNERS, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ,
            Permissions.CREATE_INSTANCE, Permissions.READ_HISTORY);
    }

    private void letOperationsRepair() {
        watch(StaffGroup.OPERATIONS);
        grant(StaffGroup.OPERATIONS, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.RETRY_JOB);
        grant(StaffGroup.OPERATIONS, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        grant(StaffGroup.OPERATIONS, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(StaffGroup.OPERATIONS, Resources.BATCH, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY,
            BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES);
    }

    /** Cockpit with all running projects, and no task: nobody sees a task that is not his. */
    private void watch(StaffGroup group) {
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_INSTANCE,
            Permissions.READ_HISTORY);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
    }

    private void establish(String id, String title, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(title);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    /** Grants a group what it has not got yet. */
    void grant(StaffGroup group, Resource resource, String resourceId, Permission... permissions) {
        grant(group.id(), resource, resourceId, permissions);
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        var authorization = authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(group).resourceType(resource).resourceId(resourceId).list().stream().findFirst()
            .orElseGet(() -> ungranted(group, resource, resourceId));
        if (authorization.getId() == null || !Arrays.stream(permissions).allMatch(authorization::isPermissionGranted)) {
            Arrays.stream(permissions).forEach(authorization::addPermission);
            authorizations.saveAuthorization(authorization);
        }
    }

    private Authorization ungranted(String group, Resource resource, String resourceId) {
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(resourceId);
        return authorization;
    }
}
