package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;

/**
 * Somebody at a browser who plays the simulation: presses what is called by a name and fills what has a label, one thing after another.
 * Counts each press and each field, and takes {@code -Danlan.story.pace} milliseconds before each if that is set.
 */
final class Player {

    private final Page page;
    private final long pace = Long.getLong("anlan.story.pace", 0);
    private int steps;

    Player(Page page) {
        this.page = page;
    }

    /** Presses and fields so far. */
    int steps() {
        return steps;
    }

    Page page() {
        return page;
    }

    Locator bar() {
        return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("模拟演练"));
    }

    /** What the bar says the time is. */
    Locator now() {
        return bar().locator("b");
    }

    /** Moves time on to a stop of the bar; half a year of nights takes its time. */
    void to(String stop) {
        Locator places = bar().getByLabel("时间推进到");
        String before = now().textContent();
        String place = places.locator("option")
                .filter(new Locator.FilterOptions().setHasText(stop))
                .first()
                .getAttribute("value");
        step();
        places.selectOption(place);
        assertThat(now()).not().hasText(before, new HasTextOptions().setTimeout(240_000));
    }

    /** Goes on as another person of the samples, from their first page. */
    void as(String account) {
        step();
        page.waitForResponse(
                answer -> answer.url().endsWith("/api/session")
                        && answer.request().method().equals("POST"),
                () -> bar().getByLabel("扮演").selectOption(account));
        page.waitForURL(Pattern.compile("^[^/]+//[^/]+/$"));
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    /** Opens an entry of the menu. */
    void go(String entry) {
        step();
        page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("主导航"))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(entry).setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .containsText(entry);
    }

    void link(String name) {
        press(main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)));
    }

    void link(Pattern name) {
        press(main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)));
    }

    void button(String name) {
        press(page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true)));
    }

    /** The button at the foot of the open dialog, which then closes. */
    void confirm(String name) {
        press(dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true)));
        assertThat(dialog()).isHidden();
    }

    void press(Locator target) {
        step();
        target.first().click();
    }

    void fill(String label, String text) {
        fill(page.getByLabel(label), text);
    }

    void fill(Locator field, String text) {
        step();
        field.first().fill(text);
    }

    void choose(String label, SelectOption option) {
        step();
        page.getByLabel(label).first().selectOption(option);
    }

    /** Gives files and waits until they are up. */
    void give(Locator field, FilePayload... files) {
        step();
        field.setInputFiles(files);
        for (FilePayload file : files) {
            sees(file.name);
        }
    }

    /** Adds an item: what, the first post offered, by when. */
    void item(String text, String due) {
        button("添加一项");
        fill("第 1 项内容", text);
        choose("第 1 项承办岗位", new SelectOption().setIndex(1));
        fill("第 1 项期限", due);
    }

    void sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void sees(Pattern text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void seesHeading(String name) {
        assertThat(page.getByRole(
                        AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1)))
                .isVisible();
    }

    Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName(name));
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private void step() {
        steps++;
        if (pace > 0) {
            page.waitForTimeout(pace);
        }
    }
}
