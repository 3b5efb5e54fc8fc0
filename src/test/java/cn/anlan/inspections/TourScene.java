package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.Town;
import cn.anlan.tourplans.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The first tour of a zone's year, and the hands of everybody who takes a step on it. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
abstract class TourScene {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    Http http;

    @Autowired
    ActQueries acts;

    Zone zone;
    UUID tour;
    UUID leader;
    UUID street;

    @BeforeEach
    void aTourOfTheYear() {
        clock.reset();
        zone = new Zone(town);
        tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        leader = zone.people.getFirst();
        street = zone.streetHeads.getFirst();
    }

    void fedBackOn(String at) {
        atWork();
        find("PREVENTION", "PROBLEM", false).is(201);
        end();
        leaveAllOut();
        report(true).is(200);
        step(zone.head, "approve-report", Map.of()).is(200);
        clock.set(at);
        step(zone.office, "feed-back", feedback()).is(200);
    }

    void copies() {
        copy(zone.bureau).is(200);
        copy(zone.unit).is(200);
    }

    Answer copy(UUID unit) {
        return step(zone.office, "copy", Map.of("unit", unit, "results", "巡查结果：总体较好"));
    }

    void entered() {
        clock.set("2026-03-09T10:00");
        train(0, 6).is(200);
        step(zone.office, "notify", Map.of("contact", "安二")).is(200);
        clock.set("2026-03-10T09:00");
        step(leader, "enter", Map.of()).is(200);
    }

    void atWork() {
        entered();
        step(leader, "brief", Map.of("attendees", "街道党政班子", "words", "通报巡查任务")).is(200);
    }

    /** On the fourteenth day. */
    void end() {
        clock.set("2026-03-23T17:00");
        step(leader, "end", Map.of()).is(200);
    }

    Answer train(int from, int to) {
        return step(
                zone.office,
                "train",
                Map.of(
                        "persons",
                                IntStream.range(from, to).mapToObj(zone::person).toList(),
                        "contents", "巡查制度、九个方面和工作纪律",
                        "evidence", List.of(town.document(zone.office))));
    }

    Answer visit(String method, @Nullable String assigned) {
        var visit = new LinkedHashMap<String, Object>();
        visit.put("method", method);
        visit.put("place", "街道办");
        visit.put("words", "查阅会议记录");
        if (assigned != null) {
            visit.put("assigned", assigned);
        }
        return town.as(leader).post(path() + "/visits", visit);
    }

    Answer find(String area, String severity, boolean violation) {
        return found(area, severity, violation, List.of(town.photo(leader)));
    }

    Answer found(String area, String severity, boolean violation, List<UUID> evidence) {
        return town.as(leader).post(path() + "/findings", finding(area, severity, violation, evidence));
    }

    /** At the street. */
    Map<String, Object> finding(String area, String severity, boolean violation, List<UUID> evidence) {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("area", area);
        finding.put("title", "风险台账不全");
        finding.put("words", "三家企业没有登记");
        finding.put("basis", "《安全生产法》第四十一条");
        finding.put("severity", severity);
        finding.put("violation", violation);
        finding.put("unit", zone.streets.getFirst());
        finding.put("evidence", evidence);
        return finding;
    }

    Answer leaveOut(String area) {
        return step(leader, "leave-out", Map.of("area", area, "reason", "本轮专题未涉及"));
    }

    /** All areas in which nothing was found. */
    void leaveAllOut() {
        view(leader)
                .at("missing")
                .valueStream()
                .forEach(area -> leaveOut(area.asString()).is(200));
    }

    Answer report(boolean withDocument) {
        var report = new LinkedHashMap<String, Object>(Map.of("problems", "台账不全", "recommendations", "充实安监力量"));
        if (withDocument) {
            report.put("evidence", List.of(town.document(leader)));
        }
        return step(leader, "report", report);
    }

    static Map<String, Object> feedback() {
        return Map.of("overview", "总体较好", "advice", List.of("补齐台账"));
    }

    Answer transfer(UUID finding, UUID unit) {
        return step(
                zone.office,
                "transfer",
                Map.of(
                        "finding", finding,
                        "category", "RULE_BROKEN",
                        "remit", "DEPARTMENT",
                        "unit", unit,
                        "words", "请依法调查处理"));
    }

    Answer rectify() {
        return step(
                street,
                "rectify",
                Map.of("report", "已全部整改", "evidence", List.of(town.document(street), town.photo(street))));
    }

    Answer publish(String title) {
        return step(zone.office, "publish", Map.of("title", title, "feedback", "台账不全", "rectification", "已补齐台账"));
    }

    Answer perform(UUID post, UUID obligation, UUID file) {
        return onObligation(post, obligation, "perform", Map.of("report", "已办理", "evidence", List.of(file)));
    }

    Answer accept(UUID post, UUID obligation) {
        return onObligation(post, obligation, "accept", Map.of("opinion", "同意"));
    }

    Answer waive(UUID obligation) {
        return onObligation(zone.head, obligation, "waive", Map.of("reason", "不必办理"));
    }

    Answer onObligation(UUID post, UUID obligation, String verb, Object body) {
        String at = "/api/obligations/" + obligation;
        long version = town.as(post).get(at).is(200).version();
        return town.as(post).ifMatch(version).post(at + "/" + verb, body);
    }

    Answer step(UUID post, String verb, Object body) {
        return zone.step(post, path(), verb, body);
    }

    Answer view(UUID post) {
        return town.as(post).get(path()).is(200);
    }

    String path() {
        return "/api/tours/" + tour;
    }

    static UUID id(Answer done) {
        return UUID.fromString(done.text("id"));
    }

    static void refused(Answer answer, String clause) {
        assertThat(answer.isProblem(409, "OUT_OF_ORDER").text("clause")).isEqualTo(clause);
    }

    /** Of the obligation under a clause that the tour itself has. */
    static String due(Answer view, String clause, String what) {
        return view.at("obligations")
                .valueStream()
                .filter(one -> one.get("clause").asString().equals(clause))
                .filter(one -> !one.get("originKind").asString().equals("tour-finding"))
                .findFirst()
                .orElseThrow()
                .get(what)
                .asString();
    }

    /** The one of the tour's own obligations. */
    UUID obligation(String which) {
        return UUID.fromString(view(zone.office).text("tour.progress.obligations." + which));
    }
}
