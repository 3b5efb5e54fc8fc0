package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The library of rules: entered from a text, searched, cited, put in a new edition, withdrawn. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryPagesTests {

    private static final String TEXT = """
            第一章 总则
            第一条【目的】 为示例而写，适用于胡埭镇。
            第二条 企业每季度排查一次隐患，结果记入台账；重大隐患当日报告。
            第二章 责任
            第三条 动火作业须办理 HOT-12 许可，监护人全程在场。
            """;

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    Http http;

    private String kept;

    @BeforeAll
    void aRuleBookWithTwoEditions() {
        Http office = http.as("district.office");
        Answer first = office.post(
                        "/api/library",
                        Map.of("kind", "SYSTEM", "edition", edition("滨湖区隐患排查办法（示例）", "2025-01-01", TEXT)))
                .is(201);
        kept = first.text("id");
        office.ifMatch(1)
                .post(
                        "/api/library/" + kept + "/editions",
                        edition("滨湖区隐患排查办法（示例）", "2026-01-01", TEXT.replace("每季度", "每月")))
                .is(200);
    }

    @Test
    @Clause("JZ-3.4.1")
    void isEnteredFromATextSearchedAndCited() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.quickly(visit, "town.office", "zh-CN");
            page.navigate("/library");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("录入文件"))
                    .click();
            assertThat(heading(page, "录入文件")).isVisible();
            page.getByLabel("类别").selectOption("PROCEDURE");
            page.getByLabel("名称").fill("胡埭镇动火作业规程（示例）");
            page.getByLabel("发布机关").fill("胡埭镇安委办");
            page.getByLabel("施行日期").fill("2026-02-01");
            page.getByLabel("正文内容").fill(TEXT);
            assertThat(button(page, "保存")).isDisabled();
            button(page, "识别条文").click();
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("识别出 3 条")))
                    .isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("library-preview-zh");
            button(page, "保存").click();
            assertThat(heading(page, "胡埭镇动火作业规程（示例）")).isVisible();

            // Two characters lead to the article, which can be cited.
            page.navigate("/library?q=动火");
            var hit = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("胡埭镇动火作业规程（示例） 第三条"));
            hit.click();
            assertThat(page.locator("li.cited")).containsText("HOT-12");
            assertThat(page.locator("li.cited mark").first()).hasText("动火");
            button(page, "复制引用 第三条").click();
            assertThat(page.locator("li.cited").getByRole(AriaRole.STATUS)).containsText("引用已复制");
            visit.screenshot("library-cited-zh");

            button(page, "废止").click();
            page.getByLabel("理由").press("Control+v");
            assertThat(page.getByLabel("理由"))
                    .hasValue(Pattern.compile("《胡埭镇动火作业规程（示例）》第三条（第 1 版）http.*/library/.*\\?edition=1#3"));
            page.getByLabel("理由").fill("由区级办法代替：");
            button(page, "引用条文").click();
            page.getByLabel("引用条文").fill("每月排查");
            page.getByRole(AriaRole.OPTION).first().click();
            assertThat(page.getByLabel("理由")).hasValue(Pattern.compile("由区级办法代替：《.*》第二条"));
            visit.hasNoAxeViolations();
            confirm(page, "废止");
            assertThat(page.getByRole(AriaRole.NOTE)).containsText("自2026年3月2日起废止");
        }
    }

    @Test
    void readsAnEarlierEditionAndARegimeInEnglish() {
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.quickly(visit, "town.head", "en");
            page.navigate("/library?on=2025-06-01");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("滨湖区隐患排查办法（示例）"))
                    .click();
            assertThat(page.getByRole(AriaRole.NOTE)).containsText("A new edition took over on");
            assertThat(page.getByText("每季度")).isVisible();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Read the current edition"))
                    .click();
            assertThat(page.getByText("每月")).isVisible();
            assertThat(button(page, "Withdraw")).hasCount(0);

            page.navigate("/regimes/jingzhou-safety-year");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Cite it from the library JZ-3.4.1"))
                    .click();
            assertThat(page.locator("li.cited")).containsText("Library of rules");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readsWellOnDeskAndPhone(String language) {
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                Page page = SignIn.quickly(visit, "district.office", language);
                for (String path : List.of(
                        "/library",
                        "/library?q=隐患",
                        "/library?q=nowhere",
                        "/library?on=2000-01-01",
                        "/library/new",
                        "/library/" + kept + "?edition=1",
                        "/library/" + kept,
                        "/library/" + kept + "/edition",
                        "/library/wuxi-principals")) {
                    page.navigate(path);
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                            .isVisible();
                    visit.hasNoAxeViolations();
                    visit.screenshot("page%s-%s-%s"
                            .formatted(
                                    path.replace(kept, "one")
                                            .replace("隐患", "words")
                                            .replaceAll("[/?=]", "-"),
                                    language,
                                    phone ? "phone" : "desk"));
                    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("%s fits its width", path)
                            .isEqualTo(true);
                }
            }
        }
    }

    private static Map<String, Object> edition(String title, String from, String text) {
        return Map.of("title", title, "number", "示例〔2026〕1号", "issuer", "滨湖区安委办", "from", from, "text", text);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void confirm(Page page, String name) {
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
