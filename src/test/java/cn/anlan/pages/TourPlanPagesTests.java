package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A zone's year of tours, from the first proposal to what comes after the approval, as the office, the committee's head and members work it. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourPlanPagesTests {

    private static final List<String> ALL = List.of("POLITICAL", "INTEGRITY", "KNOWLEDGE", "HEALTH");

    @Autowired
    People people;

    @Autowired
    Http http;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    private UUID bureau;
    private final List<People.Member> members = new ArrayList<>();

    /** The zone of the regime with its three sub-districts, its committee's head and office, and people who could tour. */
    @BeforeAll
    void aZone() {
        List<String> areas = List.of("370403002", "370403003", "370403004");
        UUID city = people.unit("枣庄市", UnitKind.CITY, "370400000000", null);
        people.join("admin", Role.ADMINISTRATOR, city);
        Http admin = http.as("admin");
        UUID zone = unit(admin, "示例高新区", "PARK", "370403002000", areas, city);
        for (int i = 0; i < areas.size(); i++) {
            String name = List.of("兴仁街道", "兴城街道", "张范街道").get(i);
            unit(admin, name, "SUB_DISTRICT", areas.get(i) + "000", List.of(areas.get(i)), zone);
        }
        bureau = unit(admin, "示例应急管理局", "DEPARTMENT", "370403002000", areas, zone);
        people.join("zone.head", Role.PRINCIPAL, zone);
        people.join("zone.office", Role.COMMITTEE_OFFICE, zone);
        for (int i = 0; i < 9; i++) {
            members.add(people.join("member" + i, Role.INSPECTOR, bureau));
        }
        http.as("zone.office")
                .post("/api/regimes/zaozhuang-tours/adoptions", Map.of("unit", zone, "from", clock.today()))
                .is(201);
    }

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
            take(office, group, "amend", Map.of("members", named(0, 6)));

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
    @Clause("ZZ-2.1a")
    void bringsAGroupFromTheDraftToItsApprovalOnAPhone() {
        Http office = http.as("zone.office");
        String plan =
                office.post("/api/tour-plans", Map.of("year", 2027)).is(201).text("id");
        String group = office.post(
                        "/api/tour-groups", Map.of("plan", plan, "name", "Second group", "members", named(0, 5)))
                .is(201)
                .text("id");
        Answer seen = office.get("/api/tour-plans/" + plan);
        Map<String, Object> tour = Map.of(
                "unit", seen.text("units.0.id"),
                "kind", "REGULAR",
                "theme", "粉尘涉爆专题",
                "themeSetBy", "PARTY_WORKING_COMMITTEE",
                "starts", "2027-04-01",
                "ends", "2027-04-14",
                "group", group);
        office.ifMatch(seen)
                .post("/api/tour-plans/" + plan + "/amend", Map.of("tours", List.of(tour)))
                .is(200);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "zone.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-groups/" + group);
            assertThat(page.getByText("5 members so far; 6 to 8 are required.")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("tour-group-draft-en-phone");
            refused(page, "The group has 5 members; it must have 6 to 8.");

            button(page, "Add a member").click();
            choose(page, "Own unit", "示例应急管理局");
            dialog(page)
                    .getByLabel("Person")
                    .selectOption(members.get(5).person().toString());
            for (String condition : List.of("Politically reliable", "Fair and honest", "Knows the field", "Healthy")) {
                dialog(page).getByLabel(condition).check();
            }
            visit.hasNoAxeViolations();
            visit.screenshot("tour-member-en-phone");
            confirm(page, "Save");
            assertThat(page.getByText("6 members so far; 6 to 8 are required.")).isVisible();

            // Nine are too many; eight are right again.
            take(office, group, "amend", Map.of("members", named(0, 9)));
            page.reload();
            refused(page, "The group has 9 members; it must have 6 to 8.");
            take(office, group, "amend", Map.of("members", named(0, 8)));
            page.reload();
            step(page, "Propose");
            assertThat(page.getByText("8 declarations of interests are missing"))
                    .isVisible();
        }
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "zone.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-groups/" + group);
            button(page, "Approve").click();
            dialogButton(page, "Approve").click();
            assertThat(dialog(page)).containsText("ZZ-4.3c");
        }
        // A member finds the group in the list of plans and speaks of their own interests.
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "member3", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-plans");
            link(page, "2027").first().click();
            link(page, "Second group").first().click();
            button(page, "Declare").click();
            dialog(page).getByLabel("None").check();
            visit.screenshot("tour-interest-en-phone");
            confirm(page, "Declare");
            assertThat(page.getByText("No interest", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.getByText("7 not declared")).isVisible();
        }
        declareNone(group);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "zone.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-groups/" + group);
            step(page, "Approve");
            assertThat(page.getByText("Members stay for the year.")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("tour-group-en-phone");
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        // One of eight gives way to another, by the committee's decision.
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.byForm(visit, "zone.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-groups/" + group);
            button(page, "Replace 人员 member7").click();
            choose(page, "Own unit", "示例应急管理局");
            dialog(page)
                    .getByLabel("Person")
                    .selectOption(members.get(8).person().toString());
            for (String condition : List.of("Politically reliable", "Fair and honest", "Knows the field", "Healthy")) {
                dialog(page).getByLabel(condition).check();
            }
            dialog(page).getByLabel("Reason").fill("Ill until autumn");
            confirm(page, "Propose a replacement");
            assertThat(page.getByText("人员 member8 in the place of 人员 member7")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("tour-group-replacement-en-desk");
        }
        declareNone(group);
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.byForm(visit, "zone.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tour-groups/" + group);
            button(page, "Decide").click();
            dialog(page).getByLabel("Grant it").check();
            confirm(page, "Decide");
            assertThat(page.getByText("in the place of")).hasCount(0);
            Assertions.assertThat(office.get("/api/tour-groups/" + group)
                            .at("group.members")
                            .toString())
                    .contains("人员 member8")
                    .doesNotContain("人员 member7");
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

    private static void refused(Page page, String words) {
        button(page, "Propose").click();
        dialogButton(page, "Propose").click();
        assertThat(dialog(page)).containsText(words);
        assertThat(dialog(page)).containsText("ZZ-2.1a");
        dialogButton(page, "Cancel").click();
    }

    /** Types a name and takes what is suggested. */
    private static void choose(Page page, String label, String name) {
        dialog(page).getByLabel(label).fill(name);
        dialog(page)
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static Locator dialogButton(Page page, String name) {
        return dialog(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static UUID unit(Http admin, String name, String kind, String territory, List<String> areas, UUID parent) {
        return UUID.fromString(admin.post(
                        "/api/units",
                        Map.of(
                                "name", name,
                                "kind", kind,
                                "territory", territory,
                                "areas", areas,
                                "parent", parent,
                                "opened", People.OPENED))
                .is(201)
                .text("id"));
    }

    /** Members from a number on, the first of them a leader fit to lead. */
    private List<Map<String, Object>> named(int from, int count) {
        var named = new ArrayList<Map<String, Object>>();
        for (int i = from; i < from + count; i++) {
            var member = new LinkedHashMap<String, Object>();
            member.put("person", members.get(i).person());
            member.put("leader", i == from);
            member.put("official", true);
            member.put("rank", i == from ? "SECTION" : "STAFF");
            member.put("field", "从事安全生产监管十二年");
            member.put("conditions", ALL);
            named.add(member);
        }
        return named;
    }

    private static void take(Http by, String group, String step, Object content) {
        String path = "/api/tour-groups/" + group;
        by.ifMatch(by.get(path)).post(path + "/" + step, content).is(200);
    }

    /** Everybody of a group who hasn't yet declares to have no tie. */
    private void declareNone(String group) {
        String path = "/api/tour-groups/" + group;
        var missing =
                http.as("zone.office").get(path).at("undeclared").valueStream().toList();
        for (var one : missing) {
            People.Member member = members.stream()
                    .filter(some ->
                            some.person().toString().equals(one.get("person").asString()))
                    .findFirst()
                    .orElseThrow();
            Http own = http.as(member.account());
            own.ifMatch(own.get(path))
                    .post(
                            path + "/interests",
                            Map.of(
                                    "person", member.person(),
                                    "tour", one.get("tour").asString(),
                                    "ties", List.of()))
                    .is(200);
        }
    }
}
