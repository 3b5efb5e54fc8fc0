package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.tourplans.Zone;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class OverviewApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Zone zone;

    @BeforeEach
    void aZone() {
        clock.reset();
        zone = new Zone(town);
    }

    @Test
    void tellsHowTheToursOfAYearStand() {
        var tours = zone.approved(2026, "2026-03-10").tours();
        var drive = new TourDrive(zone, clock, tours.getFirst(), 0);
        drive.atWork();
        UUID closed = drive.find("PREVENTION", "风险台账不全", "PROBLEM", false);
        drive.find("ACCIDENTS", "事故报告迟了一天", "PROBLEM", false);
        drive.find("CAPACITY_AND_EMERGENCY", "储罐没有围堰", "MAJOR_HAZARD", false);

        // At work it doesn't count as toured, and what was found is open without a day.
        Answer atWork = year(zone.office, 2026);
        assertThat(atWork.number("coverage.0.toured")).isZero();
        assertThat(atWork.at("coverage.0.places").size()).isEqualTo(3);
        assertThat(count(atWork, "AT_WORK")).isEqualTo(1);
        assertThat(count(atWork, "PLANNED")).isEqualTo(2);
        assertThat(findings(atWork)).containsExactly(3, 3, 0, 0);
        assertThat(atWork.text("findings.medianDays")).isNull();

        // Found on 10 March at 9, closed on 9 May at 21: sixty days and a half. What is late on 1 December is the other
        // problem.
        drive.fedBack();
        clock.set("2026-05-09T21:00");
        drive.close(closed);
        clock.set("2026-12-01T09:00");
        Answer later = year(zone.head, 2026);
        assertThat(later.number("coverage.0.toured")).isEqualTo(1);
        assertThat(count(later, "FED_BACK")).isEqualTo(1);
        assertThat(findings(later)).containsExactly(3, 2, 1, 1);
        assertThat(later.at("findings.medianDays").asDouble()).isEqualTo(60.5);
        assertThat(later.at("repeats").size()).isZero();
    }

    @Test
    void namesWhatIsFoundAgainAtTheSameUnitInTheSameArea() {
        UUID first = zone.approved(2026, "2026-03-10").tours().getFirst();
        var before = new TourDrive(zone, clock, first, 0);
        before.atWork();
        before.find("PREVENTION", "风险台账不全", "PROBLEM", false);
        before.find("OTHER", "交办事项未办", "PROBLEM", false);
        UUID second = zone.approved(2027, "2027-03-10").tours().getFirst();
        var again = new TourDrive(zone, clock, second, 0);
        again.atWork();
        again.find("PREVENTION", "风险台账仍不全", "PROBLEM", false);
        again.find("PREVENTION", "排查没有记录", "PROBLEM", false);
        again.find("ACCIDENTS", "事故报告迟了一天", "PROBLEM", false);

        Answer view = year(zone.office, 2027);

        assertThat(view.at("repeats").size()).isEqualTo(1);
        assertThat(view.text("repeats.0.area")).isEqualTo("PREVENTION");
        assertThat(view.text("repeats.0.tour")).isEqualTo(second.toString());
        assertThat(view.number("repeats.0.findings")).isEqualTo(2);
        assertThat(view.text("repeats.0.earlier.0")).isEqualTo(first.toString());
        assertThat(year(zone.office, 2026).at("repeats").size()).isZero();
    }

    @Test
    void entersWhatAClosedTourCameToInTheUnitsPerformanceRecord() {
        var tours = zone.approved(2026, "2026-03-10").tours();
        var drive = new TourDrive(zone, clock, tours.getFirst(), 0);
        drive.atWork();
        UUID first = drive.find("PREVENTION", "风险台账不全", "PROBLEM", false);
        UUID second = drive.find("ACCIDENTS", "事故报告迟了一天", "PROBLEM", false);
        drive.fedBack();
        drive.close(first);

        // Two months from 23 March end on 23 May: reported on that day and in time, the second finding a day late.
        clock.set("2026-05-23T23:59");
        drive.reviewed();
        clock.set("2026-05-24T00:00");
        drive.close(second);
        assertThat(year(zone.office, 2026).at("results").size()).isZero();
        drive.closed();

        UUID street = zone.streetHeads.getFirst();
        for (UUID reader : List.of(zone.office, zone.head, street)) {
            Answer view = year(reader, 2026);
            assertThat(view.at("results").size()).isEqualTo(1);
            assertThat(view.text("results.0.unitName")).isEqualTo("兴仁街道");
            assertThat(view.number("results.0.problems")).isEqualTo(2);
            assertThat(view.number("results.0.hazards")).isZero();
            assertThat(view.at("results.0.rectifiedLate").asBoolean()).isFalse();
            assertThat(view.number("results.0.late")).isEqualTo(1);
        }
        for (UUID other : List.of(zone.streetHeads.get(1), zone.people.getFirst(), town.auditor)) {
            assertThat(year(other, 2026).at("results").size()).isZero();
        }
        assertThat(year(zone.office, 2027).at("results").size()).isZero();
        var act = drive.view().at("timeline").valueStream().toList().getLast();
        assertThat(act.get("kind").asString()).isEqualTo("tour.closed");
        assertThat(act.get("facts").get("result").get("late").asInt()).isEqualTo(1);

        // The second street reports a day after its last day.
        var late = new TourDrive(zone, clock, tours.get(1), 1);
        late.atWork();
        UUID third = late.find("OTHER", "交办事项未办", "PROBLEM", false);
        late.fedBack();
        late.close(third);
        clock.set("2026-06-13T00:00");
        late.reviewed();
        late.closed();
        assertThat(year(zone.streetHeads.get(1), 2026)
                        .at("results.0.rectifiedLate")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void isForThoseWhoSendTours() {
        zone.approved(2026, "2026-03-10");

        for (UUID other : List.of(zone.streetHeads.getFirst(), zone.people.getFirst(), zone.bureauHead, town.auditor)) {
            Answer none = year(other, 2026);
            assertThat(none.at("coverage").size()).isZero();
            assertThat(none.at("stages").size()).isZero();
        }
        assertThat(town.as(zone.office).get("/api/tours/overview").is(200).number("year"))
                .isEqualTo(2026);
    }

    @Test
    void showsTheFilesOfFindingsToWhoIsTouredFromTheFeedbackOn() {
        var drive = new TourDrive(
                zone, clock, zone.approved(2026, "2026-03-10").tours().getFirst(), 0);
        drive.atWork();
        drive.find("PREVENTION", "风险台账不全", "PROBLEM", false);

        UUID street = zone.streetHeads.getFirst();
        assertThat(files(zone.office)).isEqualTo(1);
        assertThat(files(zone.people.get(1))).isEqualTo(1);
        assertThat(files(street)).isZero();
        town.as(zone.streetHeads.get(1)).get(drive.path() + "/files").isProblem(404, "NOT_FOUND");
        drive.fedBack();
        assertThat(files(street)).isEqualTo(1);

        // The list says whom a tour waits for and until when; the report's day is none of the unit's business.
        Answer row = town.as(street).get("/api/tours").is(200);
        assertThat(row.text("items.0.waitsFor.clause")).isEqualTo("ZZ-3.3.5");
        assertThat(row.text("items.0.team.leaderName")).isEqualTo("巡查0");
    }

    @Test
    void takesTheMiddleOfAllTimes() {
        assertThat(TourOverview.median(List.of())).isNull();
        assertThat(TourOverview.median(List.of(Duration.ofDays(9), Duration.ofDays(1), Duration.ofDays(3))))
                .isEqualTo(3);
        assertThat(TourOverview.median(List.of(Duration.ofDays(4), Duration.ofHours(36))))
                .isEqualTo(2.8);
    }

    private int files(UUID post) {
        String id = town.as(zone.office).get("/api/tours").items().stream()
                .filter(one -> !one.get("state").asString().equals("PLANNED"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        return town.as(post).get("/api/tours/" + id + "/files").items().size();
    }

    private Answer year(UUID post, int year) {
        return town.as(post).get("/api/tours/overview?year=" + year).is(200);
    }

    private static int count(Answer view, String state) {
        return view.at("stages")
                .valueStream()
                .filter(one -> one.get("state").asString().equals(state))
                .findFirst()
                .map(one -> one.get("count").asInt())
                .orElse(0);
    }

    private static List<Integer> findings(Answer view) {
        return List.of(
                view.number("findings.total"),
                view.number("findings.open"),
                view.number("findings.late"),
                view.number("findings.closed"));
    }
}
