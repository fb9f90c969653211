package org.handover.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which process owners rehearse, with the real process behind it. Pictures of it go to {@code target/screenshots}. */
class RehearsalBrowserTest extends ApplicationTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String NO_BROWSER = "No Chromium or Chrome is on the PATH";
    private static final double PATIENCE_MILLIS = 240_000;

    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
            .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst();
        if (program.isPresent()) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program.get()).setHeadless(true)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")));
        }
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openPage() {
        Assumptions.assumeTrue(browser != null, NO_BROWSER);
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB"));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
    }

    @AfterEach
    void closePage() {
        if (context != null) {
            context.close();
        }
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
        picture("rehearsal-running");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rehearse"))).hasCount(0);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Running"))).isHidden(new IsHiddenOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Result"))).isVisible();
        Locator result = page.frameLocator("iframe").locator("body");
        assertThat(result).containsText("Every scenario came to its end.");
        assertThat(result).containsText("contract date “deemed acceptance”, 9 days later: 25 October instead of 16 October");
        assertThat(result).not().containsText("Rollback");
        picture("rehearsal-result");

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
        picture("rehearsal-refused");
    }

    @Test
    void operationsLookAndOthersSeeNothing() {
        logIn(OPERATOR);
        page.navigate(url("/models/rehearsal"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Rehearsal").setExact(true))).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rehearse"))).hasCount(0);
        context.clearCookies();
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

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }
}
