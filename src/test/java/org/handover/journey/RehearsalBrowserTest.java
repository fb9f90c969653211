package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which process owners rehearse, with the real process behind it. Pictures of it go to {@code target/screenshots}. */
class RehearsalBrowserTest extends ApplicationTest {
    private static final double PATIENCE_MILLIS = 240_000;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private Page page;

    @BeforeEach
    void openPage() {
        page = chromium.page();
    }

    @Test
    void anOwnerRehearsesThirtyDaysReadsTheDifferenceAndMendsWhatIsWrong() throws IOException {
        logIn(OWNER);
        page.navigate(url("/models"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Rehearse"))).click();
        page.getByLabel("Changed diagrams, tables and forms").setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {1}));
        press("Rehearse");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("“notes.txt” is no model");

        chooseOnly("Silent customer");
        page.getByLabel("Changed diagrams, tables and forms").setInputFiles(diagram("name=\"days\" value=\"30\""));
        press("Rehearse");
        assertThat(page.getByText("This page looks again every two seconds.")).isVisible();
        chromium.picture("rehearsal-running");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rehearse"))).hasCount(0);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Running"))).isHidden(new IsHiddenOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Result"))).isVisible();
        Locator result = page.frameLocator("iframe").locator("body");
        assertThat(result).containsText("Every scenario came to its end.");
        assertThat(result).containsText("contract date “deemed acceptance”, 9 days later: 25 October instead of 16 October");
        assertThat(result).not().containsText("Rollback");
        chromium.picture("rehearsal-result");

        Download download = page.waitForDownload(() -> page.getByText("Download the result").click());
        assertThat(download.suggestedFilename()).isEqualTo("rehearsal.html");
        assertThat(Files.readString(download.path())).startsWith("<!DOCTYPE html>").contains("9 days later");
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("handover-rehearsal"));
        }

        chooseOnly("Silent customer");
        page.getByLabel("Changed diagrams, tables and forms").setInputFiles(diagram("name=\"days\" value=\"thirty\""));
        press("Rehearse");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Not rehearsed"))).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("error completion.bpmn: “30 days after go-live”");
        chromium.picture("rehearsal-refused");
    }

    @Test
    void operationsLookAndOthersSeeNothing() {
        logIn(OPERATOR);
        page.navigate(url("/models/rehearsal"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Rehearsal").setExact(true))).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rehearse"))).hasCount(0);
        page.context().clearCookies();
        logIn(MANAGER);
        assertThat(page.navigate(url("/models/rehearsal")).status()).isEqualTo(403);
        assertThat(page.navigate(url("/models/rehearsal/result")).status()).isEqualTo(403);
    }

    @Test
    void nobodyStartsARehearsalFromElsewhere() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url("/models/rehearsal")));
        assertThat(send(new Multipart().field("scenario", "silent-customer.yaml").post(request).build()).statusCode()).isEqualTo(403);
    }

    private static FilePayload diagram(String days) throws IOException {
        String diagram = Files.readString(Path.of("bpmn/completion.bpmn"))
            .replaceAll("(?s)(id=\"event_silenceIsAcceptance\".*?)name=\"days\" value=\"21\"", "$1" + days)
            .replace("id=\"event_silenceIsAcceptance\" name=\"21 days", "id=\"event_silenceIsAcceptance\" name=\"30 days");
        return new FilePayload("completion.bpmn", "application/octet-stream", diagram.getBytes(StandardCharsets.UTF_8));
    }

    private void chooseOnly(String scenario) {
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::uncheck);
        page.getByLabel(scenario).check();
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private void logIn(String user) {
        page.navigate(url("/login"));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(PASSWORD);
        press("Log in");
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Good to see you");
    }
}
