package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wuxi adopts its regime once; each test works in a district of its own. */
@AnlanTest
@Import(ActingAs.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionApiTests {

    private static final String WUXI = "/api/regimes/wuxi-principals";

    @Autowired
    Http http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    City wuxi;

    @BeforeAll
    void adoptForTheCity() {
        clock.set("2022-01-04T09:00");
        wuxi = new City(http, jdbc, "无锡市", "320200000000");
        wuxi.office(wuxi.id).post(WUXI + "/adoptions", Map.of("unit", wuxi.id)).is(201);
    }

    @BeforeEach
    void inJanuary() {
        clock.set("2022-01-10T09:00");
    }

    @Test
    @Clause("WX-1")
    void oneAdoptionReachesAllPresentAndFutureUnitsOfTheKindsNamed() {
        UUID district = wuxi.open("锡山区", UnitKind.DISTRICT, "320205000000", wuxi.id);
        UUID town = wuxi.open("东港镇", UnitKind.TOWN, "320205101000", district);
        UUID street = wuxi.open("东亭街道", UnitKind.SUB_DISTRICT, "320205001000", district);
        UUID park = wuxi.open("锡山经济技术开发区", UnitKind.PARK, "320205000000", district);
        UUID village = wuxi.open("港下村", UnitKind.VILLAGE, "320205101201", town);
        UUID bureau = wuxi.open("锡山区应急管理局", UnitKind.DEPARTMENT, "320205000000", district);

        assertThat(covered(district)).containsExactlyInAnyOrder(town, street, park);
        assertThat(covered(wuxi.id)).contains(town, street, park).doesNotContain(district, village, bureau, wuxi.id);

        clock.set("2024-06-03T09:00");
        UUID laterTown = wuxi.open("新设镇", UnitKind.TOWN, "320205109000", district);
        UUID laterPark = wuxi.open("新设园区", UnitKind.PARK, "320205000000", district);

        assertThat(covered(district)).containsExactlyInAnyOrder(town, street, park, laterTown, laterPark);
        assertThat(wuxi.administrator().get(WUXI + "/adoptions").is(200).items())
                .extracting(adoption -> adoption.get("unit").asString())
                .contains(wuxi.id.toString())
                .doesNotContain(district.toString(), town.toString(), laterTown.toString());
    }

    @Test
    @Clause("WX-3.1")
    void rollOutIsFollowedUnitByUnitToTheDeadline() {
        UUID district = wuxi.open("惠山区", UnitKind.DISTRICT, "320206000000", wuxi.id);
        UUID prompt = wuxi.open("阳山镇", UnitKind.TOWN, "320206101000", district);
        UUID slow = wuxi.open("洛社镇", UnitKind.TOWN, "320206102000", district);
        UUID never = wuxi.open("堰桥街道", UnitKind.SUB_DISTRICT, "320206001000", district);

        clock.set("2022-01-20T09:00");
        inForce(prompt, "2022-01-18").is(201);
        clock.set("2022-01-31T23:59");
        Answer onTheDay = rollout(district);
        clock.set("2022-02-01T00:00");
        Answer dayAfter = rollout(district);
        clock.set("2022-02-11T09:00");
        inForce(slow, "2022-02-10").is(201);
        Answer later = rollout(district);

        assertThat(onTheDay.text("items.0.deadline")).isEqualTo("2022-01-31");
        assertThat(states(onTheDay)).containsExactlyInAnyOrder("阳山镇 IN_FORCE", "洛社镇 OPEN", "堰桥街道 OPEN");
        assertThat(states(dayAfter)).containsExactlyInAnyOrder("阳山镇 IN_FORCE", "洛社镇 LATE", "堰桥街道 LATE");
        assertThat(states(later)).containsExactlyInAnyOrder("阳山镇 IN_FORCE", "洛社镇 IN_FORCE_LATE", "堰桥街道 LATE");
        assertThat(later.number("counts.LATE")).isEqualTo(1);
        Answer late = wuxi.office(district).get(WUXI + "/rollout?state=LATE").is(200);
        assertThat(late.items())
                .singleElement()
                .satisfies(line -> assertThat(line.at("/unit/id").asString()).isEqualTo(never.toString()));
    }

    @Test
    void aUnitOpenedAfterTheDeadlineMustHaveItInForceFromItsFirstDay() {
        UUID district = wuxi.open("滨湖区", UnitKind.DISTRICT, "320211000000", wuxi.id);
        clock.set("2023-05-08T09:00");
        UUID town = wuxi.open("新镇", UnitKind.TOWN, "320211101000", district);

        Answer firstDay = rollout(district);
        clock.set("2023-05-09T09:00");
        Answer secondDay = rollout(district);
        inForce(town, "2023-05-08").is(201);

        assertThat(firstDay.text("items.0.deadline")).isEqualTo("2023-05-08");
        assertThat(states(firstDay)).containsExactly("新镇 OPEN");
        assertThat(states(secondDay)).containsExactly("新镇 LATE");
        assertThat(states(rollout(district))).containsExactly("新镇 IN_FORCE");
    }

    @Test
    void onlyTheUnitItselfSaysThatItIsInForceAndOnlyWithProof() {
        UUID district = wuxi.open("梁溪区", UnitKind.DISTRICT, "320213000000", wuxi.id);
        UUID street = wuxi.open("江海街道", UnitKind.SUB_DISTRICT, "320213001000", district);
        UUID other = wuxi.open("扬名街道", UnitKind.SUB_DISTRICT, "320213002000", district);
        UUID office = wuxi.open("江海街道安委办", UnitKind.OFFICE, "320213001000", street);
        var proof = List.of(wuxi.document(street));

        send(wuxi.head(street), street, "2022-01-05", List.of()).isProblem(400, "INVALID");
        send(wuxi.head(street), street, "2022-01-05", List.of(UUID.randomUUID()))
                .isProblem(422, "NO_SUCH_EVIDENCE");
        send(wuxi.head(street), street, "2022-01-11", proof).isProblem(422, "NOT_YET");
        send(wuxi.office(district), street, "2022-01-05", proof).isProblem(422, "NOT_YOUR_UNIT");
        send(wuxi.head(other), street, "2022-01-05", proof).isProblem(404, "NO_SUCH_UNIT");
        send(wuxi.acting(Role.SUPERVISOR, street), street, "2022-01-05", proof).isProblem(403, "NOT_ALLOWED");
        send(wuxi.head(district), district, "2022-01-05", List.of(wuxi.document(district)))
                .isProblem(422, "NOT_COVERED");
        send(wuxi.office(office), street, "2022-01-05", List.of(wuxi.document(office)))
                .is(201);
        send(wuxi.head(street), street, "2022-01-05", proof).isProblem(409, "ALREADY_IN_FORCE");

        assertThat(wuxi.head(other).get(WUXI + "/rollout").is(200).items()).hasSize(1);
    }

    @Test
    void aRegimeIsAdoptedOnceAtATimeForPlacesItIsWrittenFor() {
        UUID district = wuxi.open("新吴区", UnitKind.DISTRICT, "320214000000", wuxi.id);
        UUID town = wuxi.open("鸿山街道", UnitKind.SUB_DISTRICT, "320214001000", district);
        var adopt = Map.of("unit", district, "from", "2022-01-05");

        wuxi.head(town).post(WUXI + "/adoptions", adopt).isProblem(404, "NO_SUCH_UNIT");
        wuxi.acting(Role.DEPARTMENT, district).post(WUXI + "/adoptions", adopt).isProblem(403, "NOT_ALLOWED");
        wuxi.office(district)
                .post("/api/regimes/xianning-town-capacity/adoptions", adopt)
                .isProblem(422, "NOT_FOR_THIS_PLACE");
        wuxi.office(district)
                .post(WUXI + "/adoptions", Map.of("unit", district, "from", "2021-12-30"))
                .isProblem(422, "NOT_IN_FORCE_THEN");
        Http office = wuxi.office(district).key("adopt-once");
        Answer adopted = office.post(WUXI + "/adoptions", adopt).is(201);
        Answer again = office.post(WUXI + "/adoptions", adopt).is(201);
        wuxi.office(district).post(WUXI + "/adoptions", adopt).isProblem(409, "ALREADY_ADOPTED");

        assertThat(again.text("id")).isEqualTo(adopted.text("id"));
        String end = "/api/regimes/adoptions/" + adopted.text("id") + "/end";
        wuxi.office(district).ifMatch(7).post(end, Map.of()).isProblem(409, "STALE");
        wuxi.office(district)
                .ifMatch(1)
                .post(end, Map.of("until", "2022-01-09"))
                .isProblem(422, "NOT_BACKWARDS");
        wuxi.office(district)
                .ifMatch(1)
                .post(end, Map.of("until", "2022-01-12"))
                .is(200);
        clock.set("2022-01-13T09:00");
        wuxi.office(district).ifMatch(2).post(end, Map.of()).isProblem(409, "ADOPTION_ENDED");
        assertThat(covered(district)).contains(town);
    }

    @Test
    void aParkThatSharesItsDistrictsCodeSpeaksForItselfOnly() {
        var huaian = new City(http, jdbc, "某区", "320899000000");
        UUID town = huaian.open("某镇", UnitKind.TOWN, "320899101000", huaian.id);
        UUID park = huaian.open("某园区", UnitKind.PARK, "320899000000", huaian.id);
        var pack = RegimesApiTests.pack("park-only", "PO")
                .replace("['99']", "['320899']")
                .replace("2026-02-01", "2022-01-01")
                .replace("[town]", "[town, park]");
        RegimesApiTests.take(huaian.administrator(), pack, "").is(201);

        huaian.head(park)
                .post("/api/regimes/park-only/adoptions", Map.of("unit", park))
                .is(201);

        Answer reached =
                huaian.office(huaian.id).get("/api/regimes/park-only/units").is(200);
        assertThat(reached.items())
                .extracting(covered -> covered.at("/unit/id").asString())
                .containsExactly(park.toString())
                .doesNotContain(town.toString());
    }

    @Test
    void aPlaceSetsAParameterWithinWhatTheRegimeAllows() {
        UUID district = wuxi.open("江阴市", UnitKind.COUNTY, "320281000000", wuxi.id);
        UUID town = wuxi.open("璜土镇", UnitKind.TOWN, "320281101000", district);
        UUID elsewhere = wuxi.open("宜兴市", UnitKind.COUNTY, "320282000000", wuxi.id);
        UUID otherTown = wuxi.open("张渚镇", UnitKind.TOWN, "320282101000", elsewhere);
        String hearings = WUXI + "/parameters/hearings-per-quarter";

        assertThat(value(town, "hearings-per-quarter", "2022-01-10")).isEqualTo("1");
        wuxi.office(district)
                .post(hearings, Map.of("unit", district, "value", "0", "reason", "少些"))
                .isProblem(422, "VALUE_NOT_ALLOWED");
        wuxi.office(district)
                .post(hearings, Map.of("unit", district, "value", "3", "reason", "加密", "from", "2022-01-01"))
                .isProblem(422, "NOT_BACKWARDS");
        wuxi.office(district)
                .post(WUXI + "/parameters/nothing", Map.of("unit", district, "value", "3", "reason", "加密"))
                .isProblem(404, "NO_SUCH_PARAMETER");
        wuxi.office(district)
                .post(WUXI + "/parameters/committee-directors", Map.of("unit", district, "value", "3", "reason", "加"))
                .isProblem(422, "VALUE_NOT_ALLOWED");
        wuxi.office(district)
                .post(hearings, Map.of("unit", district, "value", "3", "reason", "加密", "from", "2022-04-01"))
                .is(201);
        wuxi.head(town)
                .post(hearings, Map.of("unit", town, "value", "2", "reason", "人少", "from", "2022-07-01"))
                .is(201);

        assertThat(value(town, "hearings-per-quarter", "2022-03-31")).isEqualTo("1");
        assertThat(value(town, "hearings-per-quarter", "2022-04-01")).isEqualTo("3");
        assertThat(value(town, "hearings-per-quarter", "2022-07-01")).isEqualTo("2");
        assertThat(value(otherTown, "hearings-per-quarter", "2022-07-01")).isEqualTo("1");
        wuxi.head(otherTown).get(WUXI + "/parameters?unit=" + town).isProblem(404, "NO_SUCH_UNIT");
    }

    private String value(UUID unit, String key, String day) {
        return wuxi.head(unit).get(WUXI + "/parameters?unit=" + unit + "&day=" + day).is(200).items().stream()
                .filter(parameter -> parameter.get("key").asString().equals(key))
                .map(parameter -> parameter.get("value").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> covered(UUID askedBy) {
        return wuxi.office(askedBy).get(WUXI + "/units").is(200).items().stream()
                .map(covered -> UUID.fromString(covered.at("/unit/id").asString()))
                .toList();
    }

    private Answer inForce(UUID unit, String since) {
        return send(wuxi.head(unit), unit, since, List.of(wuxi.document(unit)));
    }

    private static Answer send(Http who, UUID unit, String since, List<UUID> evidence) {
        return who.post(WUXI + "/rollout", Map.of("unit", unit, "since", since, "evidence", evidence, "note", "已发文分工"));
    }

    private Answer rollout(UUID district) {
        return wuxi.office(district).get(WUXI + "/rollout").is(200);
    }

    private static List<String> states(Answer rollout) {
        return rollout.items().stream()
                .map(line -> line.at("/unit/name").asString() + " "
                        + line.get("state").asString())
                .toList();
    }
}
