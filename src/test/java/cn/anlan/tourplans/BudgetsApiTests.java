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

/** The money of tours: a line of the special fund, nothing above it. */
@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class BudgetsApiTests {

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
    @Clause({"ZZ-4.1", "ZZ-4.1b"})
    void paysToursOutOfALineOfTheirOwnAndNothingAboveIt() {
        var budget = new LinkedHashMap<String, Object>(
                Map.of("year", 2026, "fund", "区级安全生产专项资金", "fundTotal", "2000000.00", "amount", "2000000.01"));
        town.as(zone.office).post("/api/tour-budgets", budget).isProblem(422, "ABOVE_FUND");
        budget.put("amount", "120000.00");
        UUID id = UUID.fromString(
                town.as(zone.office).post("/api/tour-budgets", budget).is(201).text("id"));
        town.as(zone.office).post("/api/tour-budgets", budget).isProblem(409, "BUDGET_MADE");
        String path = "/api/tour-budgets/" + id;
        zone.step(zone.office, path, "spend", spending("1.00")).isProblem(409, "WRONG_STATE");
        zone.step(zone.head, path, "approve", Map.of()).is(200);

        zone.step(zone.office, path, "spend", spending("100000.00")).is(200);
        Answer refused =
                zone.step(zone.office, path, "spend", spending("20000.01")).isProblem(422, "ABOVE_BUDGET");
        assertThat(refused.text("clause")).isEqualTo("ZZ-4.1b");
        zone.step(zone.office, path, "spend", spending("20000.00")).is(200);
        zone.step(zone.office, path, "spend", spending("0.01")).isProblem(422, "ABOVE_BUDGET");
        Answer view = town.as(zone.office).get(path).is(200);
        assertThat(view.at("left").asDouble()).isZero();
        assertThat(view.at("spendings").size()).isEqualTo(2);
        town.as(zone.streetHeads.getFirst()).get(path).isProblem(404, "NOT_FOUND");
    }

    @Test
    @Clause("ZZ-4.1b")
    void setsTheLineAnewByADecisionOnPaperAndNeverBelowWhatIsSpent() {
        UUID id = UUID.fromString(town.as(zone.office)
                .post(
                        "/api/tour-budgets",
                        Map.of("year", 2027, "fund", "区级安全生产专项资金", "fundTotal", "150000.00", "amount", "100000.00"))
                .is(201)
                .text("id"));
        String path = "/api/tour-budgets/" + id;
        zone.step(zone.head, path, "revise", revision("150000.00", "120000.00")).isProblem(409, "WRONG_STATE");
        zone.step(zone.head, path, "approve", Map.of()).is(200);
        zone.step(zone.office, path, "spend", spending("100000.00")).is(200);
        zone.step(zone.office, path, "spend", spending("0.01")).isProblem(422, "ABOVE_BUDGET");

        // The office doesn't raise its own line, nobody does so without a paper or above the fund.
        zone.step(zone.office, path, "revise", revision("150000.00", "120000.00"))
                .isProblem(403, "NOT_ALLOWED");
        var unproved = new LinkedHashMap<>(revision("150000.00", "120000.00"));
        unproved.put("evidence", List.of());
        zone.step(zone.head, path, "revise", unproved).is(400);
        zone.step(zone.head, path, "revise", revision("150000.00", "150000.01")).isProblem(422, "ABOVE_FUND");
        zone.step(zone.head, path, "revise", revision("150000.00", "100000.00")).isProblem(422, "SAME_LINE");
        Answer below = zone.step(zone.head, path, "revise", revision("150000.00", "99999.99"))
                .isProblem(422, "BELOW_SPENT");
        assertThat(below.text("clause")).isEqualTo("ZZ-4.1b");
        zone.step(zone.head, path, "revise", revision("200000.00", "150000.01")).is(200);

        Answer view = town.as(zone.office).get(path).is(200);
        assertThat(view.at("left").asDouble()).isEqualTo(50000.01);
        assertThat(view.at("budget.fundTotal").asDouble()).isEqualTo(200000);
        var act = view.at("timeline").valueStream().toList().getLast();
        assertThat(act.get("kind").asString()).isEqualTo("tour-budget.revised");
        assertThat(act.get("facts").get("before").asString()).isEqualTo("100000.00");
        assertThat(act.get("evidence").size()).isEqualTo(1);

        // Down to what is spent, and no further: then nothing is left to pay out.
        zone.step(zone.head, path, "revise", revision("200000.00", "100000.00")).is(200);
        assertThat(town.as(zone.office).get(path).at("left").asDouble()).isZero();
    }

    private Map<String, Object> revision(String fundTotal, String amount) {
        return Map.of(
                "fundTotal",
                fundTotal,
                "amount",
                amount,
                "reason",
                "安委会会议决定追加",
                "evidence",
                List.of(town.document(zone.head)));
    }

    private static Map<String, Object> spending(String amount) {
        return Map.of("amount", amount, "words", "巡查用车和检测费", "spentOn", "2026-03-02");
    }
}
