package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists on the left of Tasklist, as people click them. */
class TaskListsBrowserTest extends BesideThePhases {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Autowired
    private TaskService tasks;

    private Page page;

    @BeforeEach
    void aChangeWaitsForTheCustomerAndAnotherIsAssessed() {
        page = chromium.page();
        begin("scope-change", change());
        answer("scope-assessment", Map.of());
        answer("scope-approval", Map.of());
        begin("scope-change", change());
    }

    @Test
    void aProjectManagerSeesWhatWaitsForTheCustomerAndWhatIsOverdue() {
        logIn(MANAGER);
        open("Waiting for the customer");
        assertThat(shown()).hasCount(1);
        assertThat(shown()).containsText("Record the answer");
        assertThat(shown()).containsText("Due");
        chromium.picture("tasklist-waiting-for-customer");
        open("Overdue");
        assertThat(shown()).hasCount(0);

        passTo("2026-08-11T02:00:00Z");
        open("Overdue");
        assertThat(shown()).hasCount(1);
        chromium.picture("tasklist-overdue");
        open("My team's");
        assertThat(shown()).hasCount(1);
        open("By customer");
        assertThat(shown()).hasCount(1);
    }

    @Test
    void anEngineerSeesWhatIsTheTeamsAndWhatIsMine() {
        logIn(ENGINEER);
        open("My team's");
        assertThat(shown()).hasCount(1);
        assertThat(shown()).containsText("Assess the change");
        open("Mine");
        assertThat(shown()).hasCount(0);

        tasks.claim(desk.task(customer.project(), "scope-assessment").orElseThrow().getId(), ENGINEER);
        open("My team's");
        assertThat(shown()).hasCount(0);
        open("Mine");
        assertThat(shown()).hasCount(1);
        chromium.picture("tasklist-mine");
        open("Waiting for the customer");
        assertThat(shown()).hasCount(0);
    }

    private Locator shown() {
        return page.locator("li.task").filter(new Locator.FilterOptions().setHasText(customer.project()));
    }

    /** Opens a list anew; whether it has been read is seen by its name, which is marked then. */
    private void open(String list) {
        page.navigate("about:blank");
        page.navigate(url("/camunda/app/tasklist/default/"));
        page.locator(".task-filters a, .task-filter-container a").filter(new Locator.FilterOptions().setHasText(list)).first().click();
        assertThat(page.locator("li.task-filter-container.active, .task-filters li.active, .task-filter.active")).containsText(list);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void logIn(String user) {
        page.navigate(url("/camunda/app/tasklist/default/"));
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
        assertThat(page.locator(".navbar .account, [cam-widget-header] .account").first()).isVisible();
    }
}
