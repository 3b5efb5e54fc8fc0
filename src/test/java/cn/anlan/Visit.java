package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** One browser profile with its page, closed at the end of the test. */
public record Visit(BrowserContext context, Page page) implements AutoCloseable {

    /** Requires that axe finds nothing on the page as it stands. */
    public void hasNoAxeViolations() {
        var violations = new AxeBuilder(page).analyze().getViolations();
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
