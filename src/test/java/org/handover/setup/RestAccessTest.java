package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's REST interface from outside. */
class RestAccessTest extends ApplicationTest {

    @Autowired
    private TaskService tasks;
    @Autowired
    private IdentityService identity;

    @Test
    void nobodyIsLetInWithoutAName() {
        var answer = send(HttpRequest.newBuilder(URI.create(url("/engine-rest/task?maxResults=10"))).build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(v -> assertThat(v).startsWith("Basic"));
        assertThat(answer.body()).contains("Please send a name and a password");
    }

    @Test
    void aWrongPasswordIsRefusedAndLocksTheNameForAWhile() {
        var user = identity.newUser("clumsy");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        try {
            assertThat(countTasks("clumsy", PASSWORD)).isEqualTo(200);
            assertThat(countTasks("clumsy", "wrong")).isEqualTo(401);
            assertThat(countTasks("clumsy", PASSWORD)).isEqualTo(401);
        } finally {
            identity.deleteUser("clumsy");
        }
    }

    @Test
    void anotherPersonsSessionIsOfNoUse() {
        assertThat(rest(ENGINEER, "GET", "/task?maxResults=10", null).headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theEngineKnowsWhoAsksDuringOneRequestOnly() {
        var task = taskOf("engineers");
        try {
            assertThat(rest(ENGINEER, "GET", "/task/" + task, null).statusCode()).isEqualTo(200);
            assertThat(rest(FINANCE, "GET", "/task/" + task, null).statusCode()).isIn(403, 404);
            assertThat(rest(FINANCE, "GET", "/task/count", null).body()).isEqualTo("{\"count\":0}");
            assertThat(rest(ENGINEER, "GET", "/task/count", null).body()).isNotEqualTo("{\"count\":0}");
        } finally {
            tasks.deleteTask(task, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "delegate", "complete", "bpmnError", "bpmnEscalation"})
    void aTaskCannotBeAnsweredAroundItsForm(String action) {
        var task = taskOf("engineers");
        try {
            for (var user : List.of(ENGINEER, ADMIN)) {
                var answer = rest(user, "POST", "/task/" + task + "/" + action, "{}");

                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("submitting its form");
            }
        } finally {
            tasks.deleteTask(task, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/task/%s/resolve/", "/task/%s//resolve", "//task/%s/resolve", "/task/%s/Resolve", "/TASK/%s/resolve", "/task/%s/resolve;x=1",
        "/task;x=1/%s/resolve", "/task/%s/%%72esolve", "/task/%s%%2Fresolve", "/task/%s/x/../resolve", "/task/%s/./resolve",
        "/engine/default/task/%s/resolve", "/engine/default/task/%s/resolve/", "/engine/default//task/%s/resolve",
        "/x/../task/%s/resolve", "/task/%s/resolve%%20", "/task/%s/%%252e%%252e/resolve", "/task/%s/resolve?x=/task", "/task/%s/resolve%%00"
    })
    void noSpellingOfTheAddressGetsAroundThat(String path) {
        var task = taskOf("engineers");
        try {
            var address = "/engine-rest" + path.formatted(task);
            var answer = RawHttp.post(port, address, basic(ADMIN, PASSWORD), "application/json", "{}");

            assertThat(answer).isIn(400, 403, 404, 405);
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getDelegationState()).isEqualTo(null);
            assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
        } finally {
            tasks.deleteTask(task, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/message", "/signal", "/condition", "/process-instance/message-async", "/engine/default/message",
        "/execution/1/signal", "/execution/1/messageSubscriptions/x/trigger"})
    void onlyAdministratorsSendMessagesAndSignals(String path) {
        for (var user : List.of(MANAGER, ENGINEER, OWNER, OPERATOR)) {
            assertThat(rest(user, "POST", path, "{\"messageName\":\"Project cancelled\"}").statusCode()).isEqualTo(403);
        }
        assertThat(rest(ADMIN, "POST", path, "{\"messageName\":\"Project cancelled\"}").statusCode()).isNotEqualTo(403);
    }

    @Test
    void aPageOfAnotherSiteCannotUseARememberedPassword() {
        var request = HttpRequest.newBuilder(URI.create(url("/engine-rest/task/count")))
            .header("Authorization", basic(ENGINEER, PASSWORD)).header("Sec-Fetch-Site", "cross-site").build();

        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    private int countTasks(String user, String password) {
        return send(HttpRequest.newBuilder(URI.create(url("/engine-rest/task/count")))
            .header("Authorization", basic(user, password)).build()).statusCode();
    }

    private String taskOf(String group) {
        var task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        return task.getId();
    }
}
