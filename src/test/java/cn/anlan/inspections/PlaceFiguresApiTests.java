package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.tourplans.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The figures of tours are the regime's, and a place's where the regime lets it set them: other figures, other limits. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class PlaceFiguresApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Zone zone;

    @BeforeEach
    void aZone() {
        clock.reset();
        zone = new Zone(town);
    }

    @Test
    @Clause({"ZZ-1.2a", "ZZ-2.1a", "ZZ-2.1b"})
    void boundPlansAndGroups() {
        set("tour-least-length", "10 days");
        set("group-members-least", "3");
        set("group-members-most", "4");
        set("groups-most", "1");
        set("leader-rank", "division");
        UUID plan = zone.plan(2026);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 2));
        String path = "/api/tour-groups/" + group;

        zone.step(zone.office, path, "propose", Map.of()).isProblem(422, "GROUP_TOO_SMALL");
        named(path, 5);
        zone.step(zone.office, path, "propose", Map.of()).isProblem(422, "GROUP_TOO_LARGE");
        named(path, 3);
        zone.step(zone.office, path, "propose", Map.of()).isProblem(422, "LEADER_UNFIT");
        var leader = new LinkedHashMap<>(zone.named(0, true));
        leader.put("rank", "DIVISION");
        zone.step(
                        zone.office,
                        path,
                        "amend",
                        Map.of("members", List.of(leader, zone.named(1, false), zone.named(2, false))))
                .is(200);
        zone.step(zone.office, path, "propose", Map.of()).is(200);
        town.as(zone.office)
                .post("/api/tour-groups", Map.of("plan", plan, "name", "第二巡查组", "members", zone.members(3, 3)))
                .isProblem(422, "TOO_MANY_GROUPS");
        Answer nine = zone.amend(plan, List.of(zone.tour(0, group, "2026-04-01", "2026-04-09")))
                .isProblem(422, "SHORT_WITHOUT_REASON");
        assertThat(nine.text("detail")).contains("2026-04-10");
        zone.amend(plan, List.of(zone.tour(0, group, "2026-04-01", "2026-04-10")))
                .is(200);

        // The pages are told the same figures.
        Answer shown = town.as(zone.office).get("/api/tour-plans/" + plan);
        assertThat(shown.text("figures.leastLength")).isEqualTo("10 days");
        assertThat(shown.number("figures.membersMost")).isEqualTo(4);
        assertThat(shown.text("figures.leaderRank")).isEqualTo("DIVISION");
    }

    @Test
    @Clause({"ZZ-3.3.1", "ZZ-3.3.3", "ZZ-3.3.4b", "ZZ-3.3.5", "ZZ-3.3.6a"})
    void setTheDaysOfEveryStep() {
        set("training-limit", "3 days");
        set("tour-report-limit", "5 days");
        set("rectification-limit", "1 month");
        set("transfer-answer-limit", "3 working days");
        set("copy-limit", "5 days");
        var drive = new TourDrive(
                zone, clock, zone.approved(2026, "2026-03-10").tours().getFirst(), 0);
        clock.set("2026-03-06T10:00");
        drive.step(zone.office, "notify", Map.of("contact", "安二 0632-0000000")).is(200);
        assertThat(due(drive, "tour-training")).isEqualTo("2026-03-09");
        drive.trained();
        drive.entered();
        UUID violation = drive.find("PREVENTION", "无证动火", "PROBLEM", true);
        drive.reported();
        assertThat(due(drive, "tour-report")).isEqualTo("2026-03-28");
        drive.step(zone.head, "approve-report", Map.of("opinion", "同意")).is(200);
        clock.set("2026-03-31T10:00");
        drive.step(zone.office, "feed-back", Map.of("overview", "总体较好", "advice", List.of("补齐")))
                .is(200);
        drive.step(
                        zone.office,
                        "transfer",
                        Map.of(
                                "finding", violation,
                                "category", "RULE_BROKEN",
                                "remit", "DEPARTMENT",
                                "unit", zone.bureau,
                                "words", "请依法调查处理"))
                .is(200);

        assertThat(due(drive, "tour-rectification")).isEqualTo("2026-04-30");
        assertThat(due(drive, "tour-finding")).isEqualTo("2026-04-30");
        assertThat(due(drive, "tour-transfer")).isEqualTo("2026-04-03");
        clock.set("2026-04-20T10:00");
        drive.reviewed();
        assertThat(drive.view().text("copiesDue.day")).isEqualTo("2026-04-25");
    }

    @Test
    void countAsManyAreasAndMethodsAsAreListed() {
        assertThat(zone.figure("report-areas")).isEqualTo(String.valueOf(Area.values().length));
        assertThat(zone.figure("visit-methods")).isEqualTo(String.valueOf(Method.values().length));
    }

    private void set(String key, String value) {
        town.as(zone.office)
                .post(
                        "/api/regimes/zaozhuang-tours/parameters/" + key,
                        Map.of("unit", zone.unit, "value", value, "reason", "安委会决定"))
                .is(201);
    }

    private void named(String path, int count) {
        zone.step(zone.office, path, "amend", Map.of("members", zone.members(0, count)))
                .is(200);
    }

    private static String due(TourDrive drive, String origin) {
        return drive.view()
                .at("obligations")
                .valueStream()
                .filter(one -> one.get("originKind").asString().equals(origin))
                .findFirst()
                .orElseThrow()
                .get("dueDay")
                .asString();
    }
}
