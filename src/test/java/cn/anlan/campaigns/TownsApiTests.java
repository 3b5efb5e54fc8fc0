package cn.anlan.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
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
import org.springframework.context.ApplicationEventPublisher;
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

    @Autowired
    ApplicationEventPublisher events;

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
        assertThat(row("甲镇").get("demanded").asBoolean())
                .as("no regime in force here asks for it")
                .isFalse();
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

    @Test
    @Clause("XN-1.2d")
    void countsTheCheckForTheDutyWhereARegimeHasIt() {
        UUID county = town.unit("通山示例县", "COUNTY", "421224000000", List.of("421224"), null);
        UUID city = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "余一");
        UUID checked = town.unit("示例一镇", "TOWN", "421224101000", List.of("421224101"), county);
        town.unit("示例二镇", "TOWN", "421224102000", List.of("421224102"), county);
        town.post(checked, "镇长", Role.PRINCIPAL, "余二");
        UUID area = town.post(county, "包保副县长", Role.SUPERVISOR, "余三");
        town.as(city)
                .post("/api/regimes/xianning-town-capacity/adoptions", Map.of("unit", county, "from", town.today()))
                .is(201);
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
        String charge = town.as(city)
                .post(
                        "/api/campaigns/charges",
                        Map.of("kind", "AREA", "name", "一镇片", "post", area, "towns", List.of(checked)))
                .is(201)
                .text("id");
        assertThat(duties(city)).hasSize(2);
        assertThat(town.as(city)
                        .get("/api/campaigns/towns?month="
                                + town.today().toString().substring(0, 7))
                        .is(200)
                        .at("towns")
                        .valueStream())
                .hasSize(2)
                .allMatch(row ->
                        row.get("demanded").asBoolean() && row.get("none").asBoolean());

        // The regime demands the record of the check; without it the check stands, but isn't counted.
        check(area, UUID.fromString(charge), checked, List.of()).is(201);
        assertThat(states(city)).containsOnly("示例一镇 ASSIGNED", "示例二镇 ASSIGNED");
        var body = new LinkedHashMap<String, Object>();
        body.put("charge", charge);
        body.put("town", checked);
        body.put("result", "查看了两家鞭炮零售点");
        body.put("evidence", List.of(town.document(area)));
        town.as(area).post("/api/campaigns/town-checks", body).is(201);

        assertThat(states(city)).containsOnly("示例一镇 PERFORMED", "示例二镇 ASSIGNED");
        JsonNode duty = duties(city).stream()
                .filter(row -> row.get("state").asString().equals("PERFORMED"))
                .findFirst()
                .orElseThrow();
        JsonNode month = town.as(city)
                .get("/api/campaigns/towns")
                .is(200)
                .at("towns")
                .valueStream()
                .filter(row -> row.get("townName").asString().equals("示例一镇"))
                .findFirst()
                .orElseThrow();
        assertThat(month.get("checks")
                        .valueStream()
                        .flatMap(check -> check.get("met").valueStream())
                        .map(JsonNode::asString))
                .containsExactly(duty.get("id").asString());
        Answer view = town.as(city)
                .get("/api/obligations/" + duty.get("id").asString())
                .is(200);
        assertThat(view.at("timeline")
                        .valueStream()
                        .map(act -> act.get("personName").asString()))
                .endsWith("余三");
        // Once is enough for the month.
        body.put("evidence", List.of(town.document(area)));
        town.as(area).post("/api/campaigns/town-checks", body).is(201);
        assertThat(states(city)).containsOnly("示例一镇 PERFORMED", "示例二镇 ASSIGNED");
    }

    @Test
    @Clause("XN-1.2d")
    void showsWhatTheCityHasInHandForTheTownsOfItsCounties() {
        UUID city = town.unit("示例地级市", "CITY", "421300000000", List.of("4213"), null);
        UUID office = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "曾一");
        UUID inspector = town.post(city, "市危化科长", Role.INSPECTOR, "曾二");
        UUID county = town.unit("示例随县", "COUNTY", "421321000000", List.of("421321"), city);
        UUID countyOffice = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "曾三");
        UUID below = town.unit("示例三镇", "TOWN", "421321101000", List.of("421321101"), county);
        String line = town.as(office)
                .post("/api/campaigns/charges", Map.of("kind", "LINE", "name", "全市危化品", "post", inspector))
                .is(201)
                .text("id");

        for (UUID reader : List.of(office, countyOffice)) {
            Answer board = town.as(reader).get("/api/campaigns/towns").is(200);
            assertThat(board.at("charges")
                            .valueStream()
                            .map(charge -> charge.get("name").asString()))
                    .containsExactly("全市危化品");
            assertThat(board.at("towns.0.missing").valueStream().map(JsonNode::asString))
                    .containsExactly("全市危化品");
        }
        check(inspector, UUID.fromString(line), below, List.of()).is(201);
        Answer after = town.as(countyOffice).get("/api/campaigns/towns").is(200);
        assertThat(after.at("towns.0.missing").size()).isZero();
        assertThat(after.text("towns.0.checks.0.charge")).isEqualTo("全市危化品");
    }

    @Test
    void saysThatThereAreMoreTownsThanItShowsAndFindsThemByName() {
        UUID city = town.unit("示例市", "CITY", "429900000000", List.of("4299"), null);
        UUID office = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "萧一");
        for (int n = 1; n <= 3; n++) {
            town.unit("长表" + n + "镇", "TOWN", "42990010" + n + "000", List.of("42990010" + n), city);
        }

        Answer cut = town.as(office).get("/api/campaigns/towns?limit=2").is(200);
        Answer whole = town.as(office).get("/api/campaigns/towns?limit=3").is(200);
        Answer named = town.as(office).get("/api/campaigns/towns?limit=2&q=长表3").is(200);

        assertThat(cut.at("more").asBoolean()).isTrue();
        assertThat(names(cut)).containsExactly("长表1镇", "长表2镇");
        assertThat(whole.at("more").asBoolean()).isFalse();
        assertThat(names(whole)).hasSize(3);
        assertThat(named.at("more").asBoolean()).isFalse();
        assertThat(names(named)).containsExactly("长表3镇");
    }

    private static List<String> names(Answer board) {
        return board.at("towns")
                .valueStream()
                .map(row -> row.get("townName").asString())
                .toList();
    }

    @Test
    void showsACheckWrittenDownAfterTheLimitAsEnteredLate() {
        clock.reset();
        UUID county = town.unit("示例县", "COUNTY", "421421000000", List.of("421421"), null);
        UUID office = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "曾四");
        UUID checked = town.unit("示例四镇", "TOWN", "421421101000", List.of("421421101"), county);
        String line = town.as(office)
                .post("/api/campaigns/charges", Map.of("kind", "LINE", "name", "燃气", "post", office))
                .is(201)
                .text("id");
        for (int hours : List.of(24, 25)) {
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("charge", line);
            body.put("town", checked);
            body.put("result", "查看液化气站");
            body.put(
                    "happenedAt",
                    clock.instant().minus(java.time.Duration.ofHours(hours)).toString());
            town.as(office).post("/api/campaigns/town-checks", body).is(201);
        }

        assertThat(town.as(office)
                        .get("/api/campaigns/towns")
                        .is(200)
                        .at("towns.0.checks")
                        .valueStream()
                        .map(check -> check.get("enteredLate").asBoolean()))
                .containsExactly(true, false);
    }

    private List<JsonNode> duties(UUID office) {
        return town.as(office)
                .get("/api/obligations?limit=200&clause=XN-1.2d&originKind=duty")
                .is(200)
                .items();
    }

    private List<String> states(UUID office) {
        return duties(office).stream()
                .map(row -> row.at("/subject/name").asString() + " "
                        + row.get("state").asString())
                .toList();
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
