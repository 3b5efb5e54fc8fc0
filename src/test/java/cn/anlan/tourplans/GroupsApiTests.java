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

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class GroupsApiTests {

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
    @Clause("ZZ-2.1a")
    void hasSixToEightMembersInOneOrTwoGroups() {
        UUID plan = zone.plan(2026);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 5));
        String path = "/api/tour-groups/" + group;

        Answer refused = zone.step(zone.office, path, "propose", Map.of()).isProblem(422, "GROUP_TOO_SMALL");
        assertThat(refused.text("clause")).isEqualTo("ZZ-2.1a");
        zone.step(zone.office, path, "amend", Map.of("members", zone.members(0, 9)))
                .is(200);
        zone.step(zone.office, path, "propose", Map.of()).isProblem(422, "GROUP_TOO_LARGE");
        for (int count : List.of(6, 8)) {
            zone.step(zone.office, path, "amend", Map.of("members", zone.members(0, count)))
                    .is(200);
            zone.step(zone.office, path, "propose", Map.of()).is(200);
            zone.step(zone.head, path, "send-back", Map.of("reason", "再议")).is(200);
        }

        zone.group(plan, "第二巡查组", zone.members(2, 6));
        Answer third = town.as(zone.office)
                .post("/api/tour-groups", Map.of("plan", plan, "name", "第三巡查组", "members", zone.members(2, 6)))
                .isProblem(422, "TOO_MANY_GROUPS");
        assertThat(third.text("clause")).isEqualTo("ZZ-2.1a");

        // A plan without any group isn't submitted, nor one whose tour has none.
        UUID bare = zone.plan(2031);
        var tours = java.util.stream.IntStream.range(0, 3)
                .mapToObj(i -> {
                    var tour = zone.tour(i, group, "2031-04-01", "2031-04-14");
                    tour.remove("group");
                    return tour;
                })
                .toList();
        zone.amend(bare, tours).is(200);
        zone.step(zone.office, "/api/tour-plans/" + bare, "submit", Map.of()).isProblem(422, "TOO_FEW_GROUPS");
        zone.group(bare, "第一巡查组", zone.members(0, 6));
        zone.step(zone.office, "/api/tour-plans/" + bare, "submit", Map.of()).isProblem(422, "GROUP_MISSING");
    }

    @Test
    @Clause("ZZ-2.1b")
    void isLedByOneOfficialOfSectionLevelWhoKnowsTheField() {
        UUID plan = zone.plan(2027);
        var members = zone.members(0, 6);
        UUID group = zone.group(plan, "第一巡查组", members);
        String path = "/api/tour-groups/" + group;

        for (Map<String, Object> unfit : List.<Map<String, Object>>of(
                Map.of("rank", "STAFF"), Map.of("field", " "), Map.of("official", false))) {
            var leader = new LinkedHashMap<>(members.getFirst());
            leader.putAll(unfit);
            Answer refused = proposed(path, leader, members).isProblem(422, "LEADER_UNFIT");
            assertThat(refused.text("clause")).isEqualTo("ZZ-2.1b");
        }
        var nobody = new LinkedHashMap<>(members.getFirst());
        nobody.put("leader", false);
        proposed(path, nobody, members).isProblem(422, "ONE_LEADER");
        var division = new LinkedHashMap<>(members.getFirst());
        division.put("rank", "DIVISION");
        proposed(path, division, members).is(200);
        zone.step(zone.head, path, "send-back", Map.of("reason", "改由科级干部担任")).is(200);
        proposed(path, members.getFirst(), members).is(200);
    }

    @Test
    @Clause("ZZ-2.2")
    void hasAllFourConditionsOfEachMemberAttested() {
        UUID plan = zone.plan(2028);
        var members = zone.members(0, 6);
        UUID group = zone.group(plan, "第一巡查组", members);
        String path = "/api/tour-groups/" + group;
        var three = new LinkedHashMap<>(members.getLast());
        three.put("conditions", Zone.conditions(3));

        var withThree = new java.util.ArrayList<>(members.subList(0, 5));
        withThree.add(three);
        zone.step(zone.office, path, "amend", Map.of("members", withThree)).is(200);
        Answer refused = zone.step(zone.office, path, "propose", Map.of()).isProblem(422, "CONDITIONS_MISSING");
        assertThat(refused.text("clause")).isEqualTo("ZZ-2.2");
        zone.step(zone.office, path, "amend", Map.of("members", members)).is(200);
        zone.step(zone.office, path, "propose", Map.of()).is(200);
    }

    @Test
    @Clause("ZZ-2.3")
    void isProposedByTheOfficeApprovedByTheCommitteeAndStaysForTheCycle() {
        UUID plan = zone.plan(2030);
        town.as(zone.head)
                .post("/api/tour-groups", Map.of("plan", plan, "name", "甲组", "members", zone.members(0, 6)))
                .isProblem(403, "NOT_ALLOWED");
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 6));
        String path = "/api/tour-groups/" + group;
        zone.amend(plan, List.of(zone.tour(0, group, "2030-04-01", "2030-04-14")))
                .is(200);
        zone.declareNone(group);
        zone.step(zone.head, path, "approve", Map.of()).isProblem(409, "WRONG_STATE");
        zone.step(zone.office, path, "propose", Map.of()).is(200);
        zone.step(zone.office, path, "approve", Map.of()).isProblem(403, "NOT_ALLOWED");
        zone.step(zone.head, path, "approve", Map.of()).is(200);

        // Once approved, nobody is changed but by a replacement with a reason, which the committee approves.
        Answer fixed = zone.step(zone.office, path, "amend", Map.of("members", zone.members(1, 6)))
                .isProblem(409, "WRONG_STATE");
        assertThat(fixed.text("clause")).isEqualTo("ZZ-2.3");
        var change = new LinkedHashMap<String, Object>();
        change.put("outgoing", zone.person(5));
        change.put("incoming", zone.named(7, false));
        zone.step(zone.office, path, "replacement", change).is(400);
        change.put("reason", "不适合从事巡查工作");
        zone.step(zone.office, path, "replacement", change).is(200);
        UUID tour = zone.tours(plan).getFirst();
        zone.step(zone.head, path, "replacement/decide", Map.of("granted", true))
                .isProblem(422, "INTERESTS_UNDECLARED");
        zone.declare(group, zone.person(7), tour, List.of()).is(200);
        zone.step(zone.head, path, "replacement/decide", Map.of("granted", true))
                .is(200);
        Answer view = town.as(zone.office).get(path).is(200);
        assertThat(view.at("group.members")
                        .valueStream()
                        .map(member -> member.get("name").asString()))
                .contains("巡查7")
                .doesNotContain("巡查5")
                .hasSize(6);
        assertThat(view.body()).contains("不适合从事巡查工作");
        zone.step(zone.head, path, "replacement/decide", Map.of("granted", true))
                .isProblem(409, "NOTHING_PENDING");
    }

    @Test
    @Clause("ZZ-4.1")
    void flagsWhoIsNotReleasedForTheWholeTour() {
        UUID plan = zone.plan(2032);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 6));
        zone.amend(plan, List.of(zone.tour(0, group, "2032-04-05", "2032-04-18")))
                .is(200);
        String path = "/api/tour-groups/" + group;
        assertThat(unreleased(path)).hasSize(6);

        for (int i = 0; i < 5; i++) {
            release(path, i, "2032-04-05", "2032-04-18").is(200);
        }
        // A day short at the end is a day at the own post.
        release(path, 5, "2032-04-05", "2032-04-17").is(200);
        assertThat(unreleased(path)).containsExactly("巡查5");
        release(path, 5, "2032-04-05", "2032-04-18").is(200);
        assertThat(unreleased(path)).isEmpty();
    }

    private Answer release(String path, int n, String from, String to) {
        return zone.step(
                zone.office,
                path,
                "release",
                Map.of("person", zone.person(n), "from", from, "to", to, "agreedBy", "应急管理局局长"));
    }

    private List<String> unreleased(String path) {
        return town.as(zone.office)
                .get(path)
                .is(200)
                .at("clashes")
                .valueStream()
                .filter(clash -> clash.get("kind").asString().equals("NOT_RELEASED"))
                .map(clash -> clash.get("name").asString())
                .toList();
    }

    private Answer proposed(String path, Map<String, Object> leader, List<Map<String, Object>> members) {
        var changed = new java.util.ArrayList<>(members);
        changed.set(0, leader);
        zone.step(zone.office, path, "amend", Map.of("members", changed)).is(200);
        return zone.step(zone.office, path, "propose", Map.of());
    }
}
