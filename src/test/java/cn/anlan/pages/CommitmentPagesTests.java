package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.pdf;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.Visit;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import cn.anlan.spreadsheets.Workbook;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A year's notices and commitments, as the town's office, an enterprise and the district work them. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    People people;

    @Autowired
    Browser browser;

    @Test
    @Clause("XN-2.3c")
    void sendsNoticesToEveryEnterpriseAndFollowsTheirCommitments() throws IOException {
        String address;
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/commitments");
            assertThat(page.getByText("属地内还没有企业")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-empty-zh-desk");
            people.join(
                    "chemicals",
                    Role.ENTERPRISE,
                    people.unit("胡埭示例化工有限公司", UnitKind.ENTERPRISE, "320211102000", stage.town));
            people.unit("胡埭示例机械厂", UnitKind.ENTERPRISE, "320211102000", stage.town);
            people.unit("胡埭镇喆㙦五金店", UnitKind.ENTERPRISE, "320211102000", stage.town);
            page.reload();
            button(page, "开始本年度告知与承诺").click();
            page.getByRole(AriaRole.DIALOG).getByLabel("监管联系人及电话").fill("镇安委办 0000-1234");
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-open-zh-desk");
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions()
                                    .setName("开始")
                                    .setExact(true))
                    .click();
            button(page, "发送告知书").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("3 家未告知的企业");
            button(page, "签发并发送").click();
            assertThat(page.getByText("最近一次制发告知书 3/3 件")).isVisible();
            assertThat(page.getByText("已承诺 0 家，共 3 家企业")).isVisible();
            step(page, "催办");
            assertThat(page.getByText("已提醒 1 家")).isVisible();
            assertThat(page.getByText("2 家无法联系：没有账号，也没有链接")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-reminded-zh-desk");
            link(page, "查看名单").click();
            assertThat(heading2(page, "无法联系的")).isVisible();
            assertThat(link(page, "胡埭示例机械厂")).isVisible();
            assertThat(link(page, "胡埭示例化工有限公司")).hasCount(0);
            // One list of links for all of them, and behind each link that enterprise's own notice and form.
            button(page, "批量生成链接").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("只在此时给出一次");
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-links-zh-desk");
            Download list = page.waitForDownload(() -> button(page, "生成并下载名单").click());
            Assertions.assertThat(list.suggestedFilename()).startsWith("企业链接-").endsWith(".xlsx");
            address = addresses(list.path()).get("胡埭镇喆㙦五金店");
            assertThat(page.getByText("一次性链接").first()).isVisible();
        }
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = visit.page();
            page.navigate(address.substring(address.indexOf("/reply/")));
            assertThat(heading(page, "安全生产主体责任告知书").first()).isVisible();
            assertThat(page.getByText("承诺单位（盖章）：胡埭镇喆㙦五金店")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-link-zh-phone");
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "chemicals");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/letters?box=todo");
            link(page, "安全生产主体责任告知书").first().click();
            assertThat(page.getByText("镇安委办 0000-1234").first()).isVisible();
            page.getByLabel("答复内容").fill("承诺书已由主要负责人签署。");
            page.getByLabel("选择文件").setInputFiles(pdf("承诺书.pdf"));
            assertThat(link(page, "承诺书.pdf").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-reply-zh-desk");
            button(page, "提交答复").click();
            assertThat(page.getByText("承诺书已由主要负责人签署。").first()).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/commitments");
            assertThat(page.getByText("33.3%").first()).isVisible();
            assertThat(page.getByText("已承诺 1 家，共 3 家企业")).isVisible();
            assertThat(link(page, "胡埭镇喆㙦五金店")).isVisible();
            assertThat(link(page, "胡埭示例化工有限公司")).hasCount(0);
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-zh-desk");
        }
        // The district looks on from a phone, in English: town by town, down to the missing ones.
        people.unit("雪浪街道", UnitKind.SUB_DISTRICT, "320211004000", stage.district);
        people.unit("雪浪示例仓储公司", UnitKind.ENTERPRISE, "320211004000", stage.district);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "district.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/commitments");
            assertThat(heading(page, "Notices and commitments")).isVisible();
            assertThat(page.getByText("1 of 4 enterprises have committed themselves"))
                    .isVisible();
            assertThat(page.getByText("Not begun")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-en-phone");
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            link(page, "雪浪街道").click();
            assertThat(link(page, "雪浪示例仓储公司")).isVisible();
            assertThat(link(page, "胡埭示例机械厂")).hasCount(0);
            visit.hasNoAxeViolations();
            visit.screenshot("commitments-list-en-phone");
        }
    }

    /** The links in a list, by enterprise. */
    private static Map<String, String> addresses(Path file) throws IOException {
        var addresses = new HashMap<String, String>();
        try (var workbook = Workbook.open(file, "links.xlsx")) {
            workbook.read(0, row -> {
                addresses.put(row.text(0), row.text(3));
                return true;
            });
        }
        return addresses;
    }

    private static com.microsoft.playwright.Locator heading2(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(2));
    }
}
