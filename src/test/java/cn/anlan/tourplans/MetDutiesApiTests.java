package cn.anlan.tourplans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.obligations.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What the committee approves meets the office's duties of the year: nobody files it a second time. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class MetDutiesApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    private Zone zone;

    @BeforeEach
    void start() {
        clock.reset();
        zone = new Zone(town);
    }

    @Test
    @Clause("ZZ-3.3.1")
    void performsTheDutyToMakeTheYearsPlanByItsApproval() {
        openDuties();
        JsonNode owed = owed("ZZ-3.3.1");
        assertThat(owed.get("state").asString()).isEqualTo("ASSIGNED");
        assertThat(owed.get("bearerPost").asString()).isEqualTo(zone.office.toString());

        UUID plan = zone.approved(2026, "2026-04-01").plan();

        JsonNode met = owed("ZZ-3.3.1");
        assertThat(met.get("state").asString()).isEqualTo("PERFORMED");
        Answer view = town.as(zone.office).get("/api/tour-plans/" + plan).is(200);
        assertThat(view.at("met").size()).isEqualTo(1);
        assertThat(view.text("met.0.id")).isEqualTo(met.get("id").asString());
        assertThat(view.text("met.0.clause")).isEqualTo("ZZ-3.3.1");
        assertThat(lastAct(view).at("/facts/met/0").asString())
                .isEqualTo(met.get("id").asString());
        Answer done = town.as(zone.office)
                .get("/api/obligations/" + met.get("id").asString())
                .is(200);
        assertThat(done.at("demands").get(0).get("there").asInt()).isEqualTo(1);
        assertThat(lastAct(done).get("kind").asString()).isEqualTo("obligation.performed");
        assertThat(lastAct(done).at("/facts/report").asString()).isEqualTo("2026年度安全生产巡查方案已审批");
        assertThat(lastAct(done).get("evidence").size()).isEqualTo(1);
    }

    @Test
    @Clause("ZZ-4.1b")
    void performsTheDutyToMakeTheBudgetByItsApproval() {
        openDuties();
        String budget = budget(2026);
        assertThat(owed("ZZ-4.1b").get("state").asString()).isEqualTo("ASSIGNED");
        zone.step(zone.head, budget, "approve", Map.of()).is(200);

        JsonNode met = owed("ZZ-4.1b");
        assertThat(met.get("state").asString()).isEqualTo("PERFORMED");
        assertThat(town.as(zone.office).get(budget).is(200).text("met.0.id"))
                .isEqualTo(met.get("id").asString());
    }

    @Test
    @Clause("ZZ-3.3.1")
    void approvesAsWellWhereNothingIsOwedOrAnotherYearIs() {
        UUID plan = zone.approved(2026, "2026-04-01").plan();
        assertThat(town.as(zone.office).get("/api/tour-plans/" + plan).is(200).at("met"))
                .isEmpty();
        openDuties();

        UUID next = zone.approved(2027, "2027-04-01").plan();
        String budget = budget(2027);
        zone.step(zone.head, budget, "approve", Map.of()).is(200);

        assertThat(town.as(zone.office).get("/api/tour-plans/" + next).is(200).at("met"))
                .isEmpty();
        assertThat(town.as(zone.office).get(budget).is(200).at("met")).isEmpty();
        assertThat(List.of(owed("ZZ-3.3.1"), owed("ZZ-4.1b")))
                .allSatisfy(one -> assertThat(one.get("state").asString()).isEqualTo("ASSIGNED"));
    }

    private String budget(int year) {
        return "/api/tour-budgets/"
                + town.as(zone.office)
                        .post(
                                "/api/tour-budgets",
                                Map.of("year", year, "fund", "安全生产专项资金", "fundTotal", 2_000_000, "amount", 120_000))
                        .is(201)
                        .text("id");
    }

    /** What the office owes for the year under a clause. */
    private JsonNode owed(String clause) {
        List<JsonNode> all = town
                .as(zone.office)
                .get("/api/obligations?show=all&limit=200&unit=" + zone.unit + "&clause=" + clause)
                .is(200)
                .items()
                .stream()
                .filter(one -> one.get("originKind").asString().equals("duty"))
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static JsonNode lastAct(Answer view) {
        JsonNode acts = view.at("timeline");
        return acts.get(acts.size() - 1);
    }

    private void openDuties() {
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
    }
}
