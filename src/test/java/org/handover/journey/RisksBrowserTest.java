package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Map;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The risk register as people keep it, in Tasklist and on the project's page. */
class RisksBrowserTest extends BesideThePhases {

    private static final String NEW = "The server hall is rebuilt in October";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Autowired
    private Risks risks;

    private Page page;

    @BeforeEach
    void aRegister() {
        page = chromium.page();
        begin("risk-review", Map.of());
    }

    @Test
    @Tag("UPG-23")
    void aProjectManagerReviewsTheRisksInTasklistAndAddsOne() {
        int known = risks.of(customer.project()).size();
        page.navigate(url("/camunda/app/tasklist/default/"));
        page.getByPlaceholder("Username").fill(MANAGER);
        page.getByPlaceholder("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
        page.locator("li.task").filter(new Locator.FilterOptions().setHasText(customer.project())).locator("h4 a").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim")).click();
        Locator form = page.locator(".fjs-form");
        assertThat(BrowserTest.fields(form, "Risk")).hasCount(known);
        assertThat(BrowserTest.fields(form, "Rating so far").first()).hasValue("high");
        BrowserTest.choose(form, "Likelihood", 0, "High");
        form.getByText("Add new").click();
        assertThat(BrowserTest.fields(form, "Risk")).hasCount(known + 1);
        BrowserTest.write(BrowserTest.fields(form, "Risk").last(), NEW);
        BrowserTest.choose(form, "Likelihood", known, "Low");
        BrowserTest.choose(form, "Impact", known, "High");
        BrowserTest.write(BrowserTest.fields(form, "Next review").last(), "01/09/2026");
        chromium.picture("tasklist-risk-review");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Complete")).click();
        assertThat(page.locator("li.task").filter(new Locator.FilterOptions().setHasText(customer.project()))).hasCount(0);
        time.advanceTo(clock.instant());

        assertThat(risks.of(customer.project())).hasSize(known + 1).last().satisfies(risk -> {
            assertThat(risk.risk()).isEqualTo(NEW);
            assertThat(risk.rating()).isEqualTo("medium");
            assertThat(risk.reviewOn()).isEqualTo(LocalDate.of(2026, 9, 1));
            assertThat(risk.state()).isEqualTo(State.OPEN);
        });
        assertThat(risks.of(customer.project())).extracting(Risk::rating).contains("critical");
        assertThat(noticesSent()).contains("risk-escalation to Ruth Evans", "risk-escalation to Miriam Okafor");
    }

    @Test
    void aProjectManagerAddsARiskAndClosesAnotherOnThePageOfTheProject() {
        page.navigate(url("/login"));
        page.getByLabel("Name").fill(MANAGER);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
        page.navigate(url("/projects/" + customer.project() + "/risks"));
        chromium.picture("risks");
        page.getByLabel("Risk", new Page.GetByLabelOptions().setExact(true)).fill(NEW);
        page.getByLabel("Likelihood").selectOption("high");
        page.getByLabel("Impact").selectOption("high");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add the risk")).click();
        assertThat(page.locator("tbody tr").first()).containsText(NEW);
        assertThat(page.locator("tbody tr").first()).containsText("critical");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NEW)).click();
        page.getByLabel("State").selectOption("closed");
        page.getByLabel("Note").fill("The works are over.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
        assertThat(page.locator("tbody tr").first()).containsText("The works are over. (state open → closed)");
        chromium.picture("risk");
    }
}
