package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.handover.models.DeployedModels;
import org.handover.models.ModelFile;
import org.handover.models.ModelFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on models as a process owner uses them. Pictures of it go to {@code target/screenshots}. */
class ModelsBrowserTest extends ApplicationTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Autowired private RepositoryService repositoryService;
    @Autowired private DeployedModels deployed;

    private Page page;
    private List<String> deployments;

    @BeforeEach
    void openPage() {
        page = chromium.page();
        deployments = repositoryService.createDeploymentQuery().list().stream().map(Deployment::getId).toList();
    }

    @AfterEach
    void takeTheDeploymentsBack() {
        if (deployments != null) {
            repositoryService.createDeploymentQuery().list().stream().map(Deployment::getId).filter(id -> !deployments.contains(id))
                .forEach(id -> repositoryService.deleteDeployment(id, true));
        }
    }

    @Test
    void anOwnerDropsFilesReadsWhatIsWrongMendsItAndDeploys() throws IOException {
        logIn(OWNER);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Models").setExact(true)).click();
        assertThat(row("completion.bpmn")).containsText("as released");
        assertThat(row("completion.bpmn")).containsText("the release");
        chromium.picture("models");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Check and deploy"))).click();
        choose(file("completion.bpmn", edited().substring(0, 3000)));
        press("Check, and deploy if nothing is wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("1 thing to put right");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("is not proper XML");
        chromium.picture("models-check-errors");

        choose(file("completion.bpmn", edited()));
        press("Check");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("A deployment would be accepted");
        assertThat(deployed.find("completion.bpmn").orElseThrow().deployedBy()).as("checking changes nothing").isNull();
        assertThat(page.locator("main")).containsText("has no label");
        chromium.picture("models-check-clean");

        choose(file("completion.bpmn", edited()));
        press("Check, and deploy if nothing is wrong");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Deployed");
        assertThat(deployed.find("completion.bpmn").orElseThrow().deployedBy()).isEqualTo(OWNER);

        page.navigate(url("/models"));
        assertThat(row("completion.bpmn")).containsText("changed");
        assertThat(row("completion.bpmn")).containsText("page Models");
        row("completion.bpmn").getByRole(AriaRole.LINK).click();
        assertThat(page.locator("main")).containsText("Process “Finish the project” (completion): was called “Complete the project”");
        assertThat(page.locator("main")).containsText("What the check warned of when it was deployed");
        chromium.picture("model");
    }

    @Test
    void everythingIsDownloadedByteForByte() throws IOException {
        logIn(OWNER);
        page.navigate(url("/models"));
        Download download = page.waitForDownload(() ->
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Download all"))).click());
        Map<String, byte[]> zipped = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(download.path())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zipped.put(entry.getName(), zip.readAllBytes());
            }
        }
        List<ModelFile> inForce = deployed.files();
        assertThat(zipped).hasSameSizeAs(inForce);
        assertThat(inForce).allSatisfy(file -> assertThat(zipped.get(ModelFolders.place(file).orElseThrow())).isEqualTo(file.content()));
        assertThat(zipped.get("bpmn/completion.bpmn")).isEqualTo(Files.readAllBytes(Path.of("bpmn/completion.bpmn")));
        assertThat(zipped.get("forms/activation.form")).isEqualTo(Files.readAllBytes(Path.of("forms/activation.form")));
    }

    @Test
    void operationsLookButDoNotDeployAndOthersSeeNothing() {
        logIn(OPERATOR);
        page.navigate(url("/models"));
        assertThat(row("completion.bpmn")).isVisible();
        page.navigate(url("/models/check"));
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check"))).hasCount(0);
        page.context().clearCookies();
        logIn(MANAGER);
        assertThat(page.locator("header")).not().containsText("Models");
        assertThat(page.navigate(url("/models")).status()).isEqualTo(403);
    }

    @Test
    void onAPhoneEachModelIsACardOfItsOwn() {
        logIn(OWNER);
        page.setViewportSize(390, 844);
        page.navigate(url("/models"));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        chromium.picture("models-phone");
        page.navigate(url("/models/check"));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        chromium.picture("models-check-phone");
    }

    @Test
    void aModelThatIsNotThereIsNotFound() {
        logIn(OWNER);
        assertThat(page.navigate(url("/models/nothing.bpmn")).status()).isEqualTo(404);
    }

    private static String edited() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/completion.bpmn"));
        return diagram.replace("name=\"Complete the project\"", "name=\"Finish the project\"").replace("name=\"Prepare Completion form\" ", "");
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    private void choose(FilePayload... files) {
        page.getByLabel("Diagrams, tables and forms that belong together").setInputFiles(files);
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private Locator row(String file) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHas(page.getByText(file, new Page.GetByTextOptions().setExact(true))));
    }

    private void logIn(String user) {
        page.navigate(url("/login"));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(PASSWORD);
        press("Log in");
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Good to see you");
    }
}
