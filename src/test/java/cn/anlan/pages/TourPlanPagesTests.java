package cn.anlan.pages;

import static cn.anlan.pages.Dialogs.dialog;
import static cn.anlan.pages.Dialogs.dialogButton;
import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.Visit;
import cn.anlan.platform.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A zone's year of tours and its money, from the first proposal to what comes after the approval, as the office and the committee's head work it. */
class TourPlanPagesTests extends TourPlanStage {

    @Test
    @Clause("ZZ-1.2a")
    void bringsAPlanFromTheProposalToItsApproval() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tour-plans");
            button(page, "建立年度方案").first().click();
            confirm(page, "建立");
            assertThat(heading(page, "2026年巡查方案")).isVisible();

            // Nobody is reached yet: it can't be submitted, and the figures of the clause say why.
            assertThat(page.getByText("已列入 0/3 个单位（0%），须达到100%；每次不少于14 日。")).isVisible();
            button(page, "送审").click();
            dialogButton(page, "送审").click();
            assertThat(dialog(page)).containsText("有单位未列入");
            assertThat(dialog(page)).containsText("兴仁街道、兴城街道、张范街道");
            assertThat(dialog(page)).containsText("ZZ-1.2a");
            dialogButton(page, "取消").click();

            button(page, "成立巡查组").click();
            dialog(page).getByLabel("名称").fill("第一巡查组");
            confirm(page, "成立");
            assertThat(heading(page, "第一巡查组")).isVisible();
            String group = page.url().substring(page.url().lastIndexOf('/') + 1);
            Http office = http.as("zone.office");
            take(office, group, "amend", Map.of("members", members(0, 6)));

            link(page, "2026年巡查方案").click();
            button(page, "按建议安排").click();
            dialog(page).getByLabel("从哪天开始安排").fill("2026-04-01");
            assertThat(dialog(page)).containsText("2026年4月1日 至 2026年4月14日");
            assertThat(dialog(page)).containsText("14天");
            dialog(page).getByLabel("专题", exactly()).fill("危险化学品和粉尘涉爆专题");
            dialog(page).getByLabel("专题由谁确定").selectOption("SAFETY_COMMITTEE");
            dialog(page).getByLabel("确定专题的文件或会议").fill("安委会第一次全体会议");
            visit.hasNoAxeViolations();
            visit.screenshot("tour-proposal-zh-desk");
            confirm(page, "列入方案（3次）");
            assertThat(page.getByText("已列入 3/3 个单位（100%），须达到100%；每次不少于14 日。")).isVisible();

            // Thirteen days want a written reason; with it they stand.
            button(page, "修改 兴仁街道").click();
            dialog(page).getByLabel("结束日期").fill("2026-04-13");
            assertThat(dialog(page)).containsText("13天");
            dialogButton(page, "保存").click();
            assertThat(dialog(page)).containsText("时间不足须说明理由");
            assertThat(dialog(page)).containsText("2026-04-14");
            assertThat(dialog(page)).containsText("ZZ-1.2a");
            visit.hasNoAxeViolations();
            visit.screenshot("tour-short-zh-desk");
            dialog(page).getByLabel("时间不足的书面理由").fill("辖区企业少，十三天可以完成");
            confirm(page, "保存");
            assertThat(page.getByText("时间不足的理由：辖区企业少，十三天可以完成")).isVisible();

            // A group at two units at a time forbids the plan until one of them moves.
            button(page, "修改 兴城街道").click();
            dialog(page).getByLabel("开始日期").fill("2026-04-06");
            dialog(page).getByLabel("结束日期").fill("2026-04-19");
            confirm(page, "保存");
            assertThat(page.getByText("同一巡查组同时在两个单位")).isVisible();
            button(page, "送审").click();
            dialogButton(page, "送审").click();
            assertThat(dialog(page)).containsText("安排有冲突");
            dialogButton(page, "取消").click();
            button(page, "修改 兴城街道").click();
            dialog(page).getByLabel("开始日期").fill("2026-04-14");
            dialog(page).getByLabel("结束日期").fill("2026-04-27");
            confirm(page, "保存");
            assertThat(page.getByText("同一巡查组同时在两个单位")).hasCount(0);
            visit.hasNoAxeViolations();
            visit.screenshot("tour-plan-draft-zh-desk");
            step(page, "送审");
            assertThat(page.getByText("已送审，等待安委会审批。")).isVisible();

            declareNone(group);
            take(office, group, "propose", null);
            take(http.as("zone.head"), group, "approve", Map.of());
        }
        // Who sends no tours and makes none has no plan to look at.
        people.join("bureau", Role.DEPARTMENT, bureau);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "bureau");
            page.navigate("/tour-plans");
            assertThat(page.getByText("还没有巡查方案")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("tour-plans-none-zh-desk");
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate("/tour-plans");
            assertThat(page.getByText("由安委会审批", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            visit.screenshot("tour-plans-zh-desk");
            link(page, "2026年").first().click();
            step(page, "审批通过");
            assertThat(page.getByText("方案已生效。")).isVisible();
            // Whoever wasn't released for the time is warned of; that forbids nothing.
            assertThat(page.getByText("巡查期间未与原岗位脱钩").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("tour-plan-approved-zh-desk");
        }
        // After the approval: a special tour, proposed by the office and approved by the committee.
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tour-plans");
            link(page, "2026年").first().click();
            button(page, "增加专项或不定期巡查").click();
            dialog(page).getByLabel("被巡查单位").selectOption("张范街道");
            dialog(page).getByLabel("专题", exactly()).fill("燃气安全专项");
            dialog(page).getByLabel("专题由谁确定").selectOption("MANAGEMENT_COMMITTEE");
            dialog(page).getByLabel("开始日期").fill("2026-10-08");
            assertThat(dialog(page).getByLabel("结束日期")).hasValue("2026-10-21");
            confirm(page, "提出");
            assertThat(page.getByText("有1次增加的巡查等待安委会审批。")).isVisible();
        }
    }

    @Test
    @Clause("ZZ-4.1b")
    void paysForToursOutOfALineOfTheFundAndNoMore() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tour-plans/budgets");
            button(page, "编制预算").click();
            dialog(page).getByLabel("列支的专项资金").fill("安全生产专项资金");
            dialog(page).getByLabel("该专项资金总额（元）").fill("50000");
            dialog(page).getByLabel("金额（元）", exactly()).fill("50000.01");
            dialogButton(page, "编制预算").click();
            assertThat(dialog(page)).containsText("ZZ-4.1b");
            dialog(page).getByLabel("金额（元）", exactly()).fill("50000");
            confirm(page, "编制预算");
            assertThat(page.getByText("等待安委会审批，审批后才能支出。")).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate("/tour-plans/budgets");
            step(page, "审批预算");
            assertThat(page.getByText("已审批", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tour-plans/budgets");
            button(page, "登记支出").click();
            dialog(page).getByLabel("金额（元）").fill("50000.01");
            dialog(page).getByLabel("用途").fill("专家劳务费");
            dialogButton(page, "登记支出").click();
            assertThat(dialog(page)).containsText("超过预算");
            dialog(page).getByLabel("金额（元）").fill("12000");
            confirm(page, "登记支出");
            assertThat(page.getByText("38,000元", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.getByText("专家劳务费").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("tour-budget-zh-desk");
        }
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
