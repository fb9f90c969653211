package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.camunda.bpm.engine.RepositoryService;
import org.handover.models.BundledModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes a term in a diagram and deploys it over REST, as Camunda Modeler does. */
class OwnerJourneyTest extends JourneyTest {

    @Autowired private RepositoryService repositoryService;
    @Autowired private BundledModels bundledModels;

    @AfterEach
    void takeTheDeploymentBack() {
        repositoryService.createDeploymentQuery().deploymentName("thirty days").list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @Tag("DEP-23")
    void thirtyDaysOnOneTimerHoldForNewProjects() throws IOException {
        assertThat(deploy(OWNER, withThirtyDays()).statusCode()).isEqualTo(200);

        takeLiveAt("2026-09-25T07:00:00Z");
        passTo("2026-10-05T02:00:00Z");
        assertThat(date("deemed acceptance").dueDate()).isEqualTo(LocalDate.of(2026, 10, 25));
        assertThat(sent("completion-form").get(0).bodyText()).contains("25 October 2026");
        assertThat(date("end of warranty").dueDate()).as("the warranty has a timer of its own").isEqualTo(LocalDate.of(2026, 10, 16));
        passTo("2026-10-25T12:59:00Z");
        assertThat(end("completion")).isNull();
        passTo("2026-10-25T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
    }

    @Test
    void aRestartKeepsWhatTheOwnerDeployed() throws IOException {
        deploy(OWNER, withThirtyDays());
        int version = latestVersion();
        bundledModels.run(null);
        assertThat(latestVersion()).isEqualTo(version);
    }

    @Test
    void aRestartDeploysNothingAnew() throws IOException {
        int version = latestVersion();
        bundledModels.run(null);
        assertThat(latestVersion()).isEqualTo(version);
    }

    @Test
    void onlyProcessOwnersDeploy() throws IOException {
        int version = latestVersion();
        assertThat(deploy(MANAGER, withThirtyDays()).statusCode()).isEqualTo(403);
        assertThat(latestVersion()).isEqualTo(version);
    }

    private static String withThirtyDays() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/completion.bpmn"));
        assertThat(diagram).containsOnlyOnce("name=\"days\" value=\"21\"").containsOnlyOnce("name=\"21 days after go-live\"");
        return diagram.replace("name=\"days\" value=\"21\"", "name=\"days\" value=\"30\"")
            .replace("name=\"21 days after go-live\"", "name=\"30 days after go-live\"");
    }

    private int latestVersion() {
        return repositoryService.createProcessDefinitionQuery().processDefinitionKey("completion").latestVersion().singleResult().getVersion();
    }

    private HttpResponse<String> deploy(String user, String diagram) {
        String boundary = "part-of-a-deployment";
        String body = part(boundary, "name=\"deployment-name\"", "thirty days")
            + part(boundary, "name=\"completion.bpmn\"; filename=\"completion.bpmn\"", diagram) + "--" + boundary + "--\r\n";
        return send(HttpRequest.newBuilder(URI.create(url("/engine-rest/deployment/create")))
            .header("Authorization", basic(user, PASSWORD)).header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body)).build());
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
