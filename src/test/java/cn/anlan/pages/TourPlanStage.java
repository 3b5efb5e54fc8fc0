package cn.anlan.pages;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The zone of the regime, where nothing is planned yet. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TourPlanStage {

    private static final List<String> ALL = List.of("POLITICAL", "INTEGRITY", "KNOWLEDGE", "HEALTH");

    @Autowired
    People people;

    @Autowired
    Http http;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    UUID bureau;
    final List<People.Member> members = new ArrayList<>();

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
    List<Map<String, Object>> members(int from, int count) {
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

    static void take(Http by, String group, String step, Object content) {
        String path = "/api/tour-groups/" + group;
        by.ifMatch(by.get(path)).post(path + "/" + step, content).is(200);
    }

    /** Everybody of a group who hasn't yet declares to have no tie. */
    void declareNone(String group) {
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
