package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a tour whose unit, or whose leader's unit, is dissolved or merged: it is carried to its end all the same. */
class ToursOfClosedUnitsApiTests extends TourScene {

    private static final String DAY = "2026-05-20";

    @Test
    @Clause("ZZ-3.3.5")
    void passesTheRectificationOfADissolvedUnitToTheOfficeAbove() {
        fedBackOn("2026-05-06T10:00");
        UUID rectification = obligation("rectification");
        dissolve();

        assertBorneBy(zone.office, rectification);
        assertThat(lastAct(rectification)).isEqualTo("obligation.transferred");
        assertThat(steps(zone.office)).contains("RECTIFY");
        step(zone.streetHeads.get(1), "rectify", rectified(zone.streetHeads.get(1)))
                .is(404);
        step(zone.office, "rectify", rectified(zone.office)).is(200);
        step(zone.head, "return-rectification", Map.of("reason", "缺少查处情况")).is(200);
        step(zone.office, "rectify", rectified(zone.office)).is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);

        // What was found there goes the same way.
        UUID finding = UUID.fromString(view(zone.office).text("findings.0.obligation"));
        assertBorneBy(zone.office, finding);
        perform(zone.office, finding, town.photo(zone.office)).is(200);
        accept(zone.head, finding).is(200);
        publish("对兴仁街道安全生产巡查情况的公告").is(200);
        copies();
        step(zone.office, "close", Map.of()).is(200);
    }

    @Test
    @Clause("ZZ-3.3.5")
    void passesARectificationThatWasReportedAndIsSentBackToTheOfficeAboveToo() {
        fedBackOn("2026-05-06T10:00");
        UUID rectification = obligation("rectification");
        rectify().is(200);
        dissolve();

        step(zone.head, "return-rectification", Map.of("reason", "缺少查处情况")).is(200);
        assertBorneBy(zone.office, rectification);
        step(zone.office, "rectify", rectified(zone.office)).is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);
    }

    @Test
    @Clause("ZZ-3.3.5")
    void passesTheRectificationOfAMergedUnitToThePrincipalOfTheOneThatTakesOver() {
        fedBackOn("2026-05-06T10:00");
        UUID successor = zone.streetHeads.get(1);
        town.as(successor).get(path()).is(404);
        clock.set(DAY + "T09:00");
        close(zone.streets.getFirst(), "merge", Map.of("into", zone.streets.get(1), "on", DAY));

        assertBorneBy(successor, obligation("rectification"));
        assertThat(steps(successor)).containsExactly("RECTIFY");
        assertThat(town.as(successor).get("/api/tours").is(200).items())
                .extracting(row -> row.get("id").asString())
                .contains(tour.toString());
        town.as(zone.streetHeads.get(2)).get(path()).is(404);
        step(successor, "rectify", rectified(successor)).is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);
    }

    @Test
    @Clause("ZZ-3.3.5")
    void letsTheHeadOfTheUnitThatTookOverRectifyThoughTheyCameLater() {
        fedBackOn("2026-05-06T10:00");
        String area = territory(zone.unit).substring(0, 6) + "005";
        UUID successor = town.unit("新兴街道", "SUB_DISTRICT", area + "000", List.of(area), null);
        clock.set(DAY + "T09:00");
        close(zone.streets.getFirst(), "merge", Map.of("into", successor, "on", DAY));
        UUID head = town.post(successor, "街道办主任", Role.PRINCIPAL, "后任");

        assertThat(steps(head)).containsExactly("RECTIFY");
        step(head, "rectify", rectified(head)).is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);
    }

    @Test
    @Clause("ZZ-3.3.4a")
    void feedsBackToWhoeverAnswersForAUnitThatIsGone() {
        approved();
        clock.set(DAY + "T09:00");
        close(zone.streets.getFirst(), "merge", Map.of("into", zone.streets.get(1), "on", DAY));
        step(zone.office, "feed-back", feedback()).is(200);

        UUID successor = zone.streetHeads.get(1);
        assertBorneBy(successor, obligation("rectification"));
        assertBorneBy(successor, UUID.fromString(view(zone.office).text("findings.0.obligation")));
        assertThat(town.as(successor)
                        .get("/api/letters?box=in&kind=tour-opinion")
                        .is(200)
                        .items())
                .hasSize(1);
        step(successor, "rectify", rectified(successor)).is(200);
    }

    @Test
    @Clause("ZZ-3.3.4a")
    void feedsBackToTheOfficeAboveWhereNobodyTookOver() {
        approved();
        dissolve();
        step(zone.office, "feed-back", feedback()).is(200);

        assertBorneBy(zone.office, obligation("rectification"));
        step(zone.office, "rectify", rectified(zone.office)).is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);
    }

    @Test
    @Clause("ZZ-3.3.3")
    void hasTheReportFiledByTheOfficeWhereTheLeadersUnitIsDissolved() {
        ended();
        close(zone.bureau, "close", Map.of("on", "2026-03-24"));
        UUID report = obligation("report");

        assertBorneBy(zone.office, report);
        report(zone.office).is(200);
        step(zone.head, "return-report", Map.of("reason", "补充建议")).is(200);
        report(zone.office).is(200);
        step(zone.head, "approve-report", Map.of()).is(200);
    }

    @Test
    @Clause("ZZ-2.1b")
    void letsTheLeaderReportWhomeverTheObligationHasPassedTo() {
        ended();
        UUID elsewhere = town.unit("高新区财政局", "DEPARTMENT", territory(zone.unit), List.of(), zone.unit);
        UUID desk = UUID.fromString(town.administrator()
                .post("/api/posts", Map.of("unit", elsewhere, "title", "二级主任科员", "role", "INSPECTOR"))
                .is(201)
                .text("id"));
        town.appoint(desk, zone.person(0), 1);
        close(zone.bureau, "close", Map.of("on", "2026-03-24"));

        assertBorneBy(zone.office, obligation("report"));
        report(desk).is(200);
        assertThat(view(zone.head).text("tour.state")).isEqualTo("REPORTED");
        step(zone.head, "approve-report", Map.of()).is(200);
    }

    @Test
    void cancelsTheTourOfAUnitThatWasToldAndIsGone() {
        clock.set("2026-03-09T10:00");
        step(zone.office, "notify", Map.of("contact", "安二")).is(200);
        close(zone.enterprise, "close", Map.of("on", "2026-03-09"));
        close(zone.streets.getFirst(), "close", Map.of("on", "2026-03-09"));

        step(zone.head, "cancel", Map.of("reason", "街道已撤销")).is(200);
        assertThat(view(zone.office).text("tour.state")).isEqualTo("CANCELLED");
    }

    private void ended() {
        atWork();
        find("PREVENTION", "PROBLEM", false).is(201);
        end();
        clock.set("2026-03-24T09:00");
    }

    private void approved() {
        ended();
        leaveAllOut();
        report(true).is(200);
        step(zone.head, "approve-report", Map.of()).is(200);
    }

    private Answer report(UUID by) {
        view(by).at("missing")
                .valueStream()
                .forEach(area -> step(by, "leave-out", Map.of("area", area.asString(), "reason", "本轮专题未涉及"))
                        .is(200));
        return step(
                by,
                "report",
                Map.of("problems", "台账不全", "recommendations", "充实安监力量", "evidence", List.of(town.document(by))));
    }

    /** Without a successor. */
    private void dissolve() {
        clock.set(DAY + "T09:00");
        close(zone.enterprise, "close", Map.of("on", DAY));
        close(zone.streets.getFirst(), "close", Map.of("on", DAY));
    }

    private void close(UUID unit, String verb, Map<String, ?> body) {
        Answer seen = town.administrator().get("/api/units/" + unit).is(200);
        town.administrator()
                .ifMatch(seen)
                .post("/api/units/" + unit + "/" + verb, body)
                .is(200);
    }

    private Map<String, Object> rectified(UUID by) {
        return Map.of("report", "已全部整改", "evidence", List.of(town.document(by), town.photo(by)));
    }

    private void assertBorneBy(UUID post, UUID obligation) {
        assertThat(town.as(zone.office)
                        .get("/api/obligations/" + obligation)
                        .is(200)
                        .text("bearer.id"))
                .isEqualTo(post.toString());
        assertThat(town.as(post)
                        .get("/api/obligations?show=mine&limit=200")
                        .is(200)
                        .items())
                .extracting(row -> row.get("id").asString())
                .contains(obligation.toString());
    }

    private List<String> steps(UUID post) {
        return view(post).at("steps").valueStream().map(step -> step.asString()).toList();
    }

    private String lastAct(UUID obligation) {
        var acts = town.as(zone.office)
                .get("/api/obligations/" + obligation)
                .is(200)
                .at("timeline");
        return acts.get(acts.size() - 1).get("kind").asString();
    }

    private String territory(UUID unit) {
        return town.administrator().get("/api/units/" + unit).is(200).text("unit.territory");
    }
}
