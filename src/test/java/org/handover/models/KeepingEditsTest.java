package org.handover.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.handover.journey.ApplicationTest;
import org.handover.journey.Multipart;
import org.handover.models.DeployedModels.InForce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Restarts and releases on a database in which owners have deployed. A release here is a set of bundled files. */
@ExtendWith(OutputCaptureExtension.class)
class KeepingEditsTest extends ApplicationTest {

    @Autowired private RepositoryService repository;
    @Autowired private DeployedModels deployed;
    @Autowired private DeploymentRecords records;
    @Autowired private DeploymentCheck check;
    @Autowired private JdbcClient jdbc;

    private List<String> deployments;

    @BeforeEach
    void rememberWhatIsDeployed() {
        deployments = repository.createDeploymentQuery().list().stream().map(Deployment::getId).toList();
    }

    @AfterEach
    void takeDeploymentsBack() {
        repository.createDeploymentQuery().list().stream().map(Deployment::getId).filter(id -> !deployments.contains(id))
            .forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void aReleaseBringsWhatItChangedAndLeavesTheRest() throws IOException {
        int completion = inForce("completion.bpmn").version();
        int warranty = inForce("warranty.bpmn").version();
        release(Map.of("completion.bpmn", named("completion", "by release 2")));
        assertThat(inForce("completion.bpmn").version()).isEqualTo(completion + 1);
        assertThat(inForce("completion.bpmn").source()).isEqualTo("bundled with Handover");
        assertThat(inForce("warranty.bpmn").version()).isEqualTo(warranty);
    }

    @Test
    void aReleaseLeavesWhatAnOwnerEditedAndTheLogSaysWhose(CapturedOutput log) throws IOException {
        deploy(Map.of("completion.bpmn", named("completion", "by the owner")));
        int version = inForce("completion.bpmn").version();
        release(Map.of("completion.bpmn", named("completion", "by release 2")));
        assertThat(inForce("completion.bpmn").version()).isEqualTo(version);
        assertThat(inForce("completion.bpmn").title()).isEqualTo("by the owner");
        assertThat(log).contains("Kept what process owners deployed, different from this release: completion.bpmn, version " + version,
            "by owner from “Camunda Modeler”");
    }

    /** The Modeler deploys the open diagram with each form that is attached, changed or not. */
    @Test
    void aDiagramThatWasOnlyDeployedAlongWithAFormIsNotTheOwners() throws IOException {
        deploy(Map.of("completion.bpmn", read("bpmn/completion.bpmn"), "completion-form.form",
            read("forms/completion-form.form").replace("\"schemaVersion\"", "\"exporterNote\": \"mine\", \"schemaVersion\"")));
        assertThat(inForce("completion.bpmn").deployedBy()).isEqualTo(OWNER);
        release(Map.of("completion.bpmn", named("completion", "by release 2"), "completion-form.form",
            read("forms/completion-form.form").replace("\"schemaVersion\"", "\"exporterNote\": \"theirs\", \"schemaVersion\"")));
        assertThat(inForce("completion.bpmn").title()).isEqualTo("by release 2");
        assertThat(text("completion-form.form")).contains("mine");
    }

    /** Whoever goes back to the release's file gets later releases again, also where the file was deployed before its release. */
    @Test
    void anOwnersFileThatIsTheOneOfTheReleaseIsTheReleases() throws IOException {
        deploy(Map.of("completion.bpmn", named("completion", "by release 2")));
        release(Map.of("completion.bpmn", named("completion", "by release 2")));
        release(Map.of("completion.bpmn", named("completion", "by release 3")));
        assertThat(inForce("completion.bpmn").title()).isEqualTo("by release 3");
    }

    /** An older bundled file that is put back on purpose is an owner's choice. */
    @Test
    void goingBackToAnEarlierReleasesFileIsAnEdit() throws IOException {
        String first = read("bpmn/completion.bpmn");
        release(Map.of("completion.bpmn", named("completion", "by release 2")));
        deployAsThoughReleaseTwoRan(first);
        release(Map.of("completion.bpmn", named("completion", "by release 3")));
        assertThat(inForce("completion.bpmn").file().content()).isEqualTo(first.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReleaseThatDoesNotFitIsDeployedAllTheSameAndTheLogSaysSo(CapturedOutput log) throws IOException {
        release(Map.of("completion.bpmn", named("completion", "by release 2").replace("<bpmndi:BPMNDiagram",
            "<bpmn:process id=\"second\" isExecutable=\"false\" /><bpmndi:BPMNDiagram")));
        assertThat(inForce("completion.bpmn").title()).isEqualTo("by release 2");
        assertThat(log).contains("This release does not fit to what is deployed here: completion.bpmn: holds 2 processes");
    }

    /** As though an earlier release had offered the step that this one does not know. */
    @Test
    void anEditThatNoLongerFitsStaysAndTheLogSaysWhatIsWrong(CapturedOutput log) throws IOException {
        repository.createDeployment().name("edit").source("bundled with Handover").addString("completion.bpmn",
            read("bpmn/completion.bpmn").replace("${prepareCompletionForm}", "${prepareTheForm}")).deploy();
        jdbc.sql("update act_re_deployment set source_ = 'Camunda Modeler' where id_ = :deployment")
            .param("deployment", inForce("completion.bpmn").deploymentId()).update();
        release(Map.of());
        assertThat(text("completion.bpmn")).contains("${prepareTheForm}");
        assertThat(log).contains("Kept, but does not fit to this release: completion.bpmn:");
    }

    /** Each read what is deployed before the other had deployed. */
    @Test
    void ofTwoNodesThatStartTogetherTheSecondNeitherStopsNorDeploysAgain() throws IOException {
        String ofTheRelease = named("completion", "by release 2");
        deploy(Map.of("completion.bpmn", ofTheRelease));
        Map<String, String> release = Map.of("completion.bpmn", ofTheRelease, "warranty.bpmn", named("warranty", "by release 2"));
        List<InForce> before = deployed.all();
        release(release);
        assertThat(records.allAsBundled()).contains(inForce("completion.bpmn").deploymentId() + " completion.bpmn");
        int warranty = inForce("warranty.bpmn").version();
        assertThat(inForce("warranty.bpmn").title()).isEqualTo("by release 2");

        DeployedModels readBefore = new DeployedModels(jdbc) {
            @Override
            public List<InForce> all() {
                return before;
            }
        };
        DeploymentRecords noneNoted = new DeploymentRecords(jdbc) {
            @Override
            Set<String> allAsBundled() {
                return Set.of();
            }
        };
        release(release, readBefore, noneNoted);
        assertThat(inForce("warranty.bpmn").version()).isEqualTo(warranty);
    }

    /** The running program knows its own release as the bundled one, so the note that it is the same is taken back. */
    private void deployAsThoughReleaseTwoRan(String diagram) {
        deploy(Map.of("completion.bpmn", diagram));
        assertThat(records.allAsBundled()).contains(inForce("completion.bpmn").deploymentId() + " completion.bpmn");
        jdbc.sql("delete from model_as_bundled where deployment_id = :deployment").param("deployment",
            inForce("completion.bpmn").deploymentId()).update();
    }

    private InForce inForce(String file) {
        return deployed.find(file).orElseThrow();
    }

    private String text(String file) {
        return new String(inForce(file).file().content(), StandardCharsets.UTF_8);
    }

    private static String named(String process, String name) throws IOException {
        String diagram = read("bpmn/" + process + ".bpmn");
        return diagram.replaceFirst("(<bpmn:process id=\"" + process + "\" name=\")[^\"]*", "$1" + name);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    /** A start of a program that brings these files, and for the rest what this one brings. */
    private void release(Map<String, String> files) {
        release(files, deployed, records);
    }

    private void release(Map<String, String> files, DeployedModels deployed, DeploymentRecords records) {
        new BundledModels(repository, new BundledFiles(new PathMatchingResourcePatternResolver() {
            @Override
            public Resource[] getResources(String pattern) throws IOException {
                Map<String, Resource> all = new TreeMap<>();
                for (Resource resource : super.getResources(pattern)) {
                    String changed = files.get(resource.getFilename());
                    all.put(resource.getFilename(), changed == null ? resource : named(resource.getFilename(), changed.getBytes(StandardCharsets.UTF_8)));
                }
                return all.values().toArray(Resource[]::new);
            }
        }), deployed, records, check).run(null);
    }

    private static Resource named(String name, byte[] content) {
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private void deploy(Map<String, String> files) {
        Multipart body = new Multipart().field("deployment-name", "edit").field("deployment-source", "Camunda Modeler");
        files.forEach(body::file);
        var answer = send(body.post(HttpRequest.newBuilder(URI.create(url("/engine-rest/deployment/create"))))
            .header("Authorization", basic(OWNER, PASSWORD)).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
