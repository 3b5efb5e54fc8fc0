package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every role comes in, sees on the first page what it is there for, and does one thing. */
@AnlanTest
@TestPropertySource(properties = "anlan.samples=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleJourneyTests {

    @Autowired
    Browser browser;

    @ParameterizedTest
    @ValueSource(strings = {"grid", "inspector", "enterprise", "department", "supervisor"})
    void whoeverFindsHazardsReportsOneFromTheFirstPageOfTheirPhone(String account) {
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, account);
            link(page, "上报隐患").click();
            page.locator("textarea").first().fill("消防通道被货架占用 " + account);
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("上报").setExact(true))
                    .click();

            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                    .containsText("消防通道被货架占用 " + account);
        }
    }

    @ParameterizedTest
    @CsvSource({"town.head,去办理", "office,去指派"})
    void whoeverLeadsGoesToWhatPressesMost(String account, String go) {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, account);
            link(page, go).or(link(page, "去办理")).first().click();

            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("下一步")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("办理经过")))
                    .isVisible();
        }
    }

    @Test
    void theOfficeSeesWhereARegimeIsNotYetInForce() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "office");
            var card = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("制度落实"));
            assertThat(card).containsText(Pattern.compile("\\d+ 个单位(逾期未|待)落实"));
            card.getByRole(AriaRole.LINK).first().click();

            assertThat(page).hasURL(Pattern.compile("/regimes/.+/rollout"));
        }
    }

    @Test
    void theAuditorChecksTheLedgerAndReadsItsActsInWords() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "auditor");
            page.getByRole(AriaRole.MAIN)
                    .getByRole(AriaRole.LINK, named("台账校验"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("开始校验"))
                    .click();

            assertThat(page.getByText("校验通过"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(60_000));
            assertThat(page.locator("table.acts tbody")).not().containsText(Pattern.compile("[a-z]+\\.[a-z]+"));
            assertThat(page.locator("table.acts tbody")).not().containsText("其他");
            assertThat(page.locator(".is-loading")).hasCount(0);
            visit.hasNoAxeViolations();
        }
    }

    @Test
    void theAdministratorEntersAPersonAndTheSecurityOfficerOpensAnAccount() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "admin");
            page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, named("人员")).click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("登记人员"))
                    .click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("姓名").fill("喆新来");
            dialog.getByRole(AriaRole.BUTTON, named("登记人员")).click();
            assertThat(page.getByText("喆新来").first()).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "security");
            page.getByRole(AriaRole.MAIN)
                    .getByRole(AriaRole.LINK, named("账户").setExact(true))
                    .click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("开户"))
                    .first()
                    .click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("人员").fill("喆新来");
            page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("喆新来"))
                    .click();
            dialog.getByLabel("账户").fill("xinlai");
            dialog.getByRole(AriaRole.BUTTON, named("开户")).click();
            assertThat(page.getByText("xinlai 的初始密码")).isVisible();
        }
    }

    @Test
    void theAdministratorReadsHowManyUnitsAFileBrought() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "admin");
            page.navigate("/admin/import");
            var units = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("行政区划"));
            byte[] file = "code,name\n320214051998,甲社区㙦\n320214051999,乙社区\n".getBytes(StandardCharsets.UTF_8);
            units.locator("input[type=file]").setInputFiles(new FilePayload("区划.csv", "text/csv", file));
            units.getByRole(AriaRole.BUTTON, named("导入")).click();

            assertThat(units.getByRole(AriaRole.STATUS)).containsText("新增 2 个");
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, named(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
