package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.calendar.ClockAdvanced;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** The pages on which work is recorded. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeAll
    void dutiesOpen() {
        stage.live(clock.today());
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
    }

    @Test
    @Order(1)
    @Clause("WX-2.1c")
    void recordsAHearingFromItsObligationAndSeesItCounted() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "town.head");
            String obligation = http.as("town.head")
                    .get("/api/obligations?clause=WX-2.1c&originKind=duty")
                    .text("items.0.id");
            page.navigate("/obligations/" + obligation);
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("记录工作 · 听取汇报"))
                    .click();
            button(page, "归档").click();
            assertThat(page.getByLabel("标题")).isFocused();
            page.getByLabel("标题").fill("第一季度安全生产工作汇报会");
            page.getByLabel("地点").fill("镇政府三楼会议室");
            page.getByLabel("议程").fill("一季度工作汇报\n液化气站整治");
            page.getByLabel("到会人员").fill("张伟\n钱敏");
            page.getByLabel("会议纪要").fill("会议听取了安委办关于一季度工作的汇报。");
            // Typed and not saved: still there after the page is loaded again.
            page.waitForTimeout(300);
            page.reload();
            assertThat(page.getByText("已恢复您在本机上没有保存的内容。")).isVisible();
            assertThat(page.getByLabel("地点")).hasValue("镇政府三楼会议室");

            button(page, "添加一项").click();
            page.getByLabel("第 1 项内容").fill("完成液化气站整治");
            button(page, "归档").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("第 1 项承办岗位：");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("第 1 项期限：");
            visit.screenshot("record-refused-zh-desk");
            page.getByLabel("第 1 项承办岗位").selectOption(stage.post("town.office").toString());
            page.getByLabel("第 1 项期限").fill(clock.today().plusDays(20).toString());
            page.getByLabel("选择文件").setInputFiles(minutes());
            assertThat(page.getByText("会议纪要.pdf").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("record-edit-zh-desk");
            button(page, "归档").click();

            assertThat(page.getByText("计入的职责")).isVisible();
            assertThat(page.getByText("待核验").first()).isVisible();
            assertThat(page.getByText("完成液化气站整治")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("record-filed-zh-desk");
            page.navigate("/obligations/" + obligation);
            assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("第一季度安全生产工作汇报会")))
                    .isVisible();
        }
    }

    @Test
    @Order(2)
    @Clause("WX-2.1d")
    void registersAProblemOnAPhoneInEnglish() {
        try (Visit visit = browser.phone("en")) {
            Page page = signIn(visit, "town.office");
            page.navigate("/records?kind=problem");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Record work"))
                    .click();
            // The list has a field for titles too, and stays until the form has come.
            page.waitForURL("**/records/new**");
            page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("Old workshops without an owner");
            page.getByLabel("The problem").fill("Nobody answers for their fire exits.");
            button(page, "Add an item").click();
            page.getByLabel("Item 1: what").fill("Settle who owns them");
            page.getByLabel("Item 1: post that does it")
                    .selectOption(stage.post("town.office").toString());
            page.getByLabel("Item 1: due on").fill(clock.today().plusDays(30).toString());
            visit.hasNoAxeViolations();
            visit.screenshot("record-edit-en-phone");
            assertThat(page.getByText("Once saved, it waits for whoever's work it is to file it."))
                    .isVisible();
            button(page, "Save the draft").click();
            assertThat(page.getByText("waits to be filed")).isVisible();
        }
        String draft = http.as("town.head").get("/api/records?kind=problem").text("items.0.id");
        try (Visit visit = browser.phone("en")) {
            Page page = signIn(visit, "town.head");
            page.navigate("/records/" + draft);
            button(page, "File").click();
            confirm(page, "File");
            button(page, "Record the coordination").click();
            page.getByLabel("How it was coordinated").fill("Owners and tenants agreed on site.");
            confirm(page, "Record the coordination");
            assertThat(page.getByText("Owners and tenants agreed on site.")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("record-problem-en-phone");
        }
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"zh-CN", "en"})
    void readWellOnDeskAndPhone(String language) {
        String id = http.as("town.head").get("/api/records?kind=hearing").text("items.0.id");
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                Page page = signIn(visit, "town.head");
                for (var path : Map.of(
                                "list", "/records",
                                "problems", "/records?kind=problem",
                                "kinds", "/records/new",
                                "plan", "/records/new?kind=work-plan",
                                "view", "/records/" + id)
                        .entrySet()) {
                    page.navigate(path.getValue());
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                            .isVisible();
                    visit.hasNoAxeViolations();
                    visit.screenshot("records-%s-%s-%s".formatted(path.getKey(), language, phone ? "phone" : "desk"));
                    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("%s fits its width", path)
                            .isEqualTo(true);
                }
            }
        }
    }

    private static Page signIn(Visit visit, String account) {
        Page page = visit.page();
        boolean en = String.valueOf(page.evaluate("navigator.language")).startsWith("en");
        page.addInitScript("localStorage.setItem('anlan.language', '%s')".formatted(en ? "en" : "zh-CN"));
        page.navigate("/sign-in");
        page.getByLabel(en ? "Account" : "账号").fill(account);
        page.getByLabel(en ? "Password" : "密码").fill(Http.PASSWORD);
        button(page, en ? "Sign in" : "登录").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** The button at the foot of the open dialog. */
    private static void confirm(Page page, String name) {
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private static FilePayload minutes() {
        String pdf =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n";
        return new FilePayload("会议纪要.pdf", "application/pdf", pdf.getBytes(StandardCharsets.US_ASCII));
    }
}
