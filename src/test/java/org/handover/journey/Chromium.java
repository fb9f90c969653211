package org.handover.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * The Chromium or Chrome of this machine, with a window of its own for each test; where there is none, the tests are skipped. For a
 * static field {@code @RegisterExtension}. Pictures go to {@code target/screenshots}.
 */
final class Chromium implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final String NO_BROWSER = "No Chromium or Chrome is on the PATH";
    private static final double PATIENCE_MILLIS = 30_000;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Playwright playwright;
    private Browser browser;
    private BrowserContext window;
    private Page page;

    /** The page of the test that runs. */
    Page page() {
        return page;
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
            .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            LoggerFactory.getLogger(Chromium.class).warn("{}; the tests in a browser are skipped", NO_BROWSER);
            return;
        }
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program.get()).setHeadless(true)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        Assumptions.assumeTrue(browser != null, NO_BROWSER);
        window = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 1000).setLocale("en-GB"));
        window.setDefaultTimeout(PATIENCE_MILLIS);
        page = window.newPage();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (window != null) {
            picture("at-the-end-of-" + test.getRequiredTestMethod().getName());
            window.close();
            window = null;
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
