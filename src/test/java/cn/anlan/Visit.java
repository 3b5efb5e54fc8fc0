package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;

/** One browser profile with its page, closed at the end of the test. */
public record Visit(BrowserContext context, Page page) implements AutoCloseable {

    /** Requires that axe finds nothing on the page as it stands. */
    public void hasNoAxeViolations() {
        // Each page has a main part and a heading in it; before they are drawn there is nothing to look at.
        page.locator("main").first().waitFor(attached());
        page.locator("h1").first().waitFor(attached());
        var violations = axe().analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule -> "%s: %s at %s"
                                .formatted(
                                        rule.getId(),
                                        rule.getHelp(),
                                        rule.getNodes().stream()
                                                .limit(3)
                                                .map(node -> node.getHtml())
                                                .toList())))
                .as("axe on %s", page.url())
                .isEmpty();
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
