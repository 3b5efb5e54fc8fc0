package cn.anlan.tourplans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Declared interests: whoever has a tie to a place isn't sent there, and complaints of private gain are decided. */
@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class InterestsApiTests {

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
    @Clause("ZZ-4.3c")
    void isApprovedOnlyWhenEverybodyHasDeclaredAndNobodyHasATie() {
        UUID plan = zone.plan(2029);
        UUID group = zone.group(plan, "第一巡查组", zone.members(0, 6));
        var tour = zone.tour(0, group, "2029-04-03", "2029-04-16");
        tour.put("enterprises", List.of(zone.enterprise));
        zone.amend(plan, List.of(tour)).is(200);
        UUID planned = zone.tours(plan).getFirst();
        String path = "/api/tour-groups/" + group;
        zone.step(zone.office, path, "propose", Map.of()).is(200);

        // Five of six have declared: the sixth is named.
        for (int i = 0; i < 5; i++) {
            zone.declare(group, zone.person(i), planned, List.of()).is(200);
        }
        Answer undeclared = zone.step(zone.head, path, "approve", Map.of()).isProblem(422, "INTERESTS_UNDECLARED");
        assertThat(undeclared.text("clause")).isEqualTo("ZZ-4.3c");
        assertThat(undeclared.text("detail")).contains("巡查5");

        // Nobody declares for another; the office enters what was signed on paper.
        zone.step(
                        zone.people.getFirst(),
                        path,
                        "interests",
                        Map.of("person", zone.person(5), "tour", planned, "ties", List.of()))
                .isProblem(404, "NOT_FOUND");
        zone.step(zone.office, path, "interests", Map.of("person", zone.person(5), "tour", planned, "ties", List.of()))
                .isProblem(422, "DECLARES_ONESELF");
        zone.declare(group, zone.person(5), planned, List.of(Map.of("unit", zone.enterprise, "words", "配偶在该公司任职")))
                .is(200);
        Answer tied = zone.step(zone.head, path, "approve", Map.of()).isProblem(422, "INTEREST_TIED");
        assertThat(tied.text("detail")).contains("配偶在该公司任职");

        // A tie to a place that isn't toured blocks nothing.
        zone.declare(group, zone.person(5), planned, List.of(Map.of("unit", zone.streets.get(2), "words", "曾在该街道任职")))
                .is(200);
        zone.step(zone.head, path, "approve", Map.of()).is(200);

        complaintsAreLoggedAndDecided(planned);
    }

    @Test
    @Clause("ZZ-4.3c")
    void isNotExtendedToAnEnterpriseThatAnyMemberHasATieTo() {
        Zone.Approved made = zone.approved(2036, "2036-03-03");
        // The last one named, where nobody has spoken of the enterprise yet; told on the occasion of another tour.
        zone.declare(
                        made.group(),
                        zone.person(5),
                        made.tours().get(1),
                        List.of(Map.of("unit", zone.enterprise, "words", "持有该公司股份")))
                .is(200);
        String plan = "/api/tour-plans/" + made.plan();
        String extend = "tours/" + made.tours().getFirst() + "/extend";
        var wanted = Map.of("enterprises", List.of(zone.enterprise), "reason", "锂电池企业事故多发");

        Answer refused = zone.step(zone.office, plan, extend, wanted).isProblem(422, "INTEREST_TIED");

        assertThat(refused.text("clause")).isEqualTo("ZZ-4.3c");
        assertThat(refused.text("detail")).contains("巡查5", "持有该公司股份");
        assertThat(town.as(zone.office).get(plan).at("tours").get(0).get("enterprises"))
                .isEmpty();
        zone.declare(made.group(), zone.person(5), made.tours().get(1), List.of())
                .is(200);
        zone.step(zone.office, plan, extend, wanted).is(200);
    }

    private void complaintsAreLoggedAndDecided(UUID tour) {
        var words = Map.of("tour", tour, "person", zone.person(1), "words", "要求企业采购其亲属公司的设备");
        town.as(zone.streetHeads.get(2)).post("/api/tour-complaints", words).isProblem(404, "NOT_FOUND");
        UUID complaint = UUID.fromString(town.as(zone.streetHeads.getFirst())
                .post("/api/tour-complaints", words)
                .is(201)
                .text("id"));
        assertThat(town.as(zone.people.get(1)).get("/api/tour-complaints").items())
                .isEmpty();
        assertThat(town.as(zone.head).get("/api/tour-complaints").items()).hasSize(1);
        var decision = Map.of("outcome", "UPHELD", "decision", "属实，调离巡查组并移交纪检");
        town.as(zone.streetHeads.getFirst())
                .ifMatch(1)
                .post("/api/tour-complaints/" + complaint + "/decide", decision)
                .isProblem(404, "NOT_FOUND");
        town.as(zone.head)
                .ifMatch(1)
                .post("/api/tour-complaints/" + complaint + "/decide", decision)
                .is(200);
        town.as(zone.head)
                .ifMatch(2)
                .post("/api/tour-complaints/" + complaint + "/decide", decision)
                .isProblem(409, "WRONG_STATE");
        assertThat(town.as(zone.streetHeads.getFirst())
                        .get("/api/tour-complaints")
                        .text("items.0.state"))
                .isEqualTo("UPHELD");
    }
}
