package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner sees in a browser what a move does to running projects, chooses one and moves it; operations only look. */
class MoveBrowserTest extends JourneyTest {

    private static final String DEPLOYMENT = "moved to in the browser";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Autowired private RepositoryService repositoryService;

    private Page page;

    @BeforeEach
    void openPage() {
        page = chromium.page();
    }

    @AfterEach
    void takeTheDeploymentsBack() {
        repositoryService.createDeploymentQuery().deploymentName(DEPLOYMENT).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    private void logIn(String user) {
        page.context().clearCookies();
        page.navigate(url("/login"));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
    }

    /** A phase once more, without the element on which a project stands, or with another length of a reminder. */
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
        answerUntilAsked("pre-install");
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
        });
        deploy("initiation", diagram -> {
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
        chromium.picture("running-projects");
        row(first).getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move the chosen projects")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("done: 1 of 1 moved");
        assertThat(row(first)).containsText(Pattern.compile("preparation \\d+ → \\d+"));
        chromium.picture("move-of-projects");

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
        chromium.picture("running-projects-dates");
        folded.locator("summary").click();
        assertThat(folded.getByText("end of warranty")).isVisible();
        page.setViewportSize(420, 900);
        chromium.picture("running-projects-narrow");
    }

    @Test
    void operationsLookAndMoveNothing() {
        desk.start("implementation-project", customer.order());
        logIn(OPERATOR);
        page.navigate(url("/models/projects?show=all"));
        assertThat(row(customer.project())).containsText("Decide on the project");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move the chosen projects"))).hasCount(0);
    }
}
