package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.Answer;
import cn.anlan.Clause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the end of the work to what the office presses for. */
class TourReportingApiTests extends TourScene {

    @Test
    @Clause("ZZ-3.3.3")
    void reportsWithinFifteenDaysOfItsEnd() {
        atWork();
        clock.set("2026-03-22T17:00");
        Answer thirteenth = step(leader, "end", Map.of()).isProblem(422, "SHORT_WITHOUT_REASON");
        assertThat(thirteenth.text("clause")).isEqualTo("ZZ-1.2a");
        end();
        leaveAllOut();
        Answer view = view(zone.office);
        assertThat(due(view, "ZZ-3.3.3", "dueDay")).isEqualTo("2026-04-07");
        clock.set("2026-04-07T23:59");
        assertThat(due(view(zone.office), "ZZ-3.3.3", "late")).isEqualTo("false");
        report(true).is(200);
        assertThat(view(zone.office).at("tour.progress.report.late").asBoolean())
                .isFalse();

        // Sent back and sent again on the sixteenth day it is late.
        step(zone.head, "return-report", Map.of("reason", "建议不具体")).is(200);
        clock.set("2026-04-08T00:00");
        assertThat(due(view(zone.office), "ZZ-3.3.3", "late")).isEqualTo("true");
        report(true).is(200);
        assertThat(view(zone.office).at("tour.progress.report.late").asBoolean())
                .isTrue();
    }

    @Test
    @Clause({"ZZ-3.3.4a", "ZZ-2.1c"})
    void isFedBackToThePrincipalOnlyAfterTheCommitteeApproved() {
        atWork();
        find("PREVENTION", "PROBLEM", false).is(201);
        end();
        leaveAllOut();
        var feedback = Map.of("overview", "总体较好", "advice", List.of("补齐台账"));
        refused(step(zone.office, "feed-back", feedback), "ZZ-3.3.3");
        assertThat(waive(obligation("report")).isProblem(422, "NOT_WAIVED").text("clause"))
                .isEqualTo("ZZ-3.3.3");
        report(true).is(200);
        refused(step(zone.office, "feed-back", feedback), "ZZ-3.3.4a");
        step(zone.office, "approve-report", Map.of()).isProblem(403, "NOT_ALLOWED");
        town.as(street).ifMatch(1).post(path() + "/approve-report", Map.of()).isProblem(409, "STALE");
        step(street, "approve-report", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(zone.head, "approve-report", Map.of("opinion", "同意")).is(200);
        assertThat(town.as(street).get(path()).at("findings").size()).isZero();

        step(zone.office, "feed-back", feedback).is(200);
        Answer seen = town.as(street).get(path()).is(200);
        assertThat(seen.text("findings.0.title")).isEqualTo("风险台账不全");
        assertThat(seen.text("tour.progress.feedback.overview")).isEqualTo("总体较好");
        assertThat(town.as(street).get("/api/letters?box=in&kind=tour-opinion").items())
                .hasSize(1);
        Answer obligation = town.as(street)
                .get("/api/obligations/" + seen.text("tour.progress.obligations.rectification"))
                .is(200);
        assertThat(obligation.text("bearer.id")).isEqualTo(street.toString());
        assertThat(obligation.text("clause")).isEqualTo("ZZ-3.3.5");
    }

    @Test
    @Clause("ZZ-2.1c")
    void isPressedForByTheOfficeTogetherWithTheGroup() {
        atWork();
        find("PREVENTION", "PROBLEM", false).is(201);
        end();
        leaveAllOut();
        report(true).is(200);
        var pressed = Map.of("together", List.of(zone.person(0), zone.person(1)), "words", "请于期限前逐项整改到位");
        step(zone.office, "press", pressed).isProblem(409, "OUT_OF_ORDER");
        step(zone.head, "approve-report", Map.of()).is(200);
        step(zone.office, "feed-back", feedback()).is(200);

        // Not alone, not with somebody outside the group, and not by anybody else.
        step(zone.office, "press", Map.of("together", List.of(), "words", "请整改"))
                .is(400);
        assertThat(step(zone.office, "press", Map.of("together", List.of(zone.person(8)), "words", "请整改"))
                        .isProblem(422, "NOT_IN_GROUP")
                        .text("clause"))
                .isEqualTo("ZZ-2.1c");
        step(zone.head, "press", pressed).isProblem(403, "NOT_ALLOWED");
        step(zone.office, "press", pressed).is(200);

        // The principal has the letter, and in the list of work that they were pressed.
        Answer letters = town.as(street).get("/api/letters?box=in&kind=tour-pressing");
        assertThat(letters.items()).hasSize(1);
        var last = view(zone.office).at("timeline").valueStream().toList().getLast();
        assertThat(last.get("kind").asString()).isEqualTo("tour.pressed");
        assertThat(last.get("facts").get("together").asString()).isEqualTo("巡查0、巡查1");
        assertThat(last.get("facts").get("open").asInt()).isEqualTo(1);
        Answer owed = town.as(street)
                .get("/api/obligations/" + view(zone.office).text("tour.progress.obligations.rectification"))
                .is(200);
        assertThat(owed.at("timeline").valueStream().map(act -> act.get("kind").asString()))
                .contains("obligation.urged");
    }
}
