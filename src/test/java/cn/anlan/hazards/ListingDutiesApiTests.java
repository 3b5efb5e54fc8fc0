package cn.anlan.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
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

/** What steps on hazards make somebody's duty where the regime says so: to list and announce, to evaluate before delisting. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@Import(Town.Doors.class)
class ListingDutiesApiTests {

    private static final String LIST = "JZ-3.1.1a";
    private static final String EVALUATE = "JZ-3.1.1b";

    private final Town town;
    private final TestClock clock;
    private final UUID office;
    private final UUID districtSupervisor;
    private final UUID supervisor;
    private final UUID enterprise;
    private final UUID manager;

    /** A district under the regime, with a town and an enterprise in it. */
    @Autowired
    ListingDutiesApiTests(Town town, TestClock clock) {
        this.town = town;
        this.clock = clock;
        UUID district = town.unit("荆州示例区", "DISTRICT", "421099000000", List.of("421099"), null);
        office = town.post(district, "区安委办主任", Role.COMMITTEE_OFFICE, "韩一");
        districtSupervisor = town.post(district, "区应急局监管科长", Role.SUPERVISOR, "韩二");
        UUID place = town.unit("示例丙镇", "TOWN", "421099101000", List.of("421099101"), district);
        supervisor = town.post(place, "镇安监员", Role.SUPERVISOR, "韩三");
        enterprise = town.unit("示例化工厂", "ENTERPRISE", "421099101000", List.of(), place);
        manager = town.post(enterprise, "安全总监", Role.ENTERPRISE, "韩四");
        town.as(office)
                .post("/api/regimes/jingzhou-safety-year/adoptions", Map.of("unit", district))
                .is(201);
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Clause(LIST)
    void wantsAMajorHazardListedAndAnnouncedFromWhenAnAuthorityConfirmedIt() {
        String reported = report(manager, "反应釜安全阀失效", "MAJOR");
        assertThat(owed(LIST, reported)).isEmpty();

        clock.set("2026-03-04T10:00");
        step(supervisor, reported, "grade", Map.of("kind", "MAJOR", "reason", "对照判定标准"));
        step(supervisor, reported, "grade", Map.of("kind", "MAJOR", "reason", "再次核对"));

        JsonNode duty = one(owed(LIST, reported));
        assertThat(duty.get("originKind").asString()).isEqualTo("hazard-report");
        assertThat(duty.get("bearerName").asString()).isEqualTo("韩一");
        // Five working days from Wednesday 4 March: Wednesday the 11th.
        assertThat(duty.get("dueDay").asString()).isEqualTo("2026-03-11");
        assertThat(duty.get("title").get("zh").asString()).endsWith("反应釜安全阀失效");
    }

    @Test
    @Clause(LIST)
    void takesAnAuthoritysOwnReportOrGradeForTheConfirmation() {
        assertThat(owed(LIST, report(supervisor, "储罐区围堰坍塌", "MAJOR"))).hasSize(1);
        String general = report(supervisor, "灭火器过期", "GENERAL");
        assertThat(owed(LIST, general)).isEmpty();

        step(supervisor, general, "grade", Map.of("kind", "MAJOR", "reason", "数量多、范围大"));

        assertThat(one(owed(LIST, general)).get("dueDay").asString()).isEqualTo("2026-03-09");
    }

    @Test
    @Clause(EVALUATE)
    void wantsTheEffectEvaluatedOnceAListedHazardWasRectifiedAndVerified() {
        String listed = report(supervisor, "氨制冷管道泄漏", "MAJOR");
        step(office, listed, "list", Map.of("level", "COUNTY", "reason", "判定为重大"));
        String unlisted = report(supervisor, "配电柜过热", "MAJOR");
        for (String hazard : List.of(listed, unlisted)) {
            step(supervisor, hazard, "assign", Map.of());
            step(manager, hazard, "rectify", Map.of("report", "已更换", "evidence", List.of(town.photo(manager))));
            assertThat(owed(EVALUATE, hazard)).isEmpty();
            step(supervisor, hazard, "accept", Map.of());
        }

        JsonNode duty = one(owed(EVALUATE, listed));
        assertThat(duty.get("bearerName").asString()).isEqualTo("韩二");
        assertThat(duty.get("dueDay").asString()).isEqualTo("2026-03-12");
        Answer view = town.as(districtSupervisor)
                .get("/api/obligations/" + duty.get("id").asString())
                .is(200);
        assertThat(view.text("verifier.name")).isEqualTo("韩一");
        assertThat(view.at("demands").size()).isEqualTo(2);
        assertThat(owed(EVALUATE, unlisted)).isEmpty();
    }

    private String report(UUID post, String title, String kind) {
        return town.as(post)
                .post("/api/hazards", Map.of("title", title, "kind", kind, "unit", enterprise))
                .is(201)
                .text("id");
    }

    private void step(UUID post, String hazard, String verb, Map<String, ?> body) {
        Answer seen = town.as(post).get("/api/hazards/" + hazard).is(200);
        town.as(post)
                .ifMatch(seen.number("version"))
                .post("/api/hazards/" + hazard + "/" + verb, body)
                .is(200);
    }

    private List<JsonNode> owed(String clause, String hazard) {
        return town.as(office).get("/api/obligations?limit=200&clause=" + clause).is(200).items().stream()
                .filter(row -> row.get("origin").asString().equals(hazard)
                        && !row.get("originKind").asString().equals("hazard"))
                .toList();
    }

    private static JsonNode one(List<JsonNode> found) {
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
