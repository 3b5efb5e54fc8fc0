package cn.anlan;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real Chromium on the product's pages. Inject it into an {@link AnlanTest}; each {@link Visit} is a browser profile of
 * its own with no cookies.
 *
 * <pre>{@code
 * try (Visit visit = browser.desktop("zh-CN")) {
 *     visit.page().navigate("/hazards");
 *     visit.hasNoAxeViolations();
 *     visit.screenshot("hazards-zh");
 * }
 * }</pre>
 */
public final class Browser {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A microphone that hums, given to whoever asks.
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    /** How long a page may take for anything, on a machine that is busy with all tests. */
    private static final double PATIENCE_MS = 20_000;

    private final String base;

    Browser(String base) {
        this.base = base;
    }

    /** A desk: 1366 × 850, language as {@code zh-CN} or {@code en}. */
    public Visit desktop(String language) {
        return visit(language, 1366, 850, false);
    }

    /** A phone: 390 × 844 with touch. */
    public Visit phone(String language) {
        return visit(language, 390, 844, true);
    }

    /**
     * A phone whose profile is kept on disk, so that it can be found again after its browser was killed. Closing the visit
     * ends its browser.
     */
    public Visit phoneKeptIn(Path profile, String language) {
        var context = Chromium.RUNNING
                .browserType()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Chromium.PROGRAM)
                                .setHeadless(true)
                                .setArgs(FLAGS)
                                .setBaseURL(base)
                                .setLocale(language)
                                .setTimezoneId("Asia/Shanghai")
                                .setViewportSize(390, 844)
                                .setHasTouch(true)
                                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        return new Visit(context, context.pages().getFirst());
    }

    private Visit visit(String language, int width, int height, boolean phone) {
        if (Browser.class.getResource("/static/index.html") == null) {
            throw new IllegalStateException("The pages aren't built: run ./anlan test, or npm run build in web/");
        }
        var context = Chromium.RUNNING.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, height)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setDeviceScaleFactor(phone ? 2 : 1)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        return new Visit(context, context.newPage());
    }

    /** One Chromium per JVM. */
    private static final class Chromium {

        static final Path PROGRAM = Path.of(System.getenv().getOrDefault("ANLAN_CHROMIUM", "/usr/bin/chromium"));
        static final com.microsoft.playwright.Browser RUNNING = launch();

        private static com.microsoft.playwright.Browser launch() {
            if (!Files.isExecutable(PROGRAM)) {
                throw new IllegalStateException(
                        "No Chromium at %s: install it or set ANLAN_CHROMIUM".formatted(PROGRAM));
            }
            Playwright playwright = Playwright.create();
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            .setHeadless(true)
                            .setArgs(FLAGS));
        }
    }
}
