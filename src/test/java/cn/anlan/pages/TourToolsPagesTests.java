package cn.anlan.pages;

import static cn.anlan.pages.Dialogs.choose;
import static cn.anlan.pages.Dialogs.dialog;
import static cn.anlan.pages.Dialogs.dialogButton;
import static cn.anlan.pages.Dialogs.named;
import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.pdf;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.Visit;
import cn.anlan.inspections.TourDrive;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is done around tours in the pages: with members, with an approved plan, with its money, and after the report until the close. */
class TourToolsPagesTests extends TourStage {

    @Test
    @Order(1)
    @Clause("ZZ-4.1")
    void releasesAMemberFromTheOwnPostAndDecidesAComplaint() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tour-groups/" + approved.group());
            button(page, "脱钩 巡查1").click();
            assertThat(dialog(page).getByLabel("开始日期")).hasValue("2026-03-10");
            dialog(page).getByLabel("同意的单位或负责人").fill("应急管理局局长");
            confirm(page, "脱钩");
            assertThat(page.getByRole(AriaRole.ROW).filter(having("巡查1"))).containsText("2026年3月10日");

            button(page, "登记投诉").click();
            dialog(page).getByLabel("哪次巡查").selectOption("兴仁街道");
            dialog(page).getByLabel("被投诉的组员").selectOption("巡查2");
            dialog(page).getByLabel("投诉内容").fill("向企业推销消防器材。");
            visit.hasNoAxeViolations();
            confirm(page, "登记投诉");
            assertThat(page.getByText("向企业推销消防器材。")).isVisible();
            // The office logs it; deciding isn't offered to it.
            assertThat(button(page, "处理 巡查2")).hasCount(0);
            visit.screenshot("tour-group-complaint-zh-desk");
        }
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate("/tour-groups/" + approved.group());
            button(page, "处理 巡查2").click();
            dialog(page).getByLabel("结论").selectOption("不属实");
            dialog(page).getByLabel("处理意见").fill("经核查，系他人冒用名义。");
            fits(visit, "tour-complaint-zh-phone");
            confirm(page, "处理");
            assertThat(page.getByText("经核查，系他人冒用名义。")).isVisible();
        }
    }

    @Test
    @Order(2)
    @Clause("ZZ-1.2a")
    void dropsExtendsAndCancelsToursOfAnApprovedPlan() {
        String plan = "/tour-plans/" + approved.plan();
        var special = zone.tour(2, approved.group(), "2026-09-01", "2026-09-14");
        special.put("kind", "SPECIAL");
        zone.step(zone.office, "/api" + plan, "tours", special).is(200);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate(plan);
            assertThat(page.getByText("有1次增加的巡查等待安委会审批。")).isVisible();
            button(page, "撤回 张范街道").click();
            dialog(page).getByLabel("理由").fill("并入定期巡查");
            confirm(page, "撤回");
            assertThat(page.getByText("有1次增加的巡查等待安委会审批。")).hasCount(0);

            button(page, "延伸 兴仁街道").click();
            choose(page, "延伸巡查的重点企业", "示例锂电公司");
            dialog(page).getByLabel("理由").fill("锂电池企业事故多发");
            visit.hasNoAxeViolations();
            confirm(page, "延伸");
            assertThat(page.getByText("延伸至：示例锂电公司")).isVisible();
            assertThat(button(page, "取消巡查 张范街道")).hasCount(0);
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate(plan);
            button(page, "取消巡查 张范街道").click();
            dialog(page).getByLabel("理由").fill("汛期应急响应");
            visit.hasNoAxeViolations();
            visit.screenshot("tour-cancel-zh-desk");
            confirm(page, "取消巡查");
            assertThat(page.getByText("未列入 1 个：")).isVisible();
            assertThat(page.getByText("取消：汛期应急响应")).isVisible();
            fits(visit, "tour-plan-cancelled-zh-desk");
            link(page, "张范街道").first().click();
            assertThat(heading(page, "张范街道巡查")).isVisible();
            assertThat(page.getByText("代表安委会取消了这次巡查：汛期应急响应")).isVisible();
            fits(visit, "tour-cancelled-zh-desk");
            page.navigate("/tours?show=overview");
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(having("张范街道"))).containsText("未列入方案");
        }
    }

    @Test
    @Order(3)
    @Clause("ZZ-3.1")
    void writesThePlacesOwnChecklistBeforeTheTourBegins() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tours/" + approved.tours().get(1) + "?part=checklist");
            assertThat(page.getByText("通用清单")).isVisible();
            button(page, "编写清单").click();
            Locator prevention = dialog(page).getByLabel("5. 事故防范、双重预防与专项整治");
            String before = prevention.inputValue();
            prevention.fill("");
            assertThat(dialog(page).getByText("请填写")).isVisible();
            prevention.fill(before + "\n锂电池仓库是否单独设置");
            visit.hasNoAxeViolations();
            visit.screenshot("tour-checklist-zh-desk");
            confirm(page, "保存");
            assertThat(page.getByText("锂电池仓库是否单独设置")).isVisible();
            assertThat(page.getByText("本地清单第 1 版")).isVisible();
        }
    }

    @Test
    @Order(4)
    @Clause({"ZZ-3.3.4b", "ZZ-4.2b"})
    void raisesAHazardAndFollowsAViolationToTheClose() {
        var first = new TourDrive(zone, clock, approved.tours().getFirst(), 0);
        // The tour has been extended to an enterprise since everybody declared.
        zone.declareNone(approved.group());
        first.atWork();
        first.find("PREVENTION", "除尘管道积尘", "HAZARD", false);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.leader");
            page.navigate("/tours/" + first.tour);
            button(page, "上报隐患 除尘管道积尘").click();
            confirm(page, "上报隐患");
            assertThat(link(page, "查看隐患 除尘管道积尘")).isVisible();
        }
        var drive = new TourDrive(zone, clock, approved.tours().get(1), 1);
        drive.atWork();
        UUID violation = drive.find("RESPONSIBILITIES", "动火作业未审批", "PROBLEM", true);
        drive.fedBack();
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tours/" + drive.tour);
            button(page, "移交违法违规问题 动火作业未审批").click();
            choose(page, "接收单位", "高新区应急管理局");
            dialog(page).getByLabel("办理要求").fill("依法查处并答复。");
            fits(visit, "tour-transfer-zh-desk");
            confirm(page, "移交违法违规问题");
            link(page, "移交与抄送").click();
            assertThat(page.getByText("待答复")).isVisible();
            fits(visit, "tour-transferred-zh-desk");
        }
        drive.reviewed();
        drive.step(zone.office, "publish", Map.of("title", "巡查公告", "feedback", "两项问题", "rectification", "正在整改"))
                .is(200);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tours/" + drive.tour + "?part=transfers");
            page.getByRole(AriaRole.BUTTON, named("抄送结果")).click();
            choose(page, "抄送单位", "高新区应急管理局");
            dialog(page).getByLabel("巡查结果").fill("巡查发现两项问题，作为年度考核依据。");
            confirm(page, "抄送结果");
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(having("高新区应急管理局")))
                    .not()
                    .hasCount(0);

            // Not before the bureau has answered.
            page.getByRole(AriaRole.BUTTON, named("办结")).click();
            dialogButton(page, "办结").click();
            assertThat(dialog(page).getByRole(AriaRole.ALERT)).containsText("ZZ-");
            dialogButton(page, "取消").click();
        }
        var view = drive.view();
        answered(view.text("transfers.0.obligation"));
        // The second of the two bodies that must have a copy.
        drive.step(zone.office, "copy", Map.of("unit", zone.unit, "results", "巡查发现两项问题。"))
                .is(200);
        drive.close(violation);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "zone.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tours/" + drive.tour);
            step(page, "Close");
            assertThat(page.getByText("Closed; nothing is left to do.")).isVisible();
            fits(visit, "tour-closed-en-phone");
        }
    }

    /** The bureau answers the transfer, and the zone's head accepts it. */
    private void answered(String obligation) {
        String at = "/api/obligations/" + obligation;
        town.as(zone.bureauHead)
                .ifMatch(town.as(zone.bureauHead).get(at).version())
                .post(at + "/perform", Map.of("report", "已立案查处", "evidence", List.of(town.document(zone.bureauHead))))
                .is(200);
        town.as(zone.head)
                .ifMatch(town.as(zone.head).get(at).version())
                .post(at + "/accept", Map.of("opinion", "同意"))
                .is(200);
    }

    @Test
    @Order(5)
    @Clause("ZZ-4.1b")
    void changesTheLineByADecisionOnPaper() {
        UUID id = UUID.fromString(town.as(zone.office)
                .post(
                        "/api/tour-budgets",
                        Map.of("year", 2026, "fund", "安全生产专项资金", "fundTotal", 200_000, "amount", 100_000))
                .is(201)
                .text("id"));
        String path = "/api/tour-budgets/" + id;
        zone.step(zone.head, path, "approve", Map.of()).is(200);
        zone.step(zone.office, path, "spend", Map.of("amount", 90_000, "words", "专家劳务费", "spentOn", "2026-03-02"))
                .is(200);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate("/tour-plans/budgets");
            button(page, "调整预算").click();
            dialog(page).getByLabel("调整后的金额（元）").fill("89999.99");
            dialog(page).getByLabel("理由").fill("安委会第二次会议决定");
            assertThat(dialog(page).getByText("还需填写：决定文件")).isVisible();
            dialog(page).getByLabel("选择文件").setInputFiles(pdf("会议纪要.pdf"));
            assertThat(link(page, "会议纪要.pdf").first()).isVisible();
            dialogButton(page, "调整预算").click();
            assertThat(dialog(page)).containsText("低于已支出");
            assertThat(dialog(page)).containsText("ZZ-4.1b");
            fits(visit, "tour-budget-change-zh-desk");
            dialog(page).getByLabel("调整后的金额（元）").fill("150000");
            confirm(page, "调整预算");
            assertThat(page.getByText("60,000元", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.getByText("调整巡查经费预算").first()).isVisible();
            fits(visit, "tour-budget-changed-zh-desk");
        }
    }

    @Test
    @Order(6)
    @Clause("ZZ-2.1c")
    void keepsTheRegisterOfToursFromAbove() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tour-plans/from-above");
            assertThat(page.getByText("没有登记上级巡查")).isVisible();
            button(page, "登记上级巡查").first().click();
            dialog(page).getByLabel("巡查单位").fill("市安委会第二巡查组");
            dialog(page).getByLabel("专题").fill("危险化学品专项巡查");
            dialog(page).getByLabel("开始日期").fill("2027-03-15");
            dialog(page).getByLabel("结束日期").fill("2027-03-14");
            // Whoever is alone in the office liaises.
            assertThat(dialog(page).getByLabel("联络人"))
                    .hasValue(town.person(zone.office).toString());
            dialog(page).getByLabel("联系方式").fill("0632-0000000");
            dialogButton(page, "登记上级巡查").click();
            assertThat(dialog(page)).containsText("起止时间颠倒");
            dialog(page).getByLabel("结束日期").fill("2027-03-24");
            visit.hasNoAxeViolations();
            visit.screenshot("upper-tour-new-zh-desk");
            confirm(page, "登记上级巡查");
            assertThat(heading(page, "市安委会第二巡查组")).isVisible();

            button(page, "更改安排").click();
            dialog(page).getByLabel("专题").fill("危险化学品和粉尘涉爆专项巡查");
            confirm(page, "更改安排");
            assertThat(page.getByText("危险化学品和粉尘涉爆专项巡查").first()).isVisible();
            fits(visit, "upper-tour-zh-desk");
            page.navigate("/tour-plans/from-above");
            assertThat(page.getByText("即将开展")).isVisible();
            assertThat(link(page, "导出 Excel")).hasAttribute("href", "/api/upper-tours.xlsx");
            fits(visit, "upper-tours-zh-desk");
        }
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "zone.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-plans/from-above");
            fits(visit, "upper-tours-en-phone");
            link(page, "市安委会第二巡查组").click();
            button(page, "Enter the result").click();
            dialog(page)
                    .getByLabel("Result", new Locator.GetByLabelOptions().setExact(true))
                    .fill("Two points, both handed on.");
            fits(visit, "upper-tour-result-en-phone");
            confirm(page, "Enter the result");
            assertThat(page.getByText("Two points, both handed on.").first()).isVisible();
            assertThat(button(page, "Enter the result")).hasCount(0);
            fits(visit, "upper-tour-en-phone");
        }
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate("/tour-plans/from-above");
            assertThat(page.getByText("已结束").first()).isVisible();
            assertThat(button(page, "登记上级巡查")).hasCount(0);
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
