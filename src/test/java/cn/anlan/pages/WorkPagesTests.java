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
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @BeforeAll
    void liveCity() {
        stage.live(clock.today());
    }

    @Test
    @Clause("ZZ-4.2b")
    void carriesAMatterRoundItsLoopInChinese() {
        UUID task = stage.task("核查三号锅炉房整改情况", clock.today().plusDays(1));

        try (Visit head = browser.desktop("zh-CN")) {
            Page page = signIn(head, "town.head", "登录");
            assertThat(heading(page, "张伟，您好")).isVisible();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("去办理")).click();
            assertThat(heading(page, "核查三号锅炉房整改情况")).isVisible();

            button(page, "办理").click();
            page.getByLabel("办理情况").fill("已到现场核查，整改到位。");
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("提交核验").setExact(true))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("还缺：证明材料");
            page.getByLabel("选择文件").setInputFiles(proof());
            assertThat(page.getByRole(AriaRole.DIALOG).getByText("1 / 1")).isVisible();
            head.hasNoAxeViolations();
            confirm(page, "提交核验");

            assertThat(page.getByText("等待 区安委办主任 核验。")).isVisible();
        }

        try (Visit office = browser.desktop("zh-CN")) {
            Page page = signIn(office, "district.office", "登录");
            page.navigate("/obligations/" + task);
            button(page, "核验通过").click();
            page.getByLabel("核验意见").fill("属实。");
            confirm(page, "核验通过");

            assertThat(page.getByText("核验通过，办结")).isVisible();
            assertThat(page.getByText("已到现场核查，整改到位。")).isVisible();
            office.hasNoAxeViolations();
            office.screenshot("obligation-closed-zh");
        }
    }

    @Test
    @Clause("JZ-3.6.3")
    void registersAKeyTaskAndUrgesItInEnglish() {
        try (Visit visit = browser.desktop("en")) {
            Page page = signIn(visit, "district.office", "Sign in");
            page.navigate("/work?show=ALL");
            button(page, "Register a key task").click();
            page.getByLabel("What is to be done").fill("Inspect every gas station");
            page.getByLabel("Due on").fill(clock.today().plusDays(20).toString());
            page.getByRole(AriaRole.DIALOG).getByLabel("Unit").first().fill("胡埭");
            page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("胡埭镇"))
                    .click();
            page.getByLabel(Pattern.compile("^Post that bears it"))
                    .selectOption(stage.post("town.head").toString());
            visit.hasNoAxeViolations();
            confirm(page, "Register a key task");

            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Inspect every gas station"))
                    .click();
            assertThat(page.getByText("JZ-3.6.3").first()).isVisible();
            button(page, "Urge").click();
            page.getByLabel("What to say").fill("Start this week.");
            confirm(page, "Urge");
            assertThat(page.getByText("Start this week.")).isVisible();

            page.navigate("/work/key-tasks");
            assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Inspect every gas station")))
                    .isVisible();
            visit.hasNoAxeViolations();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readsWellOnDeskAndPhone(String language) {
        String signIn = language.equals("en") ? "Sign in" : "登录";
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                visit.page().addInitScript("localStorage.setItem('anlan.language', '%s')".formatted(language));
                visit.page().navigate("/sign-in");
                // The page is drawn after it has loaded.
                assertThat(visit.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                        .isVisible();
                visit.hasNoAxeViolations();
                Page page = signIn(visit, "town.head", signIn);
                for (String path : List.of(
                        "/",
                        "/work",
                        "/work/key-tasks",
                        "/notifications",
                        "/password",
                        "/units",
                        "/units/" + stage.town,
                        "/enterprises",
                        "/nowhere")) {
                    page.navigate(path);
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                            .isVisible();
                    visit.hasNoAxeViolations();
                    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("%s fits its width", path)
                            .isEqualTo(true);
                    visit.screenshot(
                            "page%s-%s-%s".formatted(path.replace('/', '-'), language, phone ? "phone" : "desk"));
                }
            }
        }
    }

    private static Page signIn(Visit visit, String account, String button) {
        Page page = visit.page();
        String language = button.equals("Sign in") ? "en" : "zh-CN";
        page.addInitScript("localStorage.setItem('anlan.language', '%s')".formatted(language));
        page.navigate("/sign-in");
        page.getByLabel(language.equals("en") ? "Account" : "账号").fill(account);
        page.getByLabel(language.equals("en") ? "Password" : "密码").fill(Http.PASSWORD);
        button(page, button).click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
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

    private static FilePayload proof() {
        String pdf =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n";
        return new FilePayload("核查记录.pdf", "application/pdf", pdf.getBytes(StandardCharsets.US_ASCII));
    }
}
