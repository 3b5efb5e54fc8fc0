package cn.anlan.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(Town.Doors.class)
class ReportingLimitApiTests {

    private final Town town;
    private final TestClock clock;
    private final UUID office;
    private final UUID supervisor;
    private final UUID county;

    /** A park under the regime, below a county. */
    @Autowired
    ReportingLimitApiTests(Town town, TestClock clock) {
        this.town = town;
        this.clock = clock;
        UUID above = town.unit("宝丰示例县", "COUNTY", "410421000000", List.of("410421"), null);
        county = town.post(above, "县安委办主任", Role.COMMITTEE_OFFICE, "郭一");
        UUID park = town.unit("示例产业集聚区", "PARK", "410421400000", List.of("410421400"), above);
        office = town.post(park, "园区安办主任", Role.COMMITTEE_OFFICE, "郭二");
        supervisor = town.post(park, "园区监管员", Role.SUPERVISOR, "郭三");
        town.administrator()
                .post("/api/regimes/baofeng-park-integration/adoptions", Map.of("unit", park, "from", town.today()))
                .is(201);
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Clause("BF-2.1c")
    void wantsAMajorHazardReportedWithinTheSetHoursFromWhenItWasFound() {
        String hazard = report(Map.of("title", "储罐超压", "kind", "MAJOR"));
        JsonNode duty = reportOn(hazard);
        String id = duty.get("id").asString();

        assertThat(duty.get("clause").asString()).isEqualTo("BF-2.1c");
        assertThat(duty.get("due").asString())
                .isEqualTo(TestClock.START.plus(Duration.ofHours(24)).toString());
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(late(id)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(late(id)).isTrue();
        town.as(office)
                .ifMatch(town.as(office).get("/api/obligations/" + id))
                .post(
                        "/api/obligations/" + id + "/perform",
                        Map.of("report", "已报县安委办", "evidence", List.of(town.photo(office))))
                .is(200);
        assertThat(town.as(county).get("/api/obligations/" + id).is(200).text("state"))
                .isEqualTo("PERFORMED");
    }

    @Test
    @Clause("BF-2.1c")
    void wantsAViolationReportedToo() {
        String hazard = report(Map.of(
                "title",
                "无证动火",
                "violation",
                true,
                "foundAt",
                TestClock.START.minus(Duration.ofHours(30)).toString()));

        JsonNode duty = reportOn(hazard);

        assertThat(duty.get("late").asBoolean()).isTrue();
        assertThat(duty.get("title").get("zh").asString()).startsWith("报告违法行为");
    }

    @Test
    void startsTheHoursWhenAHazardIsGradedMajorLater() {
        String hazard = report(Map.of("title", "边坡裂缝"));
        assertThat(reportsOn(hazard)).isEmpty();
        clock.advance(Duration.ofHours(48));

        town.as(supervisor)
                .ifMatch(1)
                .post("/api/hazards/" + hazard + "/grade", Map.of("kind", "MAJOR", "reason", "裂缝扩大"))
                .is(200);

        assertThat(reportOn(hazard).get("due").asString())
                .isEqualTo(TestClock.START.plus(Duration.ofHours(72)).toString());
    }

    @Test
    void asksNobodyElsewhere() {
        Answer elsewhere = town.as(town.supervisor)
                .post("/api/hazards", Map.of("title", "别处重大隐患", "kind", "MAJOR"))
                .is(201);

        assertThat(town.as(town.districtOffice)
                        .get("/api/obligations?limit=200")
                        .is(200)
                        .items())
                .isEmpty();
        assertThat(elsewhere.text("state")).isEqualTo("REPORTED");
    }

    private String report(Map<String, ?> hazard) {
        return town.as(supervisor).post("/api/hazards", hazard).is(201).text("id");
    }

    private boolean late(String obligation) {
        return town.as(office)
                .get("/api/obligations/" + obligation)
                .is(200)
                .at("late")
                .asBoolean();
    }

    private JsonNode reportOn(String hazard) {
        List<JsonNode> found = reportsOn(hazard);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> reportsOn(String hazard) {
        return town.as(office).get("/api/obligations?limit=200").is(200).items().stream()
                .filter(o -> o.get("origin").asString().equals(hazard)
                        && o.get("originKind").asString().equals("hazard-report"))
                .toList();
    }
}
