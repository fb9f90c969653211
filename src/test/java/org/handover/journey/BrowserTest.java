package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.handover.outbox.Outbox;
import org.handover.rehearsal.Customer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people see and press in Tasklist, Cockpit and on the staff pages. Pictures of it go to {@code target/screenshots}. */
class BrowserTest extends JourneyTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    private Page page;

    @BeforeEach
    void openPage() {
        page = chromium.page();
    }

    @Test
    @Tag("DEP-03") @Tag("R13")
    void aProjectManagerStartsAProjectAndNamesItsContacts() {
        logInToWebapp("tasklist", MANAGER);
        page.getByText("Start process").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Implementation project")).click();
        Locator order = page.locator(".modal-dialog .fjs-form");
        fillOrder(order, customer);
        chromium.picture("tasklist-start-form");
        order.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start the project")).click();
        assertThat(page.locator(".modal-dialog")).hasCount(0);
        time.advanceTo(clock.instant());
        assertThat(project().customer()).isEqualTo(customer.name());
        assertThat(projects.modules(customer.project())).containsExactlyInAnyOrderElementsOf(customer.modules());
        assertThat(projects.documents(customer.project())).containsExactly("Data protection agreement");

        openTask("Fill in Stakeholders form");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim")).click();
        assertThat(page.locator(".actors .claim")).hasCount(0);
        Locator form = page.locator(".fjs-form");
        assertThat(form).containsText(customer.name());
        fillContacts(form, customer.contacts());
        Locator delegate = fields(form, "Delegate").nth(1);
        write(delegate, "Nobody Known");
        chromium.picture("tasklist-stakeholders");
        send(form);
        Locator refusal = page.locator(".notifications .alert");
        assertThat(refusal).containsText("must be another contact on this form, but is “Nobody Known”");
        chromium.picture("tasklist-refusal");
        assertThat(desk.task(customer.project(), "stakeholders")).as("the task stays open").isPresent();

        refusal.locator("button.close:not(.ng-hide)").click();
        write(delegate, customer.delegate());
        send(form);
        assertThat(page.locator("li.task").filter(ofThisProject()).getByText("Fill in Stakeholders form")).hasCount(0);
        time.advanceTo(clock.instant());
        openTask("Give the demo");
        assertThat(page.locator(".fjs-form")).containsText("Features shown");
        chromium.picture("tasklist-next-task");
    }

    @Test
    void anOperatorSeesInCockpitWhatCouldNotBeDoneAndHasItTriedAgain() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("customer-decision");
        desk.answer(desk.task(customer.project(), "customer-decision").orElseThrow(), customer, Map.of());
        var management = engine.getManagementService();
        management.executeJob(management.createJobQuery().activityId("serviceTask_recordDecision").singleResult().getId());
        String instance = runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(customer.project())
            .processDefinitionKey("preparation").singleResult().getId();
        String effect = nobodyKnowsWhatBecameOfTheNotice(instance);

        logInToWebapp("cockpit", OPERATOR);
        assertThat(page.locator("body")).containsText("Process Definitions");
        chromium.picture("cockpit-dashboard");
        page.navigate(url("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=incidents-tab"));
        Locator incident = page.locator("tr").filter(new Locator.FilterOptions().setHasText(
            "Nobody knows whether the mail server took the mail"));
        assertThat(incident).containsText("Send Pre-Install form");
        chromium.picture("cockpit-incident");

        incident.locator("[uib-tooltip*='ncrement'], button").first().click();
        assertThat(page.locator(".modal-dialog")).containsText("Increment Number of Retries");
        chromium.picture("cockpit-retry");
        page.locator(".modal-dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry")).click();
        assertThat(page.locator(".modal-dialog")).containsText("Finished");
        chromium.picture("cockpit-retried");
        time.advanceTo(clock.instant());

        assertThat(outbox.state(effect)).isEqualTo("done");
        assertThat(runtimeService.createIncidentQuery().processInstanceId(instance).count()).isZero();
    }

    @Test
    void aPersonOfTheStaffReadsTheNoticeAsItWentOut() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("pre-install");
        page.navigate(url("/login"));
        page.getByLabel("Name").fill(MANAGER);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Good to see you, " + MANAGER);
        chromium.picture("start-page");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notices").setExact(true)).click();
        page.getByLabel("Project number").fill(customer.project());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
        Locator rows = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("please return the Pre-Install form"));
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText(customer.lead());
        chromium.picture("notices");

        rows.locator("td[data-of=Notice] a").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText(customer.project());
        page.locator("iframe").scrollIntoViewIfNeeded();
        assertThat(page.frameLocator("iframe").locator("body")).containsText("Dear " + customer.lead());
        chromium.picture("notice");
    }

    /** The mail server's answer was lost so often that a person has to decide. */
    private String nobodyKnowsWhatBecameOfTheNotice(String instance) {
        String key = jdbc.sql("select effect_key from outbox where process_instance_id = ? and element_id = 'serviceTask_sendPreInstallForm'")
            .param(instance).query(String.class).single();
        jdbc.sql("update outbox set uncertain = true, attempts = 1000 where effect_key = :key").param("key", key).update();
        time.advanceTo(clock.instant());
        return key;
    }

    private void fillOrder(Locator form, Customer customer) {
        write(fields(form, "Project number"), customer.project());
        write(fields(form, "Customer"), customer.name());
        write(fields(form, "Country"), customer.country());
        write(fields(form, "Time zone"), customer.zone());
        choose(form, "Language", 0, "English");
        choose(form, "Kind of project", 0, "Implementation: on the customer's premises");
        choose(form, "Contract type", 0, "Standard");
        form.getByLabel("Contact centre").check();
        form.getByLabel("Reports").first().check();
        write(fields(form, "Queues"), "6");
        write(fields(form, "Recorded announcements").last(), "4");
        write(fields(form, "Desk web seats"), "10");
        write(fields(form, "Reports").last(), "5");
        write(fields(form, "Dashboards").last(), "1");
        write(fields(form, "Chat channels"), "0");
        form.getByLabel("Issue resolution service (IRS) was purchased").check();
        write(fields(form, "Commercial conditions of going live"), "Half of the fee is paid.");
        form.getByText("Add new").click();
        write(form.locator(".fjs-repeat-row-container input"), "Data protection agreement");
        write(fields(form, "Our sponsor"), "Miriam Okafor");
        write(fields(form, "Our sponsor's mail address"), "miriam.okafor@northwind.example");
    }

    private void fillContacts(Locator form, List<Map<String, Object>> contacts) {
        Locator names = fields(form, "Name");
        while (names.count() < contacts.size()) {
            int before = names.count();
            form.getByText("Add new").click();
            assertThat(names).hasCount(before + 1);
        }
        for (int row = 0; row < contacts.size(); row++) {
            Map<String, Object> contact = contacts.get(row);
            write(names.nth(row), (String) contact.get("name"));
            choose(form, "Role", row, Map.of("lead", "Project lead", "signer", "Signer", "it", "IT contact", "sponsor", "Sponsor")
                .get((String) contact.get("role")));
            write(fields(form, "Mail address").nth(row), (String) contact.get("email"));
            choose(form, "Language", row, "English");
            write(fields(form, "Time zone").nth(row), (String) contact.get("timeZone"));
            if ((boolean) contact.get("maySign")) {
                form.getByLabel("May sign for the customer").nth(row).check();
            }
            write(fields(form, "Delegate").nth(row), (String) contact.getOrDefault("delegate", ""));
        }
    }

    /** By what stands above it; the star of a required field belongs to its label. */
    static Locator fields(Locator form, String label) {
        return form.getByLabel(Pattern.compile("^" + label + "\\*?$"));
    }

    /**
     * By keyboard. A form takes a text over 300 milliseconds after the last key, and forgets it when it draws itself anew before;
     * then it is typed again, as a person would.
     */
    static void write(Locator field, String text) {
        for (int time = 1; time <= 3 && !field.inputValue().equals(text); time++) {
            field.press("ControlOrMeta+A");
            field.press("Delete");
            field.pressSequentially(text);
            field.evaluate("() => new Promise(taken => setTimeout(taken, 350))");
        }
        field.blur();
        assertThat(field).hasValue(text);
    }

    static void choose(Locator form, String label, int row, String option) {
        Locator select = form.locator(".fjs-form-field-select")
            .filter(new Locator.FilterOptions().setHas(form.page().locator("label", new Page.LocatorOptions()
                .setHasText(Pattern.compile("^" + label + "\\*?$"))))).nth(row);
        select.locator(".fjs-input-group").click();
        select.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(option)).click();
        assertThat(select.locator(".fjs-select-display")).hasText(option);
    }

    private static void send(Locator form) {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Complete")).click();
    }

    private Locator.FilterOptions ofThisProject() {
        return new Locator.FilterOptions().setHasText(customer.project());
    }

    private void openTask(String name) {
        page.navigate("about:blank");
        page.navigate(url("/camunda/app/tasklist/default/"));
        page.locator("li.task").filter(ofThisProject()).filter(new Locator.FilterOptions().setHasText(name))
            .locator("h4 a").click();
        assertThat(page.locator(".fjs-form")).isVisible();
    }

    private void logInToWebapp(String app, String user) {
        page.navigate(url("/camunda/app/" + app + "/default/"));
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
        assertThat(page.locator(".navbar .account, [cam-widget-header] .account").first()).isVisible();
    }
}
