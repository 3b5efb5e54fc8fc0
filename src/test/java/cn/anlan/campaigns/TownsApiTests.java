package cn.anlan.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class TownsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void letsTheOfficeOfTheCommitteeThatStandsForTheDistrictGiveCharges() {
        UUID committee = town.unit("示例区安委会", "COMMITTEE", "320299000000", List.of("320299"), town.district);
        UUID office = town.unit("示例区安委办", "OFFICE", "320299000000", List.of("320299"), committee);
        UUID director = town.post(office, "安委办主任", Role.COMMITTEE_OFFICE, "秦九");
        UUID deputy = town.post(town.district, "包保副区长", Role.SUPERVISOR, "尤十");
        UUID third = town.unit("丙镇", "TOWN", "320299103000", List.of("320299103"), town.district);
        assertThat(row("丙镇").get("uncovered").asBoolean()).isTrue();
        var charge = Map.of("kind", "AREA", "name", "丙镇片", "post", deputy, "towns", List.of(third));

        String given =
                town.as(director).post("/api/campaigns/charges", charge).is(201).text("id");
        town.as(town.office).post("/api/campaigns/charges", charge).isProblem(422, "POST_ELSEWHERE");

        assertThat(row("丙镇").get("uncovered").asBoolean()).isFalse();
        town.as(town.head)
                .ifMatch(1)
                .post("/api/campaigns/charges/" + given + "/end", Map.of())
                .isProblem(404, "NOT_FOUND");
        town.as(director)
                .ifMatch(1)
                .post("/api/campaigns/charges/" + given + "/end", Map.of())
                .is(200);
    }

    @Test
    @Clause("XN-1.2d")
    void checksTownsMonthByMonthByLineAndByAreaInAClosedLoop() {
        UUID line = town.post(town.district, "危化科长", Role.INSPECTOR, "许科长");
        UUID area = town.post(town.district, "包保副区长", Role.SUPERVISOR, "何包保");
        UUID lineCharge = charge("LINE", "危险化学品", line, List.of());
        UUID areaCharge = charge("AREA", "甲镇片", area, List.of(town.town));
        town.as(town.districtOffice)
                .post("/api/campaigns/charges", Map.of("kind", "AREA", "name", "空片", "post", area))
                .isProblem(422, "NO_TOWN");
        town.as(town.districtOffice)
                .post("/api/campaigns/charges", Map.of("kind", "LINE", "name", "燃气", "post", town.head))
                .isProblem(422, "POST_ELSEWHERE");

        assertThat(row("甲镇").get("none").asBoolean()).isTrue();
        assertThat(row("乙镇").get("uncovered").asBoolean()).isTrue();
        check(area, areaCharge, town.otherTown, List.of()).isProblem(422, "NOT_IN_CHARGE");
        check(line, areaCharge, town.town, List.of()).isProblem(422, "NOT_IN_CHARGE");
        check(area, areaCharge, town.town, List.of(Map.of("text", "液化气站未设围栏", "dueDay", "2026-03-01")))
                .isProblem(422, "DUE_PAST");
        check(area, areaCharge, town.town, List.of(Map.of("text", "液化气站未设围栏", "dueDay", "2026-03-20")))
                .is(201);

        JsonNode checked = row("甲镇");
        assertThat(checked.get("none").asBoolean()).isFalse();
        // By area only: the lines still miss.
        assertThat(checked.get("missing").valueStream().map(JsonNode::asString))
                .contains("危险化学品")
                .doesNotContain("甲镇片");
        assertThat(checked.get("open").asInt()).isEqualTo(1);
        assertThat(checked.at("/checks/0/closed").asBoolean()).isFalse();
        assertThat(row("乙镇").get("none").asBoolean()).isTrue();
        check(line, lineCharge, town.town, List.of()).is(201);
        assertThat(row("甲镇").get("missing").valueStream().map(JsonNode::asString))
                .doesNotContain("危险化学品");

        // The loop closes once the town has put it right and whoever checked has verified that.
        String obligation = checked.at("/checks/0/findings/0/obligation").asString();
        clock.set("2026-03-21T00:00");
        assertThat(row("甲镇").get("late").asInt()).isEqualTo(1);
        town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + obligation + "/perform", Map.of("report", "围栏已设"))
                .is(200);
        assertThat(row("甲镇").get("open").asInt()).isEqualTo(1);
        town.as(town.districtOffice)
                .ifMatch(2)
                .post("/api/obligations/" + obligation + "/accept", Map.of())
                .isProblem(403, "NOT_YOUR_STEP");
        town.as(area)
                .ifMatch(2)
                .post("/api/obligations/" + obligation + "/accept", Map.of())
                .is(200);
        assertThat(row("甲镇").get("open").asInt()).isZero();
        assertThat(row("甲镇").at("/checks/0/closed").asBoolean()).isTrue();

        // A new month begins with nobody having been there.
        clock.set("2026-04-01T00:00");
        assertThat(row("甲镇").get("none").asBoolean()).isTrue();
        // A town sees its own month, not its neighbour's.
        assertThat(town.as(town.otherHead)
                        .get("/api/campaigns/towns?month=2026-03")
                        .is(200)
                        .at("towns")
                        .valueStream()
                        .map(row -> row.get("townName").asString()))
                .containsExactly("乙镇");
        town.as(town.otherHead)
                .ifMatch(1)
                .post("/api/campaigns/charges/" + areaCharge + "/end", null)
                .isProblem(404, "NOT_FOUND");
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/campaigns/charges/" + areaCharge + "/end", null)
                .is(200);
        check(area, areaCharge, town.town, List.of()).isProblem(409, "CHARGE_ENDED");
    }

    private UUID charge(String kind, String name, UUID post, List<UUID> towns) {
        return UUID.fromString(town.as(town.districtOffice)
                .post("/api/campaigns/charges", Map.of("kind", kind, "name", name, "post", post, "towns", towns))
                .is(201)
                .text("id"));
    }

    private Answer check(UUID post, UUID charge, UUID of, List<Map<String, String>> findings) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("charge", charge);
        body.put("town", of);
        body.put("result", "查看了液化气站和三家化工企业");
        body.put("findings", findings);
        return town.as(post).post("/api/campaigns/town-checks", body);
    }

    private JsonNode row(String name) {
        return town.as(town.districtOffice)
                .get("/api/campaigns/towns")
                .is(200)
                .at("towns")
                .valueStream()
                .filter(row -> row.get("townName").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
