package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each role may do in the engine, over HTTP. */
class StaffRightsTest extends ApplicationTest {

    private static final List<String> EVERYBODY =
        List.of(MANAGER, ENGINEER, TRAINER, SUPPORTER, FINANCE, OWNER, OPERATOR);

    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private IdentityService identity;
    @Autowired
    private AuthorizationService authorizations;
    @Autowired
    private FilterService filters;
    @Autowired
    private AccessAtStart access;

    /** What a release brings is not refused, so that a test may bring a diagram of its own. */
    private static final String RELEASE = "bundled with Handover";

    private String deployment;
    private String instance;

    @BeforeEach
    void aRunningProjectWithATaskForEngineersAndAJob() {
        deployment = repository.createDeployment().source(RELEASE).addModelInstance("rights.bpmn", model("rights")).deploy().getId();
        instance = runtime.startProcessInstanceByKey("rights").getId();
    }

    @AfterEach
    void clearUp() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void onlyProcessOwnersAndAdministratorsDeploy() {
        for (var person : EVERYBODY) {
            var answer = deploy(person, Path.of("bpmn/change-contact-address.bpmn"));
            if (person.equals(OWNER)) {
                assertThat(answer.statusCode()).isEqualTo(200);
                var id = answer.body().replaceAll("(?s).*\"id\":\"([^\"]+)\",\"name\":\"by test\".*", "$1");
                assertThat(rest(OWNER, "DELETE", "/deployment/" + id + "?cascade=true", null).statusCode()).isEqualTo(403);
                repository.deleteDeployment(id, true);
            } else {
                assertThat(answer.statusCode()).as(person).isEqualTo(403);
            }
        }
    }

    @Test
    void aTaskIsSeenByItsGroupAlone() {
        for (var person : EVERYBODY) {
            var seen = rest(person, "GET", "/task/count?processInstanceId=" + instance, null).body();
            assertThat(seen).as(person).isEqualTo(person.equals(ENGINEER) ? "{\"count\":1}" : "{\"count\":0}");
        }
    }

    @Test
    void operationsSeeProjectsAndRetryJobsAndNothingMore() {
        var job = management.createJobQuery().processInstanceId(instance).singleResult().getId();
        var task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();

        assertThat(rest(OPERATOR, "GET", "/process-instance/" + instance, null).statusCode()).isEqualTo(200);
        assertThat(rest(OPERATOR, "PUT", "/job/" + job + "/retries", "{\"retries\":2}").statusCode()).isEqualTo(204);
        assertThat(rest(OPERATOR, "PUT", "/job/" + job + "/duedate", "{\"duedate\":null}").statusCode()).isEqualTo(403);
        assertThat(rest(OPERATOR, "POST", "/job/" + job + "/execute", "{}").statusCode()).isEqualTo(403);
        assertThat(rest(OPERATOR, "POST", "/task/" + task + "/submit-form", "{}").statusCode()).isBetween(400, 499);
        assertThat(rest(OPERATOR, "POST", "/task/" + task + "/claim", "{\"userId\":\"operator\"}").statusCode()).isEqualTo(403);
        assertThat(setsVariable(OPERATOR)).isEqualTo(403);
        assertThat(rest(OPERATOR, "POST", "/process-instance/" + instance + "/modification",
            "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"work\"}]}").statusCode()).isEqualTo(403);
        assertThat(rest(OPERATOR, "DELETE", "/process-instance/" + instance, null).statusCode()).isEqualTo(403);
        assertThat(rest(ENGINEER, "PUT", "/job/" + job + "/retries", "{\"retries\":3}").statusCode()).isEqualTo(403);
        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries()).isEqualTo(2);
    }

    @Test
    void nobodySetsVariablesOutsideAForm() {
        var task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
        for (var person : EVERYBODY) {
            assertThat(setsVariable(person)).as(person).isEqualTo(403);
            assertThat(rest(person, "PUT", "/task/" + task + "/variables/goLiveDate", "{\"value\":\"2020-01-01\"}").statusCode())
                .as(person).isEqualTo(403);
            assertThat(rest(person, "PUT", "/task/" + task + "/localVariables/goLiveDate", "{\"value\":\"x\"}").statusCode())
                .as(person).isEqualTo(403);
        }
        assertThat(runtime.getVariable(instance, "goLiveDate")).isNull();
    }

    @Test
    void nobodyButAnAdministratorReachesPeopleAndRights() {
        for (var person : EVERYBODY) {
            assertThat(rest(person, "POST", "/user/create",
                "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"" + PASSWORD + "\"}}").statusCode()).isEqualTo(403);
            assertThat(rest(person, "PUT", "/group/camunda-admin/members/" + person, null).statusCode()).isEqualTo(403);
            assertThat(rest(person, "POST", "/authorization/create",
                "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"" + person + "\",\"resourceType\":8,\"resourceId\":\"*\"}")
                .statusCode()).isEqualTo(403);
        }
        assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
    }

    @Test
    void onlyProjectManagersStartAProjectAndSupportMayRaiseAWarrantyItem() {
        var project = probe("implementation-project");
        var item = probe("raise-warranty-item");
        try {
            for (var person : EVERYBODY) {
                var manages = person.equals(MANAGER);
                assertThat(start(person, "implementation-project")).as(person).isEqualTo(manages ? 200 : 403);
                assertThat(start(person, "raise-warranty-item")).as(person)
                    .isEqualTo(manages || person.equals(SUPPORTER) ? 200 : 403);
                assertThat(start(person, "rights")).as(person).isEqualTo(403);
            }
        } finally {
            repository.deleteDeployment(project, true);
            repository.deleteDeployment(item, true);
        }
    }

    @Test
    void everybodyHasTheListsOfHisGroupAndNoOthers() {
        assertThat(rest(ENGINEER, "GET", "/filter?resourceType=Task&maxResults=50", null).body())
            .contains("All tasks I may see", "\"Engineers\"", "\"Mine\"", "\"My team's\"", "\"Overdue\"", "\"Waiting for the customer\"",
                "\"By customer\"").doesNotContain("\"Finance\"", "\"Operations\"");
        assertThat(rest(OPERATOR, "GET", "/filter?resourceType=Task&maxResults=50", null).body())
            .contains("\"Mine\"").doesNotContain("\"Waiting for the customer\"", "\"By customer\"");
        var own = filters.createTaskFilterQuery().filterName("Engineers").singleResult().getId();
        assertThat(rest(ENGINEER, "GET", "/filter/" + own + "/list?maxResults=50", null).body()).contains("\"name\":\"Work\"");
        assertThat(rest(FINANCE, "GET", "/filter/" + own + "/list?maxResults=50", null).statusCode()).isEqualTo(403);
        assertThat(rest(ENGINEER, "DELETE", "/filter/" + own, null).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherStartChangesNothing() {
        var before = List.of(identity.createGroupQuery().count(), authorizations.createAuthorizationQuery().count(),
            filters.createFilterQuery().count(), identity.createUserQuery().count());

        access.afterSingletonsInstantiated();

        assertThat(List.of(identity.createGroupQuery().count(), authorizations.createAuthorizationQuery().count(),
            filters.createFilterQuery().count(), identity.createUserQuery().count())).isEqualTo(before);
    }

    private int setsVariable(String person) {
        return rest(person, "PUT", "/process-instance/" + instance + "/variables/goLiveDate", "{\"value\":\"2020-01-01\"}").statusCode();
    }

    /** Stands in for the product's diagram, so that the right to start is tried and nothing else. */
    private String probe(String key) {
        return repository.createDeployment().source(RELEASE).addModelInstance(key + ".bpmn", model(key)).deploy().getId();
    }

    private int start(String person, String key) {
        return rest(person, "POST", "/process-definition/key/" + key + "/start", "{}").statusCode();
    }

    private HttpResponse<String> deploy(String person, Path diagram) {
        var body = "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nby test\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"data\"; filename=\"" + diagram.getFileName() + "\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n" + read(diagram) + "\r\n--b--\r\n";
        return send(HttpRequest.newBuilder(URI.create(url("/engine-rest/deployment/create")))
            .header("Authorization", basic(person, PASSWORD)).header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(body)).build());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BpmnModelInstance model(String key) {
        return Bpmn.createExecutableProcess(key).camundaHistoryTimeToLiveString("P1D").startEvent().parallelGateway("both")
            .userTask("work").name("Work").camundaCandidateGroups("engineers").endEvent()
            .moveToNode("both").intermediateCatchEvent().timerWithDuration("P1D").endEvent().done();
    }
}
