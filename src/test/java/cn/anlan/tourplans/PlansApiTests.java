package cn.anlan.tourplans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class PlansApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Zone zone;

    @BeforeEach
    void start() {
        clock.reset();
        zone = zone == null ? new Zone(town) : zone;
    }

    @Test
    @Clause("ZZ-1.2a")
    void reachesEverySubDistrictOfTheYearOrIsRefused() {
        UUID plan = zone.plan(2026);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 6));
        String path = "/api/tour-plans/" + plan;
        zone.amend(
                        plan,
                        List.of(
                                zone.tour(0, group, "2026-04-01", "2026-04-14"),
                                zone.tour(1, group, "2026-05-06", "2026-05-19")))
                .is(200);

        // Two of three are 66 %: the third is named.
        Answer view = town.as(zone.office).get(path).is(200);
        assertThat(view.number("toured")).isEqualTo(3);
        assertThat(view.text("leftOut.0.name")).isEqualTo("张范街道");
        Answer refused = zone.step(zone.office, path, "submit", Map.of()).isProblem(422, "LEFT_OUT");
        assertThat(refused.text("clause")).isEqualTo("ZZ-1.2a");
        assertThat(refused.text("detail")).contains("张范街道", "100");

        // The planner proposes the one that is missing, after the group's last tour and no shorter than two weeks.
        Answer proposed =
                town.as(zone.office).get(path + "/proposal?from=2026-03-09").is(200);
        assertThat(proposed.at("tours").size()).isEqualTo(1);
        assertThat(proposed.text("tours.0.unit")).isEqualTo(zone.streets.get(2).toString());
        assertThat(proposed.text("tours.0.starts")).isEqualTo("2026-05-20");
        assertThat(proposed.text("tours.0.ends")).isEqualTo("2026-06-02");
        assertThat(proposed.at("leftOut").size()).isZero();
        assertThat(town.as(zone.office).get(path + "/proposal?from=2026-12-19").text("leftOut.0.name"))
                .isEqualTo("张范街道");

        var tours = List.of(
                zone.tour(0, group, "2026-04-01", "2026-04-14"),
                zone.tour(1, group, "2026-05-06", "2026-05-19"),
                zone.tour(2, group, proposed.text("tours.0.starts"), proposed.text("tours.0.ends")));
        zone.amend(plan, tours).is(200);
        zone.step(zone.office, path, "submit", Map.of()).is(200);

        // The committee approves, not whoever drew it up; the office can't.
        zone.step(zone.office, path, "approve", Map.of()).isProblem(403, "NOT_ALLOWED");
        zone.step(zone.head, path, "send-back", Map.of("reason", "张范街道改到下半年")).is(200);
        zone.amend(plan, tours).is(200);
        zone.step(zone.head, path, "approve", Map.of()).isProblem(409, "WRONG_STATE");
        zone.step(zone.office, path, "submit", Map.of()).is(200);
        zone.step(zone.head, path, "approve", Map.of("opinion", "同意")).is(200);
        assertThat(town.as(zone.office).get(path).text("plan.state")).isEqualTo("APPROVED");

        // Nobody of a sub-district sees the plan, whose area code is that of the first one.
        town.as(zone.streetHeads.getFirst()).get(path).isProblem(404, "NOT_FOUND");
        town.as(town.districtOffice).get(path).isProblem(404, "NOT_FOUND");
        assertThat(town.as(zone.streetHeads.getFirst()).get("/api/tour-plans").items())
                .isEmpty();

        // Special tours and key enterprises come later; a tour of an enterprise elsewhere is refused.
        UUID regular = zone.tours(plan).getFirst();
        zone.step(
                        zone.office,
                        path,
                        "tours/" + regular + "/extend",
                        Map.of("enterprises", List.of(zone.enterprise), "reason", "锂电池企业事故多发"))
                .is(200);
        assertThat(town.as(zone.office).get(path).text("tours.0.enterprises.0")).isEqualTo(zone.enterprise.toString());
        UUID other = zone.tours(plan).get(1);
        zone.step(
                        zone.office,
                        path,
                        "tours/" + other + "/extend",
                        Map.of("enterprises", List.of(zone.enterprise), "reason", "不在辖区"))
                .isProblem(422, "NOT_ENTERPRISE");
    }

    @Test
    @Clause("ZZ-1.2a")
    void wantsAWrittenReasonForThirteenDaysAndNoneForFourteen() {
        UUID plan = zone.plan(2027);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 6));

        var thirteen = zone.tour(0, group, "2027-04-01", "2027-04-13");
        Answer refused = zone.amend(plan, List.of(thirteen)).isProblem(422, "SHORT_WITHOUT_REASON");
        assertThat(refused.text("clause")).isEqualTo("ZZ-1.2a");
        assertThat(refused.text("detail")).contains("2027-04-14");
        thirteen.put("shortReason", "   ");
        zone.amend(plan, List.of(thirteen)).isProblem(422, "SHORT_WITHOUT_REASON");
        thirteen.put("shortReason", "辖区企业少，十三天可以完成");
        zone.amend(plan, List.of(thirteen)).is(200);
        assertThat(town.as(zone.office).get("/api/tour-plans/" + plan).text("tours.0.shortReason"))
                .contains("十三天");
        zone.amend(plan, List.of(zone.tour(0, group, "2027-04-01", "2027-04-14")))
                .is(200);
    }

    @Test
    @Clause("ZZ-1.2b")
    void needsAThemeAndWhoSetIt() {
        UUID plan = zone.plan(2028);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 6));
        var tour = zone.tour(0, group, "2028-04-03", "2028-04-17");
        var without = new LinkedHashMap<>(tour);
        without.put("theme", " ");
        Answer refused = zone.amend(plan, List.of(without)).isProblem(422, "THEME_MISSING");
        assertThat(refused.text("clause")).isEqualTo("ZZ-1.2b");
        var bySomebody = new LinkedHashMap<>(tour);
        bySomebody.remove("themeSetBy");
        zone.amend(plan, List.of(bySomebody)).isProblem(422, "THEME_MISSING");
        var byTheBureau = new LinkedHashMap<>(tour);
        byTheBureau.put("themeSetBy", "BUREAU");
        zone.amend(plan, List.of(byTheBureau)).is(400);
        for (String setter : List.of("PARTY_WORKING_COMMITTEE", "MANAGEMENT_COMMITTEE", "SAFETY_COMMITTEE")) {
            tour.put("themeSetBy", setter);
            zone.amend(plan, List.of(tour)).is(200);
        }
    }

    @Test
    @Clause("ZZ-1.2a")
    void showsClashesAndForbidsThoseThatCannotBe() {
        UUID plan = zone.plan(2029);
        UUID one = zone.group(plan, "第一巡查组", zone.members(0, 6));
        UUID two = zone.group(plan, "第二巡查组", zone.members(3, 6));
        String path = "/api/tour-plans/" + plan;
        declareBusy(zone.streetHeads.get(0), 0, "CRITICAL_WORK", "2029-04-16", "2029-04-20")
                .is(201);
        declareBusy(zone.streetHeads.get(0), 0, "JOINT_ENFORCEMENT", "2029-04-16", "2029-04-20")
                .isProblem(403, "NOT_YOUR_STEP");
        declareBusy(zone.streetHeads.get(0), 1, "CRITICAL_WORK", "2029-04-16", "2029-04-20")
                .isProblem(404, "NOT_FOUND");
        declareBusy(zone.office, 1, "JOINT_ENFORCEMENT", "2029-05-10", "2029-05-10")
                .is(201);

        var first = zone.tour(0, one, "2029-04-03", "2029-04-16");
        var second = zone.tour(1, one, "2029-04-16", "2029-05-10");
        var third = zone.tour(2, two, "2029-05-09", "2029-05-22");
        zone.amend(plan, List.of(first, second, third)).is(200);
        assertThat(kinds(path))
                .contains("GROUP_AT_TWO_UNITS", "MEMBER_IN_TWO_GROUPS", "CRITICAL_WORK", "JOINT_ENFORCEMENT");
        Answer refused = zone.step(zone.office, path, "submit", Map.of()).isProblem(422, "CLASHES");
        assertThat(refused.at("clashes").size()).isGreaterThanOrEqualTo(4);

        // A day later there is no clash of groups; what the unit has declared is a warning only.
        second = zone.tour(1, one, "2029-04-17", "2029-05-09");
        third = zone.tour(2, two, "2029-05-10", "2029-05-23");
        zone.amend(plan, List.of(first, second, third)).is(200);
        assertThat(kinds(path)).contains("CRITICAL_WORK").doesNotContain("GROUP_AT_TWO_UNITS", "MEMBER_IN_TWO_GROUPS");
        assertThat(kinds(path)).doesNotContain("JOINT_ENFORCEMENT");
        zone.step(zone.office, path, "submit", Map.of()).is(200);
        zone.step(zone.head, path, "approve", Map.of()).is(200);

        // Two tours at one unit at a time.
        var special = zone.tour(0, two, "2029-04-16", "2029-04-29");
        special.put("kind", "SPECIAL");
        zone.step(zone.office, path, "tours", special).isProblem(422, "CLASHES");
        special = zone.tour(0, two, "2029-06-04", "2029-06-17");
        special.put("kind", "IRREGULAR");
        zone.step(zone.office, path, "tours", special).is(200);
        UUID added = zone.tours(plan).getLast();
        assertThat(town.as(zone.office).get(path).text("tours.3.approvedAt")).isNull();
        zone.step(zone.head, path, "tours/" + added + "/approve", Map.of()).is(200);
        assertThat(town.as(zone.office).get(path).text("tours.3.approvedAt")).isNotNull();
    }

    private Answer declareBusy(UUID post, int street, String kind, String starts, String ends) {
        return town.as(post)
                .post(
                        "/api/busy-times",
                        Map.of(
                                "unit", zone.streets.get(street),
                                "kind", kind,
                                "starts", starts,
                                "ends", ends,
                                "words", "迎检"));
    }

    private List<String> kinds(String path) {
        return town.as(zone.office)
                .get(path)
                .is(200)
                .at("clashes")
                .valueStream()
                .map((JsonNode clash) -> clash.get("kind").asString())
                .toList();
    }
}
