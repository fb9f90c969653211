package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner sees in a browser what a move does to running projects, chooses one and moves it; operations only look. */
class MoveBrowserTest extends JourneyTest {

    private static final String DEPLOYMENT = "moved to in the browser";
    private static final Path PICTURES = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    @Autowired private RepositoryService repositoryService;

    private Page page;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
            .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(program.isPresent(), "No Chromium or Chrome is on the PATH");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program.get()).setHeadless(true)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void takeTheDeploymentsBack() {
        page.context().close();
        repositoryService.createDeploymentQuery().deploymentName(DEPLOYMENT).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    private void logIn(String user) {
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 1000).setLocale("en-GB")).newPage();
        page.navigate(url("/login"));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
    }

    /** The preparation once more, without the element on which a project stands, or with another length of a reminder. */
    private void deploy(String process, java.util.function.Consumer<BpmnModelInstance> change) {
        var latest = repositoryService.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
        BpmnModelInstance diagram = repositoryService.getBpmnModelInstance(latest.getId()).clone();
        change.accept(diagram);
        // a process owner could not deploy without an element on which something stands; a release can
        repositoryService.createDeployment().name(DEPLOYMENT).source("bundled with Handover").addModelInstance(process + ".bpmn", diagram).deploy();
    }

    private static boolean isIn(CamundaProperty property, FlowNode element) {
        return property.getParentElement().getParentElement().getParentElement().equals(element);
    }

    private Locator row(String project) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHasText(project));
    }

    @Test
    void aProcessOwnerChoosesAProjectAndMovesIt() {
        desk.start("implementation-project", customer.order());
        answer("stakeholders", Map.of());
        String first = customer.project();
        customer = customer(true, null, List.of());
        desk.start("implementation-project", customer.order());
        String stays = customer.project();
        deploy("preparation", diagram -> {
            FlowNode reminder = diagram.getModelElementById("event_preInstallReminderDue");
            reminder.setName("5 days without an answer");
            reminder.getChildElementsByType(TimerEventDefinition.class).forEach(timer -> timer.getTimeDuration().setTextContent("P5D"));
            // the template's field, where it has one, says the same
            diagram.getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals("days") && isIn(property, reminder))
                .forEach(property -> property.setCamundaValue("5"));
            FlowNode stakeholders = diagram.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.UserTask.class).stream()
                .filter(task -> "stakeholders".equals(task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef")))
                .findFirst().orElseThrow();
            stakeholders.setId(stakeholders.getId() + "Anew");
        });

        logIn(OWNER);
        page.navigate(url("/models/projects"));
        assertThat(row(first)).containsText("“5 days without an answer” was to come on");
        assertThat(row(stays)).containsText("which is not in version");
        assertThat(row(stays).getByRole(AriaRole.CHECKBOX)).hasCount(0);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("running-projects.png")).setFullPage(true));
        row(first).getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move the chosen projects")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("done: 1 of 1 moved");
        assertThat(row(first)).containsText(Pattern.compile("preparation \\d+ → \\d+"));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("move-of-projects.png")).setFullPage(true));

        page.navigate(url("/models/projects"));
        assertThat(row(first)).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move all that are behind")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("done: 0 of 1 moved, 1 stayed as they were");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move again what is left"))).isVisible();
    }

    @Test
    void theContractDatesThatChangeAreShownAndTheOthersFolded() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        deploy("completion", diagram -> {
            FlowNode silence = diagram.getModelElementById("event_silenceIsAcceptance");
            silence.setName("30 days after go-live");
            diagram.getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals("days") && isIn(property, silence))
                .forEach(property -> property.setCamundaValue("30"));
        });

        logIn(OWNER);
        page.navigate(url("/models/projects"));
        assertThat(row(customer.project())).containsText("deemed acceptance: 16 Oct 2026 → 25 Oct 2026");
        Locator folded = row(customer.project()).locator("details");
        assertThat(folded.getByText(Pattern.compile("^\\d+ dates stay$"))).isVisible();
        assertThat(folded.getByText("end of warranty")).isHidden();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("running-projects-dates.png")).setFullPage(true));
        folded.locator("summary").click();
        assertThat(folded.getByText("end of warranty")).isVisible();
        page.setViewportSize(420, 900);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("running-projects-narrow.png")).setFullPage(true));
    }

    @Test
    void operationsLookAndMoveNothing() {
        desk.start("implementation-project", customer.order());
        logIn(OPERATOR);
        page.navigate(url("/models/projects?show=all"));
        assertThat(row(customer.project())).containsText("Prepare the customer");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move the chosen projects"))).hasCount(0);
    }
}
