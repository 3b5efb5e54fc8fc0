package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;

/** One browser profile with its page, closed at the end of the test. */
public record Visit(BrowserContext context, Page page) implements AutoCloseable {

    /** A page that is being drawn may show a fault for a moment; one that is still there at the last look is the page's own. */
    private static final int LOOKS = 3;

    private static final double BETWEEN_LOOKS_MS = 1_000;

    /** Requires that axe finds nothing on the page as it stands. */
    public void hasNoAxeViolations() {
        // Each page has a main part and a heading in it; before they are drawn there is nothing to look at.
        page.locator("main").first().waitFor(attached());
        page.locator("h1").first().waitFor(attached());
        var violations = axe().analyze().getViolations();
        for (int look = 1; look < LOOKS && !violations.isEmpty(); look++) {
            page.waitForTimeout(BETWEEN_LOOKS_MS);
            violations = axe().analyze().getViolations();
        }
        assertThat(violations)
                .extracting(Visit::described)
                .as("axe on %s", page.url())
                .isEmpty();
    }

    private static String described(Rule rule) {
        var places =
                rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
        return "%s: %s at %s".formatted(rule.getId(), rule.getHelp(), places);
    }

    /** Run in the page itself, for there are no frames of others, and telling of nothing but faults: several times faster so. */
    private AxeBuilder axe() {
        var faultsAlone = new AxeRunOptions();
        faultsAlone.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(faultsAlone).setLegacyMode(true);
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    /** Keeps the whole page as target/screenshots/NAME.png. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
