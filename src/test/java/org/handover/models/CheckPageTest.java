package org.handover.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.handover.journey.ApplicationTest;
import org.handover.models.check.Problem;
import org.handover.models.check.Problem.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/** What the page for deploying answers, and what is deployed then. */
class CheckPageTest extends ApplicationTest {

    @Autowired private RepositoryService repository;
    @Autowired private DeployedModels deployed;
    @Autowired private DeploymentRecords records;
    @Autowired private CheckPage page;

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
    void whatIsInForceAlreadyGetsNoNewVersion() throws IOException {
        int warranty = version("warranty.bpmn");
        int completion = version("completion.bpmn");
        ModelAndView answer = deploy(OWNER, file("completion.bpmn", edited()), file("warranty.bpmn", read("warranty")));
        assertThat(answer.getModel()).containsEntry("deployed", true);
        assertThat(version("completion.bpmn")).isEqualTo(completion + 1);
        assertThat(version("warranty.bpmn")).isEqualTo(warranty);
    }

    @Test
    void whereAllIsInForceAlreadyThePageSaysSo() throws IOException {
        ModelAndView answer = deploy(OWNER, file("completion.bpmn", read("completion")));
        assertThat(answer.getModel()).containsEntry("unchanged", true).containsEntry("deployed", false);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments.size());
    }

    @Test
    void theProblemsOfARefusalComeOneByOne() throws IOException {
        ModelAndView answer = deploy(OWNER, file("completion.bpmn", "no diagram"), file("warranty.bpmn", "none either"));
        assertThat(answer.getModel()).containsEntry("hasErrors", true).containsEntry("errorCount", "2 things").containsEntry("refused", null);
        assertThat((List<?>) answer.getModel().get("errors")).hasSize(2);
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        ModelAndView answer = deploy(OWNER, file("completion.bpmn", edited()), file("completion.bpmn", read("completion")));
        assertThat(answer.getModel().get("refused")).asString().contains("“completion.bpmn” is there twice");
    }

    @Test
    void whoMayNotDeployIsToldSo() throws IOException {
        ModelAndView answer = deploy(ENGINEER, file("completion.bpmn", edited()));
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getModel().get("refused")).asString().contains("no right to deploy");
    }

    @Test
    void whatTheEngineDoesNotTakeIsARefusal() throws IOException {
        ModelDeployments failing = new ModelDeployments(repository, null, deployed) {
            @Override
            java.util.Optional<String> deploy(String user, List<ModelFile> files) {
                throw new ProcessEngineException("ENGINE-1 no");
            }
        };
        ModelAndView answer = new CheckPage(null, failing, records).check(request(file("completion.bpmn", edited())), "deploy", () -> OWNER);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getModel().get("refused")).asString().startsWith("Nothing was deployed.");
    }

    @Test
    void aWarningIsKeptWhateverTheModelSays() {
        records.warn("deployment of a test", List.of(
            new Problem("a.bpmn", "e".repeat(300), "a\u0000b", "c\u0000d\ud800", Severity.WARNING)));
        Problem kept = records.warnings("deployment of a test").get(0);
        assertThat(kept.element()).hasSize(255).endsWith("…");
        assertThat(kept.label()).isEqualTo("ab");
        assertThat(kept.text()).isEqualTo("cd");
        assertThat(records.warningCounts()).containsEntry("deployment of a test a.bpmn", 1);
    }

    private ModelAndView deploy(String user, MockMultipartFile... files) {
        return page.check(request(files), "deploy", () -> user);
    }

    private static MockMultipartHttpServletRequest request(MockMultipartFile... files) {
        MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
        for (MockMultipartFile file : files) {
            request.addFile(file);
        }
        return request;
    }

    private static MockMultipartFile file(String name, String content) {
        return new MockMultipartFile("files", name, null, content.getBytes(StandardCharsets.UTF_8));
    }

    private int version(String file) {
        return deployed.find(file).orElseThrow().version();
    }

    private static String edited() throws IOException {
        return read("completion").replace("name=\"Complete the project\"", "name=\"Finish the project\"");
    }

    private static String read(String process) throws IOException {
        return Files.readString(Path.of("bpmn", process + ".bpmn"));
    }
}
