package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class DutiesApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    RecurringDuties duties;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Clause("BF-2.1c")
    void opensTheStudyOfMajorProblemsAtItsIntervalAndShowsTheLateOnes() {
        UUID county = town.unit("宝丰县", "COUNTY", "410421000000", List.of("410421"), null);
        UUID park = town.unit("产业集聚区", "PARK", "410421400000", List.of("410421400"), county);
        UUID parkHead = town.post(park, "管委会主任", Role.PRINCIPAL, "韩一");
        UUID countyOffice = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "杨二");
        town.as(countyOffice)
                .post("/api/regimes/" + pack() + "/adoptions", adoption(county))
                .is(201);

        int opened = duties.open();
        int again = duties.open();

        assertThat(opened).isPositive();
        assertThat(again).isZero();
        List<JsonNode> first = studies(parkHead, "");
        assertThat(first).hasSize(1);
        String id = first.getFirst().get("id").asString();
        Answer view = town.as(parkHead).get("/api/obligations/" + id).is(200);
        assertThat(view.text("clauseText.zh")).isNotBlank();
        assertThat(view.text("next")).isEqualTo("PERFORM");
        assertThat(view.text("timeline.0.kind")).isEqualTo("duty.opened");
        assertThat(view.text("verifier.id")).isEqualTo(countyOffice.toString());
        assertThat(view.at("demands").size()).isPositive();

        var before = clock.instant();
        clock.advance(Duration.ofDays(200));
        events.publishEvent(new ClockAdvanced(before, clock.instant()));

        List<JsonNode> late = studies(parkHead, "&show=overdue");
        assertThat(late).isNotEmpty();
        assertThat(late.getFirst().get("id").asString()).isEqualTo(id);
        assertThat(studies(parkHead, "").size()).isGreaterThan(late.size());
        Answer counts = town.as(countyOffice)
                .get("/api/obligations/counts?pack=" + pack())
                .is(200);
        assertThat(counts.items())
                .filteredOn(row -> row.get("clause").asString().equals("BF-2.1c"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("late").asInt()).isEqualTo(late.size()));
        Answer overdue = town.as(parkHead).get("/api/obligations/" + id).is(200);
        assertThat(overdue.at("timeline")
                        .valueStream()
                        .map(act -> act.get("kind").asString()))
                .contains("obligation.overdue", "obligation.escalated");
        clock.reset();
    }

    @Test
    void isVerifiedByTheOfficeOfTheNearestCommitteeAbove() {
        UUID city = town.unit("无锡市", "CITY", "320200000000", List.of("3202"), null);
        UUID committee = town.unit("无锡市安全生产委员会", "COMMITTEE", "320200000000", List.of("3202"), city);
        UUID office = town.unit("无锡市安委会办公室", "OFFICE", "320200000000", List.of("3202"), committee);
        UUID director = town.post(office, "安委办主任", Role.COMMITTEE_OFFICE, "何七");
        UUID quiet = town.unit("无人之区", "DISTRICT", "320298000000", List.of("320298"), city);
        UUID park = town.unit("示例园区", "PARK", "320298400000", List.of("320298400"), quiet);
        UUID parkHead = town.post(park, "管委会主任", Role.PRINCIPAL, "吕八");
        town.as(director)
                .post("/api/regimes/wuxi-principals/adoptions", adoption(city))
                .is(201);

        duties.open();

        String id = town.as(parkHead)
                .get("/api/obligations?clause=WX-2.1b")
                .is(200)
                .items()
                .getFirst()
                .get("id")
                .asString();
        Answer view = town.as(parkHead).get("/api/obligations/" + id).is(200);
        assertThat(view.text("verifier.id")).isEqualTo(director.toString());
        var before = clock.instant();
        clock.advance(Duration.ofDays(60));
        events.publishEvent(new ClockAdvanced(before, clock.instant()));
        assertThat(town.as(director).get("/api/notifications?limit=100").is(200).items())
                .filteredOn(one -> one.path("link").asString().equals("/obligations/" + id))
                .extracting(one -> one.get("kind").asString())
                .contains("obligation.escalated");
        clock.reset();
    }

    private List<JsonNode> studies(UUID post, String more) {
        return town.as(post)
                .get("/api/obligations?clause=BF-2.1c&q=研究" + more)
                .is(200)
                .items();
    }

    private String pack() {
        return "baofeng-park-integration";
    }

    private static Map<String, Object> adoption(UUID unit) {
        var body = new LinkedHashMap<String, Object>();
        body.put("unit", unit);
        return body;
    }
}
