package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The pages on supervision and campaigns. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Autowired
    Http http;

    private UUID late;
    private String measure;
    private String difficulty;

    @BeforeAll
    void aTownLagsBehind() {
        stage.live(clock.today());
        late = stage.task("核查三号锅炉房整改情况", clock.today().plusDays(1));
        Http office = http.as("district.office");
        String charge = office.post(
                        "/api/campaigns/charges",
                        Map.of("kind", "LINE", "name", "危险化学品", "post", stage.post("district.office")))
                .is(201)
                .text("id");
        office.post(
                        "/api/campaigns/town-checks",
                        Map.of(
                                "charge",
                                charge,
                                "town",
                                stage.town,
                                "result",
                                "查看化工企业三家，台账齐全，一处储罐区未设围栏。",
                                "findings",
                                List.of(Map.of(
                                        "text",
                                        "储罐区未设围栏",
                                        "dueDay",
                                        clock.today().plusDays(9)))))
                .is(201);
        clock.advance(Duration.ofDays(4));
        measure = office.post(
                        "/api/measures",
                        Map.of(
                                "means",
                                "REMINDER",
                                "unit",
                                stage.town,
                                "basis",
                                "OVERDUE",
                                "cited",
                                late,
                                "finding",
                                "锅炉房核查逾期三日未办",
                                "demand",
                                "本周内完成核查并报告",
                                "dueDay",
                                clock.today().plusDays(5)))
                .is(201)
                .text("id");
        office.post(
                        "/api/campaigns/checks",
                        Map.of(
                                "quarter",
                                "2026Q1",
                                "words",
                                "一季度督查各镇专项活动，一个镇进展迟缓。",
                                "laggards",
                                List.of(Map.of(
                                        "unit",
                                        stage.town,
                                        "finding",
                                        "液化气站整治进展迟缓",
                                        "demand",
                                        "十日内销号",
                                        "dueDay",
                                        clock.today().plusDays(10)))))
                .is(201);
        difficulty = http.as("town.head")
                .post("/api/difficulties", Map.of("title", "燃气管线资料调不来", "words", "产权单位不配合，无法完成排查。"))
                .is(201)
                .text("id");
    }

    @Test
    @Clause("WX-3.2a")
    void choosesAMeansFromTheOverdueObligationAndTheUnitAnswersIt() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "district.office");
            page.navigate("/obligations/" + late);
            button(page, "采取督促措施").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByText("通报", new Locator.GetByTextOptions().setExact(true))
                    .click();
            dialog.getByLabel("整改要求").fill("三日内办结并说明原因");
            dialog.getByLabel("整改期限").fill(clock.today().plusDays(3).toString());
            visit.hasNoAxeViolations();
            visit.screenshot("supervision-choose-zh");
            confirm(page, "发出");

            assertThat(heading(page, "通报：胡埭镇")).isVisible();
            assertThat(page.getByText("区安委办主任 吴芳")).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "town.head");
            page.navigate("/obligations/" + late);
            assertThat(button(page, "采取督促措施")).hasCount(0);
            page.navigate("/supervision");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("“核查三号锅炉房整改情况”"))
                    .first()
                    .click();
            button(page, "签收").click();
            confirm(page, "签收");
            button(page, "报告整改").click();
            page.getByLabel("整改情况").fill("已办结。");
            confirm(page, "报告整改");

            assertThat(page.getByText("待核验").first()).isVisible();
            visit.hasNoAxeViolations();
        }
    }

    @Test
    @Clause("WX-3.2a")
    void citesAFiledCheckFromItsPageAndEachLeadsToTheOther() {
        Http office = http.as("district.office");
        String record = office.post(
                        "/api/records",
                        Map.of(
                                "particulars",
                                Map.of("kind", "check", "work", "粉尘涉爆专项治理", "result", "台账与现场不符"),
                                "title",
                                "胡埭镇粉尘企业督查",
                                "happenedAt",
                                clock.instant().toString(),
                                "subject",
                                stage.town,
                                "items",
                                List.of(),
                                "evidence",
                                List.of()))
                .is(201)
                .text("id");
        office.ifMatch(1).post("/api/records/" + record + "/file", Map.of()).is(200);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "district.office");
            page.navigate("/records/" + record);
            button(page, "采取督促措施").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByText("约谈", new Locator.GetByTextOptions().setExact(true))
                    .click();
            dialog.getByLabel("发现的问题").fill("台账与现场不符");
            dialog.getByLabel("整改要求").fill("重新排查并补齐台账");
            dialog.getByLabel("整改期限").fill(clock.today().plusDays(6).toString());
            visit.hasNoAxeViolations();
            confirm(page, "发出");
            assertThat(heading(page, "约谈：胡埭镇")).isVisible();
        }
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = signIn(visit, "town.head");
            page.navigate("/records/" + record);
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("约谈：胡埭镇"))
                    .click();
            assertThat(heading(page, "约谈：胡埭镇")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("supervision-record-cited-zh");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("胡埭镇粉尘企业督查"))
                    .click();
            page.waitForURL(url -> url.endsWith("/records/" + record));
            visit.hasNoAxeViolations();
        }
    }

    @Test
    @Clause("WX-3.2b")
    void answersADifficultyInEnglishAndTheUnitConfirms() {
        String raised = http.as("town.head")
                .post("/api/difficulties", Map.of("title", "No certified inspector", "words", "The post is vacant."))
                .is(201)
                .text("id");
        try (Visit visit = browser.desktop("en")) {
            Page page = signIn(visit, "district.office");
            page.navigate("/supervision/difficulties/" + raised);
            button(page, "Answer").click();
            page.getByLabel("How").selectOption("COORDINATION");
            page.getByRole(AriaRole.DIALOG).getByLabel("Answer").last().fill("The district lends one for a month.");
            confirm(page, "Answer");
            assertThat(page.getByText("The district lends one for a month.").first())
                    .isVisible();
            assertThat(button(page, "Confirm that it is solved")).hasCount(0);
        }
        try (Visit visit = browser.desktop("en")) {
            Page page = signIn(visit, "town.head");
            page.navigate("/supervision/difficulties/" + raised);
            button(page, "Confirm that it is solved").click();
            confirm(page, "Confirm that it is solved");
            assertThat(page.getByText("Solved").first()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readWellOnDeskAndPhone(String language) {
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                Page page = signIn(visit, "district.office");
                for (String path : List.of(
                        "/supervision",
                        "/supervision/" + measure,
                        "/supervision/difficulties",
                        "/supervision/difficulties/" + difficulty,
                        "/supervision/circulars",
                        "/supervision/hints",
                        "/campaigns",
                        "/campaigns/checks",
                        "/campaigns/presence",
                        "/campaigns/towns")) {
                    page.navigate(path);
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                            .isVisible();
                    visit.hasNoAxeViolations();
                    visit.screenshot("page%s-%s-%s"
                            .formatted(
                                    path.replaceAll("[0-9a-f-]{36}", "one").replace('/', '-'),
                                    language,
                                    phone ? "phone" : "desk"));
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

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
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
}
