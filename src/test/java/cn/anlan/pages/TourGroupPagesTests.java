package cn.anlan.pages;

import static cn.anlan.pages.Dialogs.choose;
import static cn.anlan.pages.Dialogs.dialog;
import static cn.anlan.pages.Dialogs.dialogButton;
import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.Visit;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A group from its draft to a replacement, as the office, the committee's head and its members work it. */
class TourGroupPagesTests extends TourPlanStage {

    @Test
    @Clause("ZZ-2.1a")
    void bringsAGroupFromTheDraftToItsApprovalOnAPhone() {
        Http office = http.as("zone.office");
        String plan =
                office.post("/api/tour-plans", Map.of("year", 2027)).is(201).text("id");
        String group = office.post(
                        "/api/tour-groups", Map.of("plan", plan, "name", "Second group", "members", members(0, 5)))
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
            take(office, group, "amend", Map.of("members", members(0, 9)));
            page.reload();
            refused(page, "The group has 9 members; it must have 6 to 8.");
            take(office, group, "amend", Map.of("members", members(0, 8)));
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
            assertThat(page.getByText(Pattern.compile("^人员 member3, .+: no interest$")))
                    .isVisible();
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
            assertThat(page.getByText("人员 member8 in place of 人员 member7")).hasCount(2);
            Assertions.assertThat(office.get("/api/tour-groups/" + group)
                            .at("group.members")
                            .toString())
                    .contains("人员 member8")
                    .doesNotContain("人员 member7");
        }
    }

    private static void refused(Page page, String words) {
        button(page, "Propose").click();
        dialogButton(page, "Propose").click();
        assertThat(dialog(page)).containsText(words);
        assertThat(dialog(page)).containsText("ZZ-2.1a");
        dialogButton(page, "Cancel").click();
    }
}
