package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.tourplans.Zone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Tours that their committee calls off before they enter. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class CancelledToursApiTests {

    private static final Map<String, String> REASON = Map.of("reason", "汛期应急响应，全员转入防汛");

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Zone zone;
    private Zone.Approved approved;
    private UUID tour;

    @BeforeEach
    void anApprovedPlan() {
        clock.reset();
        zone = new Zone(town);
        approved = zone.approved(2026, "2026-03-10");
        tour = approved.tours().getFirst();
    }

    @Test
    @Clause("ZZ-1.2a")
    void leavesTheStreetOutOfTheYearAgain() {
        assertThat(left()).isEmpty();
        assertThat(cancel(zone.head, Map.of("reason", " ")).status()).isEqualTo(400);

        cancel(zone.head, REASON).is(200);

        assertThat(left()).containsExactly("兴仁街道");
        Answer plan = plan();
        assertThat(plan.text("tours.0.cancelled.reason")).isEqualTo(REASON.get("reason"));
        assertThat(last(plan, "tour-plan.tour-cancelled").at("/facts/reason").asString())
                .isEqualTo(REASON.get("reason"));
        Answer list = town.as(zone.office).get("/api/tour-plans");
        assertThat(list.items().getFirst().get("reached").asInt()).isEqualTo(2);
        Answer year = town.as(zone.office).get("/api/tours/overview?year=2026").is(200);
        assertThat(year.text("coverage.0.places.0.unitName")).isEqualTo("兴仁街道");
        assertThat(year.text("coverage.0.places.0.tour")).isNull();
        Answer view = town.as(zone.office).get(path()).is(200);
        assertThat(view.text("tour.state")).isEqualTo("CANCELLED");
        assertThat(last(view, "tour.cancelled").at("/facts/reason").asString()).isEqualTo(REASON.get("reason"));

        // It had told nobody, so nobody of the street learns of it; and it is over for good.
        town.as(zone.streetHeads.getFirst()).get(path()).isProblem(404, "NOT_FOUND");
        cancel(zone.head, REASON).isProblem(409, "OUT_OF_ORDER");
        zone.step(zone.office, path(), "notify", Map.of("contact", "安二")).isProblem(409, "OUT_OF_ORDER");

        // The plan proposes the street again; a tour added on the same days clashes with nothing.
        String proposal = "/api/tour-plans/" + approved.plan() + "/proposal?from=2026-06-01";
        assertThat(town.as(zone.office).get(proposal).text("tours.0.unitName")).isEqualTo("兴仁街道");
        zone.step(
                        zone.office,
                        "/api/tour-plans/" + approved.plan(),
                        "tours",
                        zone.tour(0, approved.group(), "2026-03-12", "2026-03-25"))
                .is(200);
    }

    @Test
    @Clause("ZZ-3.3.1")
    void isForTheCommitteeThatApprovedItAlone() {
        for (UUID other : List.of(zone.office, zone.people.getFirst())) {
            cancel(other, REASON).isProblem(403, "NOT_ALLOWED");
        }
        for (UUID other : List.of(zone.streetHeads.getFirst(), new Zone(town).head)) {
            cancel(other, REASON).isProblem(404, "NOT_FOUND");
        }
        assertThat(left()).isEmpty();
    }

    @Test
    @Clause("ZZ-3.3.1")
    void tellsTheUnitThatWasToldAndWaivesTheTrainingThatIsOpen() {
        clock.set("2026-03-09T10:00");
        zone.step(zone.office, path(), "notify", Map.of("contact", "安二 0632-0000000"))
                .is(200);
        UUID training = UUID.fromString(town.as(zone.office).get(path()).text("tour.progress.obligations.training"));

        cancel(zone.head, REASON).is(200);

        Answer obligation =
                town.as(zone.office).get("/api/obligations/" + training).is(200);
        assertThat(obligation.text("state")).isEqualTo("WAIVED");
        assertThat(last(obligation, "obligation.waived").at("/facts/reason").asString())
                .isEqualTo(REASON.get("reason"));
        UUID street = zone.streetHeads.getFirst();
        assertThat(town.as(street)
                        .get("/api/letters?box=in&kind=tour-cancelled")
                        .items())
                .hasSize(1);
        assertThat(town.as(street).get(path()).is(200).text("tour.state")).isEqualTo("CANCELLED");
    }

    @Test
    void leavesATrainingThatWasGivenAsItIs() {
        clock.set("2026-03-09T10:00");
        zone.step(zone.office, path(), "notify", Map.of("contact", "安二 0632-0000000"))
                .is(200);
        UUID training = UUID.fromString(town.as(zone.office).get(path()).text("tour.progress.obligations.training"));
        var persons = IntStream.range(0, 6).mapToObj(zone::person).toList();
        zone.step(
                        zone.office,
                        path(),
                        "train",
                        Map.of(
                                "persons",
                                persons,
                                "contents",
                                "巡查制度",
                                "evidence",
                                List.of(zone.town.document(zone.office))))
                .is(200);

        cancel(zone.head, REASON).is(200);

        assertThat(town.as(zone.office).get("/api/obligations/" + training).text("state"))
                .isEqualTo("PERFORMED");
    }

    @Test
    @Clause("ZZ-3.3.1")
    void isRefusedOnceTheGroupHasEntered() {
        var drive = new TourDrive(zone, clock, tour, 0);
        drive.notified();
        clock.set("2026-03-10T09:00");
        drive.step(drive.leader(), "enter", Map.of()).is(200);

        Answer refused = cancel(zone.head, REASON).isProblem(409, "OUT_OF_ORDER");

        assertThat(refused.text("clause")).isEqualTo("ZZ-3.3.1");
        assertThat(left()).isEmpty();
        assertThat(drive.view().text("tour.state")).isEqualTo("ENTERED");
    }

    private List<String> left() {
        return plan().at("leftOut")
                .valueStream()
                .map(one -> one.get("name").asString())
                .toList();
    }

    private Answer plan() {
        return town.as(zone.office).get("/api/tour-plans/" + approved.plan()).is(200);
    }

    private static tools.jackson.databind.JsonNode last(Answer view, String kind) {
        return view.at("timeline")
                .valueStream()
                .filter(act -> act.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private Answer cancel(UUID post, Map<String, String> reason) {
        return zone.step(post, path(), "cancel", reason);
    }

    private String path() {
        return "/api/tours/" + tour;
    }
}
