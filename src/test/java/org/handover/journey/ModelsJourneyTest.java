package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.handover.models.BundledModels;
import org.handover.models.DeployedModels;
import org.handover.models.DeployedModels.InForce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deploying over REST as the Modeler does: what is let in, what is kept of it, and what is refused without a trace. */
class ModelsJourneyTest extends JourneyTest {

    private static final List<String> TABLES = List.of("act_re_deployment", "act_re_procdef", "act_re_decision_def", "act_re_camformdef",
        "act_ge_bytearray", "model_deployment", "model_as_bundled", "model_warning");

    @Autowired private RepositoryService repositoryService;
    @Autowired private BundledModels bundledModels;
    @Autowired private DeployedModels deployed;
    @Autowired private JdbcClient jdbc;
    @Autowired private ObjectMapper json;

    private List<String> deployments;

    @BeforeEach
    void rememberWhatIsDeployed() {
        deployments = repositoryService.createDeploymentQuery().list().stream().map(Deployment::getId).toList();
    }

    @AfterEach
    void takeDeploymentsBack() {
        repositoryService.createDeploymentQuery().list().stream().map(Deployment::getId).filter(id -> !deployments.contains(id))
            .forEach(id -> repositoryService.deleteDeployment(id, true));
    }

    @Test
    void whoDeployedAVersionAndFromWhereIsKept() throws IOException {
        int before = completion().version();
        assertThat(completion().deployedBy()).isNull();

        assertThat(deploy(OWNER, modeler("completion").file("completion.bpmn", edited())).statusCode()).isEqualTo(200);

        assertThat(completion().version()).isEqualTo(before + 1);
        assertThat(completion().deployedBy()).isEqualTo(OWNER);
        assertThat(completion().source()).isEqualTo("Camunda Modeler");
        assertThat(completion().deployedAt()).isEqualTo(clock.instant());
        assertThat(completion().file().content()).isEqualTo(edited().getBytes(StandardCharsets.UTF_8));
        bundledModels.run(null);
        assertThat(completion().deployedBy()).as("after a restart").isEqualTo(OWNER);
    }

    @Test
    void aRejectedDeploymentSaysEverythingAndLeavesNothing() throws Exception {
        List<Long> before = rows();
        HttpResponse<String> refused = deploy(OWNER, modeler("broken").file("completion.bpmn", edited())
            .file("warranty.bpmn", "This is no diagram.").file("stakeholders.form", "{").file("readme.txt", "Read me."));

        assertThat(refused.statusCode()).isEqualTo(400);
        String message = json.readTree(refused.body()).path("message").asText();
        assertThat(message.lines().toList()).hasSize(4).anyMatch(line -> line.startsWith("warranty.bpmn: "))
            .anyMatch(line -> line.startsWith("stakeholders.form: ")).anyMatch(line -> line.startsWith("readme.txt: "));
        assertThat(message).startsWith("Nothing was deployed. 3 things are wrong:");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void onlyProcessOwnersAndAdministratorsDeployWhicheverWay() throws IOException {
        List<Long> before = rows();
        for (String person : List.of(MANAGER, ENGINEER, SUPPORTER, OPERATOR)) {
            assertThat(deploy(person, modeler("mine").file("completion.bpmn", edited())).statusCode()).as(person).isEqualTo(403);
            assertThat(check(person, new Multipart().file("completion.bpmn", edited())).statusCode()).as(person).isEqualTo(403);
            assertThat(rest(person, "POST", "/deployment/" + completion().deploymentId() + "/redeploy", "{}").statusCode()).as(person)
                .isIn(403, 404);
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(deploy(ADMIN, modeler("mine").file("completion.bpmn", edited())).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyDeploysInTheNameOfTheReleaseOrForATenant() throws IOException {
        List<Long> before = rows();
        Multipart asRelease = new Multipart().field("deployment-name", "Handover").field("deployment-source", "bundled with Handover")
            .file("completion.bpmn", edited());
        assertThat(deploy(OWNER, asRelease).body()).contains("is for what a release brings");
        assertThat(rest(OWNER, "POST", "/deployment/" + completion().deploymentId() + "/redeploy", "{\"source\":\"bundled with Handover\"}")
            .statusCode()).isEqualTo(400);
        assertThat(deploy(OWNER, modeler("mine").field("tenant-id", "acme").file("completion.bpmn", edited())).body())
            .contains("There are no tenants here");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theSameAgainIsNoNewVersionUnlessSomethingElseIsInForceByNow() throws IOException {
        deploy(OWNER, modeler("completion").file("completion.bpmn", edited()));
        int version = completion().version();
        assertThat(deploy(OWNER, modeler("completion").file("completion.bpmn", edited())).statusCode()).isEqualTo(200);
        assertThat(completion().version()).isEqualTo(version);

        deploy(ADMIN, new Multipart().field("deployment-name", "back").field("deployment-source", "curl").file("completion.bpmn", bundled()));
        deploy(OWNER, modeler("completion").file("completion.bpmn", edited()));
        assertThat(completion().version()).isEqualTo(version + 2);
        assertThat(new String(completion().file().content(), StandardCharsets.UTF_8)).isEqualTo(edited());
    }

    @Test
    void onlyWhatChangedIsDeployedWhenThatIsAsked() throws IOException {
        deploy(OWNER, changedOnly().file("completion.bpmn", edited()).file("warranty.bpmn", read("warranty")));
        int warranty = deployed.find("warranty.bpmn").orElseThrow().version();
        deploy(OWNER, changedOnly().file("completion.bpmn", edited().replace("Complete the project", "Complete a project"))
            .file("warranty.bpmn", read("warranty")));
        assertThat(deployed.find("warranty.bpmn").orElseThrow().version()).isEqualTo(warranty);
        assertThat(completion().title()).isEqualTo("Complete a project ");
    }

    @Test
    void warningsDoNotRejectAndAreKeptWithTheDeployment() throws IOException {
        String unlabelled = bundled().replace("name=\"Prepare Completion form\" ", "");
        assertThat(unlabelled).isNotEqualTo(bundled());
        assertThat(deploy(OWNER, modeler("unlabelled").file("completion.bpmn", unlabelled)).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select element from model_warning where deployment_id = :deployment").param("deployment",
            completion().deploymentId()).query(String.class).list()).contains("serviceTask_prepareCompletionForm");
    }

    /** Where they stand in any version of it. */
    @Test
    void anElementOnWhichAProjectStandsCannotBeTakenAway() throws IOException {
        takeLiveAt(LIVE);
        String without = bundled().replace("event_completionFormDue", "event_formDue");
        HttpResponse<String> refused = deploy(OWNER, modeler("renamed").file("completion.bpmn", without));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("event_completionFormDue");
    }

    @Test
    void theDryRunSaysTheSameAndChangesNothing() throws Exception {
        List<Long> before = rows();
        JsonNode fine = json.readTree(check(OWNER, new Multipart().file("completion.bpmn", bundled())).body());
        assertThat(fine.path("ok").asBoolean()).isTrue();
        assertThat(fine.path("errors")).isEmpty();

        HttpResponse<String> answer = check(OWNER, new Multipart().file("warranty.bpmn", "This is no diagram."));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode broken = json.readTree(answer.body());
        assertThat(broken.path("ok").asBoolean()).isFalse();
        assertThat(broken.path("errors").get(0).path("file").asText()).isEqualTo("warranty.bpmn");
        assertThat(broken.path("errors").get(0).path("line").asText()).startsWith("warranty.bpmn: ").contains(broken.path("errors").get(0)
            .path("text").asText());
        assertThat(rows()).isEqualTo(before);
    }

    private InForce completion() {
        return deployed.find("completion.bpmn").orElseThrow();
    }

    private List<Long> rows() {
        return TABLES.stream().map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).toList();
    }

    private static String bundled() throws IOException {
        return read("completion");
    }

    /** A sensible edit: another name. */
    private static String edited() throws IOException {
        String diagram = bundled().replace("name=\"Complete the project\"", "name=\"Complete the project \"");
        assertThat(diagram).isNotEqualTo(bundled());
        return diagram;
    }

    private static String read(String process) throws IOException {
        return Files.readString(Path.of("bpmn", process + ".bpmn"));
    }

    /** The fields that the Modeler sends. */
    private static Multipart modeler(String name) {
        return new Multipart().field("deployment-name", name).field("deployment-source", "Camunda Modeler")
            .field("enable-duplicate-filtering", "true");
    }

    private static Multipart changedOnly() {
        return modeler("all").field("deploy-changed-only", "true");
    }

    private HttpResponse<String> deploy(String user, Multipart body) {
        return send(body.post(HttpRequest.newBuilder(URI.create(url("/engine-rest/deployment/create"))))
            .header("Authorization", basic(user, PASSWORD)).build());
    }

    private HttpResponse<String> check(String user, Multipart body) {
        return send(body.post(HttpRequest.newBuilder(URI.create(url("/api/models/check"))))
            .header("Authorization", basic(user, PASSWORD)).build());
    }
}
