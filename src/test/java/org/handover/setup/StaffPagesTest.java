package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Login, start page and errors as a browser sees them. */
class StaffPagesTest extends ApplicationTest {

    @Autowired
    private IdentityService identity;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/notices", "/notices/1", "/tickets", "/clock", "/nowhere", "/actuator", "/h2-console"})
    void withoutALoginThereIsOnlyTheLogin(String page) {
        var answer = new Browser(port).get(page);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void everyoneOfTheStaffLogsInWithTheEnginesPassword() {
        var browser = new Browser(port);

        assertThat(browser.staffLogin(ENGINEER, PASSWORD).headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(browser.get("/").body()).contains("Good to see you, engineer", "/notices", "/tickets", "/tasklist/")
            .doesNotContain("/cockpit/", "/admin/", "/clock");
    }

    @Test
    void theDoorsFitTheRole() {
        var operator = new Browser(port);
        operator.staffLogin(OPERATOR, PASSWORD);
        var admin = new Browser(port);
        admin.staffLogin(ADMIN, PASSWORD);

        assertThat(operator.get("/").body()).contains("/cockpit/").doesNotContain("/admin/");
        assertThat(admin.get("/").body()).contains("/cockpit/", "/admin/");
    }

    @Test
    void whoeverIsInNoGroupSeesNoProjects() {
        var user = identity.newUser("newcomer");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        try {
            var browser = new Browser(port);
            browser.staffLogin("newcomer", PASSWORD);

            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            assertThat(browser.get("/notices").statusCode()).isEqualTo(403);
            assertThat(browser.get("/tickets").statusCode()).isEqualTo(403);
        } finally {
            identity.deleteUser("newcomer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notices?project=a%00b", "/tickets?project=%00", "/projects?search=%00"})
    void aTextThatNoDatabaseKeepsIsABadRequest(String page) {
        var browser = new Browser(port);
        browser.staffLogin(OPERATOR, PASSWORD);

        assertThat(browser.get(page).statusCode()).isEqualTo(400);
    }

    @Test
    void whoeverIsRemovedIsOutAtOnce() {
        var user = identity.newUser("leaver");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        var browser = new Browser(port);
        browser.staffLogin("leaver", PASSWORD);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        identity.deleteUser("leaver");

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhatWasWrong() {
        var browser = new Browser(port);

        var answer = browser.staffLogin("nobody", "wrong");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        assertThat(browser.get("/login?error").body()).contains("Name and password do not fit together");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aLoginFormFromElsewhereIsRefused() {
        var answer = new Browser(port).post("/login", Map.of("username", ENGINEER, "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void oneLoginOpensPagesAndTasklistAndOneLogoutClosesThem() {
        var browser = new Browser(port);
        browser.staffLogin(ENGINEER, PASSWORD);

        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(200);

        browser.submit("/", "/logout", Map.of());
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginAtTasklistOpensThePages() {
        var browser = new Browser(port);
        browser.webappLogin(ENGINEER, PASSWORD, "tasklist");

        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void loggingInChangesTheSession() {
        var browser = new Browser(port);
        browser.get("/login");
        var before = browser.cookie("JSESSIONID");
        browser.staffLogin(ENGINEER, PASSWORD);

        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void thePagesLoadNothingFromElsewhereAndRunNoScripts() {
        var headers = new Browser(port).get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
            .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'").doesNotContain("script-src");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void errorsAreToldInPlainWords() {
        var browser = new Browser(port);
        browser.staffLogin(ENGINEER, PASSWORD);

        var closed = browser.get("/nowhere");
        var missing = browser.get("/notices/999999");
        var nonsense = browser.get("/notices/abc");

        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(closed.body()).contains("This page does not exist, or it is not open to you");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is nothing at this address").doesNotContain("Exception");
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(nonsense.body()).contains("Please go back and try again").doesNotContain("Exception");
        assertThat(rest(ENGINEER, "GET", "/task/unknown", null).body()).startsWith("{");
    }

    @Test
    void theStyleSheetIsServed() {
        assertThat(new Browser(port).get("/staff.css").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    }

    @Test
    void tasklistsQuestionForAWelcomeGetsAnAnswerAndNoDialog() {
        var answer = new Browser(port).get("/camunda-welcome");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void onlySomeMaySayThatAMailCameBack() {
        for (var person : List.of(ENGINEER, TRAINER, FINANCE)) {
            var browser = new Browser(port);
            browser.staffLogin(person, PASSWORD);
            assertThat(browser.submit("/", "/notices/1/came-back", Map.of("why", "unknown")).statusCode()).as(person).isEqualTo(403);
        }
        var manager = new Browser(port);
        manager.staffLogin(MANAGER, PASSWORD);
        assertThat(manager.submit("/", "/notices/999999/came-back", Map.of("why", "unknown")).statusCode()).isEqualTo(404);
    }
}
