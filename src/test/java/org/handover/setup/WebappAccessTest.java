package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist, Cockpit and Admin as a browser uses them. */
class WebappAccessTest extends ApplicationTest {

    @Autowired
    private TaskService tasks;
    @Autowired
    private IdentityService identity;

    @Test
    void tasklistHasItsOwnLoginAndWorks() {
        var browser = new Browser(port);

        assertThat(browser.webappLogin(ENGINEER, PASSWORD, "tasklist").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void cockpitIsForOperationsAndProcessOwners() {
        assertThat(new Browser(port).webappLogin(OPERATOR, PASSWORD, "cockpit").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).webappLogin(OWNER, PASSWORD, "cockpit").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).webappLogin(ENGINEER, PASSWORD, "cockpit").statusCode()).isEqualTo(403);
        assertThat(new Browser(port).webappLogin(OPERATOR, PASSWORD, "admin").statusCode()).isEqualTo(403);
    }

    @Test
    void aListWithoutAnEndIsShownInCockpitUpToTheLimitAndRefusedElsewhere() {
        var browser = new Browser(port);
        browser.webappLogin(OPERATOR, PASSWORD, "cockpit");
        var path = "/process-definition?key=approval&sortBy=version&sortOrder=desc&withoutTenantId=true";

        assertThat(browser.get("/camunda/api/engine/engine/default" + path).body()).startsWith("[").doesNotContain("\"key\":\"warranty\"");
        assertThat(browser.get("/camunda/api/engine/engine/default" + path + "&maxResults=5000").statusCode()).isEqualTo(400);
        assertThat(rest(OPERATOR, "GET", path, null).statusCode()).isEqualTo(400);
    }

    @Test
    void theWebappsKeepTheirProtectionAgainstForgedRequests() {
        var browser = new Browser(port);
        browser.webappLogin(ENGINEER, PASSWORD, "tasklist");

        assertThat(browser.postWithoutToken("/camunda/api/engine/engine/default/task", "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "delegate", "complete", "bpmnError", "bpmnEscalation", "Resolve", "resolve/", "/resolve",
        "resolve;a=b", "%72esolve"})
    void aTaskCannotBeAnsweredAroundItsForm(String action) {
        var task = tasks.newTask();
        tasks.saveTask(task);
        try {
            var browser = new Browser(port);
            browser.webappLogin(ADMIN, PASSWORD, "tasklist");

            var answer = browser.postJson("/camunda/api/engine/engine/default/task/" + task.getId() + "/" + action, "{}");

            assertThat(answer.statusCode()).isIn(400, 403);
            assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
        } finally {
            tasks.deleteTask(task.getId(), true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "signal", "condition", "process-instance/message-async", "execution/1/signal"})
    void noMessageOrSignalIsSentFromThere(String call) {
        var browser = new Browser(port);
        browser.webappLogin(ADMIN, PASSWORD, "tasklist");

        assertThat(browser.postJson("/camunda/api/engine/engine/default/" + call, "{\"messageName\":\"x\"}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/Setup/default/user/create",
        "/camunda/api/admin/setup;x/default/user/create", "/camunda/api/admin/%73etup/default/user/create"})
    void nobodyMakesHimselfAnAdministratorEvenWhileThereIsNone(String path) {
        identity.deleteMembership(ADMIN, "camunda-admin");
        try {
            var browser = new Browser(port);
            browser.get("/camunda/app/admin/default/");
            var answer = browser.postJson(path, "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\","
                + "\"email\":\"m@example.org\"},\"credentials\":{\"password\":\"" + PASSWORD + "\"}}");

            assertThat(answer.statusCode()).isIn(400, 403, 404);
            assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
        } finally {
            identity.createMembership(ADMIN, "camunda-admin");
        }
    }
}
