package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class ToursApiTests {

    private static final List<String> AREAS = List.of(
            "CENTRAL_DECISIONS",
            "HIGHER_AND_DISTRICT_DECISIONS",
            "RESPONSIBILITIES",
            "PLANNING_AND_TRAINING",
            "PREVENTION",
            "CAPACITY_AND_EMERGENCY",
            "CREDIT_AND_REPORTS",
            "ACCIDENTS",
            "OTHER");

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    Http http;

    @Autowired
    ActQueries acts;

    private Zone zone;
    private UUID tour;
    private UUID leader;
    private UUID street;

    @BeforeEach
    void aTourOfTheYear() {
        clock.reset();
        zone = new Zone(town);
        tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        leader = zone.people.getFirst();
        street = zone.streetHeads.getFirst();
    }

    @Test
    @Clause({"ZZ-3.3.1", "ZZ-2.1c"})
    void startsNeitherUnannouncedNorUntrained() {
        town.as(street).get(path()).isProblem(404, "NOT_FOUND");
        refused(step(leader, "enter", Map.of()), "ZZ-3.3.1");

        // The office tells and trains; five of six were trained.
        clock.set("2026-03-09T10:00");
        step(zone.head, "notify", Map.of("contact", "安二")).isProblem(403, "NOT_ALLOWED");
        train(0, 5).is(200);
        step(zone.office, "notify", Map.of("contact", "安二 0632-0000000")).is(200);
        assertThat(town.as(street).get("/api/letters?box=in&kind=tour-notice").items())
                .hasSize(1);
        Answer view = view(zone.office);
        assertThat(view.text("obligations.0.clause")).isEqualTo("ZZ-3.3.1");
        assertThat(view.text("obligations.0.dueDay")).isEqualTo("2026-03-23");

        // The day of the notice is not in advance, the next is.
        clock.set("2026-03-09T23:59");
        Answer early = step(leader, "enter", Map.of()).isProblem(422, "NOT_IN_ADVANCE");
        assertThat(early.text("clause")).isEqualTo("ZZ-3.3.1");
        clock.set("2026-03-10T00:00");
        Answer untrained = step(leader, "enter", Map.of()).isProblem(422, "UNTRAINED");
        assertThat(untrained.text("clause")).isEqualTo("ZZ-3.3.1");
        assertThat(untrained.text("detail")).contains("巡查5").doesNotContain("巡查4");
        train(5, 6).is(200);
        assertThat(view(zone.office).text("obligations.0.state")).isEqualTo("PERFORMED");
        step(zone.people.get(1), "enter", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(leader, "enter", Map.of()).is(200);

        // The unit knows of the tour, another one doesn't.
        assertThat(town.as(street).get(path()).is(200).text("team.leaderName")).isEqualTo("巡查0");
        town.as(zone.streetHeads.get(1)).get(path()).isProblem(404, "NOT_FOUND");
        assertThat(town.as(zone.streetHeads.get(1)).get("/api/tours").items()).isEmpty();
        assertThat(town.as(street).get("/api/tours").items()).hasSize(1);
    }

    @Test
    @Clause("ZZ-3.3.2")
    void worksOnlyAfterTheTaskWasExplainedToTheUnit() {
        entered();
        refused(visit("REPORTS", null), "ZZ-3.3.2");
        refused(find("PREVENTION", "PROBLEM", false), "ZZ-3.3.2");
        step(leader, "brief", Map.of("words", "通报巡查任务")).is(400);
        step(leader, "brief", Map.of("attendees", "街道党政班子", "words", "通报巡查任务和纪律"))
                .is(200);
        visit("REPORTS", null).is(201);
        assertThat(view(zone.office).text("tour.progress.briefing")).isEqualTo("通报巡查任务和纪律");
    }

    @Test
    @Clause("ZZ-3.2")
    void tagsEachVisitWithOneOfSixMethods() {
        atWork();
        for (String method : List.of("REPORTS", "MEETINGS", "FILES_LETTERS_CALLS", "INTERVIEWS", "UNANNOUNCED")) {
            visit(method, null).is(201);
        }
        assertThat(visit("ASSIGNED", " ").isProblem(422, "METHOD_UNEXPLAINED").text("clause"))
                .isEqualTo("ZZ-3.2");
        visit("ASSIGNED", "安委办交办的用电专项抽查").is(201);
        visit("SURVEY", null).is(400);
        town.as(leader)
                .post(path() + "/visits", Map.of("place", "街道办", "words", "无方式"))
                .is(400);
        assertThat(town.as(zone.office).get(path() + "/visits").is(200).items().stream()
                        .map(visit -> visit.get("method").asString())
                        .distinct())
                .hasSize(6);

        // One key, one visit, however often the phone sends it; nobody outside the group records or reads it.
        var words = Map.of("method", "UNANNOUNCED", "place", "某厂", "words", "夜间抽查");
        Http phone = town.as(leader).key("phone-1");
        String once = phone.post(path() + "/visits", words).is(201).text("id");
        assertThat(phone.post(path() + "/visits", words).is(201).text("id")).isEqualTo(once);
        assertThat(town.as(zone.office).get(path() + "/visits").items()).hasSize(7);
        town.as(zone.people.get(8)).post(path() + "/visits", words).isProblem(404, "NOT_FOUND");
        town.as(street).get(path() + "/visits").isProblem(404, "NOT_FOUND");
        town.as(zone.people.get(1))
                .post(path() + "/log", Map.of("day", "2026-03-10", "words", "上午听取汇报，下午查阅台账"))
                .is(201);
        assertThat(town.as(leader).get(path() + "/log").items()).hasSize(1);
    }

    @Test
    void notesWhatAWrongClockSaidBesideTheTimeThatThePhoneSetRight() {
        atWork();
        var said = Map.of(
                "method", "UNANNOUNCED",
                "place", "某厂",
                "words", "夜间抽查",
                "happenedAt", "2026-03-10T00:30:00Z",
                "phoneTime", "2027-01-01T00:00:00Z");
        UUID visit = id(town.as(leader).post(path() + "/visits", said).is(201));

        var act = acts.timeline("tour-record", visit).getFirst();
        assertThat(act.occurredAt()).isEqualTo("2026-03-10T00:30:00Z");
        assertThat(act.facts()).containsEntry("phoneTime", "2027-01-01T00:00:00Z");
        UUID plain = id(visit("REPORTS", null).is(201));
        assertThat(acts.timeline("tour-record", plain).getFirst().facts()).doesNotContainKey("phoneTime");
    }

    @Test
    @Clause({"ZZ-3.1", "ZZ-1.2b"})
    void reportsOnAllNineAreasWithProblemsAndRecommendations() {
        atWork();
        ownChecklist();
        find("PREVENTION", "PROBLEM", false).is(201);
        Answer bare = found("PREVENTION", "PROBLEM", false, List.of());
        assertThat(bare.isProblem(422, "EVIDENCE_MISSING").text("clause")).isEqualTo("ZZ-4.2b");
        refused(report(true), "ZZ-3.3.3");
        end();

        // Seven reasons and one finding are eight: the ninth is named.
        for (String area : AREAS) {
            if (!area.equals("PREVENTION") && !area.equals("OTHER")) {
                leaveOut(area).is(200);
            }
        }
        leaveOut("PREVENTION").isProblem(422, "HAS_FINDINGS");
        Answer eight = report(true).isProblem(422, "AREAS_MISSING");
        assertThat(eight.text("clause")).isEqualTo("ZZ-3.1");
        assertThat(eight.at("missing").size()).isEqualTo(1);
        assertThat(eight.text("missing.0")).isEqualTo("OTHER");
        assertThat(view(leader).text("missing.0")).isEqualTo("OTHER");
        step(leader, "leave-out", Map.of("area", "OTHER", "reason", " ")).is(400);
        leaveOut("OTHER").is(200);

        // Neither a report without recommendations, nor one by the back door, from the work list.
        step(leader, "report", Map.of("problems", "台账不全")).is(400);
        UUID obligation = UUID.fromString(view(zone.office).text("tour.progress.obligations.report"));
        perform(leader, obligation, town.document(leader)).isProblem(422, "REPORT_HERE");
        report(false).isProblem(422, "EVIDENCE_MISSING");
        report(true).is(200);
        assertThat(view(zone.office).text("tour.progress.report.recommendations"))
                .isEqualTo("充实安监力量");
        assertThat(town.as(street).get(path()).is(200).text("tour.progress.report.problems"))
                .isNull();
    }

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
    @Clause("ZZ-3.3.4b")
    void transfersEveryViolationAndListsEveryMajorHazard() {
        atWork();
        UUID violation = id(find("PREVENTION", "PROBLEM", true).is(201));
        UUID plain = id(find("ACCIDENTS", "PROBLEM", false).is(201));
        UUID major = id(find("CAPACITY_AND_EMERGENCY", "MAJOR_HAZARD", false).is(201));
        end();
        leaveAllOut();
        report(true).is(200);
        refused(transfer(violation, zone.bureau), "ZZ-3.3.4a");
        step(zone.head, "approve-report", Map.of()).is(200);
        assertThat(step(zone.office, "feed-back", feedback())
                        .isProblem(422, "HAZARDS_NOT_RAISED")
                        .text("clause"))
                .isEqualTo("ZZ-3.3.4b");
        step(leader, "findings/" + plain + "/raise", Map.of()).isProblem(422, "NO_HAZARD");
        step(leader, "findings/" + major + "/raise", Map.of()).is(200);
        step(leader, "findings/" + major + "/raise", Map.of()).isProblem(409, "HAZARD_RAISED");
        step(zone.office, "feed-back", feedback()).is(200);

        rectify().is(200);
        Answer unsent = step(zone.head, "review", Map.of()).isProblem(422, "VIOLATIONS_NOT_TRANSFERRED");
        assertThat(unsent.text("clause")).isEqualTo("ZZ-3.3.4b");
        transfer(plain, zone.bureau).isProblem(422, "NO_VIOLATION");
        transfer(violation, zone.streets.getFirst()).isProblem(422, "NOT_THEIR_REMIT");
        transfer(violation, zone.bureau).is(200);
        transfer(violation, zone.bureau).isProblem(409, "TRANSFERRED");
        assertThat(town.as(zone.bureauHead)
                        .get("/api/letters?box=in&kind=tour-transfer")
                        .items())
                .hasSize(1);

        Answer unlisted = step(zone.head, "review", Map.of()).isProblem(422, "HAZARDS_NOT_LISTED");
        assertThat(unlisted.text("clause")).isEqualTo("ZZ-3.3.4b");
        Answer shown = view(zone.head);
        String hazard = shown.at("findings")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(major.toString()))
                .findFirst()
                .orElseThrow()
                .get("hazard")
                .asString();
        long version = town.as(zone.head).get("/api/hazards/" + hazard).is(200).version();
        town.as(zone.head)
                .ifMatch(version)
                .post("/api/hazards/" + hazard + "/list", Map.of("level", "TOWN", "reason", "巡查发现"))
                .is(200);
        step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);

        // The transfer is answered by whoever it went to, in their own work list, and accepted.
        UUID answer = UUID.fromString(shown.text("transfers.0.obligation"));
        assertThat(shown.text("transfers.0.answeredAt")).isNull();
        perform(zone.bureauHead, answer, town.document(zone.bureauHead)).is(200);
        assertThat(view(zone.head).text("transfers.0.answeredAt")).isNotNull();
        waive(answer).is(409);
        publish("对兴仁街道巡查情况的公告").is(200);
        copies();
        Answer open = step(zone.office, "close", Map.of()).isProblem(422, "TRANSFERS_UNANSWERED");
        assertThat(open.text("clause")).isEqualTo("ZZ-3.3.4b");
        accept(zone.head, answer).is(200);
        assertThat(step(zone.office, "close", Map.of())
                        .isProblem(422, "FINDINGS_OPEN")
                        .text("clause"))
                .isEqualTo("ZZ-4.2b");
    }

    @Test
    @Clause("ZZ-3.3.5")
    void isRectifiedWithinTwoMonthsToTheDayAtTheEndOfAMonth() {
        fedBackOn("2026-12-31T16:00");
        assertThat(due(view(zone.office), "ZZ-3.3.5", "dueDay")).isEqualTo("2027-02-28");
        clock.set("2027-02-28T23:59");
        assertThat(due(view(zone.office), "ZZ-3.3.5", "late")).isEqualTo("false");
        clock.set("2027-03-01T00:00");
        assertThat(due(view(zone.office), "ZZ-3.3.5", "late")).isEqualTo("true");

        // With a report and a photo, by the principal, reviewed by the committee.
        refused(step(zone.head, "review", Map.of()), "ZZ-3.3.5");
        step(street, "rectify", Map.of("report", "已整改", "evidence", List.of(town.document(street))))
                .isProblem(422, "EVIDENCE_MISSING");
        rectify().is(200);
        step(street, "review", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(zone.head, "return-rectification", Map.of("reason", "缺少查处情况")).is(200);
        rectify().is(200);
        step(zone.head, "review", Map.of("opinion", "同意")).is(200);
    }

    @Test
    @Clause("ZZ-3.3.6b")
    void publishesFeedbackAndRectificationAndNothingElse() {
        fedBackOn("2026-05-06T10:00");
        refused(publish("公告"), "ZZ-3.3.5");
        rectify().is(200);
        step(zone.head, "review", Map.of()).is(200);
        Answer named = publish("巡查组长巡查0带队巡查情况").isProblem(422, "NAMES_IN_PUBLICATION");
        assertThat(named.text("clause")).isEqualTo("ZZ-3.3.6b");
        assertThat(http.anonymous().get("/api/public/tours").is(200).body()).doesNotContain(tour.toString());
        publish("对兴仁街道安全生产巡查情况的公告").is(200);

        Answer shown = http.anonymous().get("/api/public/tours").is(200);
        assertThat(shown.text("items.0.title")).isEqualTo("对兴仁街道安全生产巡查情况的公告");
        assertThat(shown.text("items.0.feedback")).isEqualTo("台账不全");
        assertThat(shown.text("items.0.rectification")).isEqualTo("已补齐台账");
        assertThat(shown.body()).doesNotContain("总体较好", "充实安监力量", "巡查0", "安二");

        Answer uncopied = step(zone.office, "close", Map.of());
        uncopied.isProblem(422, "FINDINGS_OPEN");
        Answer view = view(zone.office);
        String obligation = view.text("findings.0.obligation");
        perform(street, UUID.fromString(obligation), town.photo(street)).is(200);
        accept(zone.head, UUID.fromString(obligation)).is(200);
        step(zone.office, "close", Map.of()).isProblem(422, "COPIES_MISSING");
        copies();
        step(zone.office, "close", Map.of()).is(200);
        assertThat(view(zone.office).text("tour.state")).isEqualTo("CLOSED");
    }

    private void fedBackOn(String at) {
        atWork();
        find("PREVENTION", "PROBLEM", false).is(201);
        end();
        leaveAllOut();
        report(true).is(200);
        step(zone.head, "approve-report", Map.of()).is(200);
        clock.set(at);
        step(zone.office, "feed-back", feedback()).is(200);
    }

    private void copies() {
        for (UUID unit : List.of(zone.bureau, zone.unit)) {
            step(zone.office, "copy", Map.of("unit", unit, "results", "巡查结果：总体较好"))
                    .is(200);
        }
    }

    private void entered() {
        clock.set("2026-03-09T10:00");
        train(0, 6).is(200);
        step(zone.office, "notify", Map.of("contact", "安二")).is(200);
        clock.set("2026-03-10T09:00");
        step(leader, "enter", Map.of()).is(200);
    }

    private void atWork() {
        entered();
        step(leader, "brief", Map.of("attendees", "街道党政班子", "words", "通报巡查任务")).is(200);
    }

    /** On the fourteenth day. */
    private void end() {
        clock.set("2026-03-23T17:00");
        step(leader, "end", Map.of()).is(200);
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

    private void ownChecklist() {
        var items = AREAS.stream()
                .map(area -> Map.of("area", area, "text", "本区要点：" + area))
                .toList();
        town.as(zone.office)
                .post("/api/tour-checklists", Map.of("unit", zone.unit, "items", items.subList(0, 8)))
                .isProblem(422, "AREA_WITHOUT_ITEM");
        town.as(zone.office)
                .post("/api/tour-checklists", Map.of("unit", zone.unit, "items", items))
                .is(201);
        // A tour at work keeps the one it began with; the next one has the place's own.
        assertThat(town.as(leader).get(path() + "/checklist").number("version")).isZero();
        UUID next = zone.tours(UUID.fromString(
                        town.as(zone.office).get("/api/tour-plans").text("items.0.id")))
                .get(1);
        assertThat(town.as(zone.office).get("/api/tours/" + next + "/checklist").text("items.0.text"))
                .startsWith("本区要点");
    }

    private Answer train(int from, int to) {
        return step(
                zone.office,
                "train",
                Map.of(
                        "persons",
                                IntStream.range(from, to).mapToObj(zone::person).toList(),
                        "contents", "巡查制度、九个方面和工作纪律",
                        "evidence", List.of(town.document(zone.office))));
    }

    private Answer visit(String method, @Nullable String assigned) {
        var visit = new LinkedHashMap<String, Object>();
        visit.put("method", method);
        visit.put("place", "街道办");
        visit.put("words", "查阅会议记录");
        if (assigned != null) {
            visit.put("assigned", assigned);
        }
        return town.as(leader).post(path() + "/visits", visit);
    }

    private Answer find(String area, String severity, boolean violation) {
        return found(area, severity, violation, List.of(town.photo(leader)));
    }

    private Answer found(String area, String severity, boolean violation, List<UUID> evidence) {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("area", area);
        finding.put("title", "风险台账不全");
        finding.put("words", "三家企业没有登记");
        finding.put("basis", "《安全生产法》第四十一条");
        finding.put("severity", severity);
        finding.put("violation", violation);
        finding.put("unit", zone.streets.getFirst());
        finding.put("evidence", evidence);
        return town.as(leader).post(path() + "/findings", finding);
    }

    private Answer leaveOut(String area) {
        return step(leader, "leave-out", Map.of("area", area, "reason", "本轮专题未涉及"));
    }

    /** All areas in which nothing was found. */
    private void leaveAllOut() {
        view(leader)
                .at("missing")
                .valueStream()
                .forEach(area -> leaveOut(area.asString()).is(200));
    }

    private Answer report(boolean withDocument) {
        var report = new LinkedHashMap<String, Object>(Map.of("problems", "台账不全", "recommendations", "充实安监力量"));
        if (withDocument) {
            report.put("evidence", List.of(town.document(leader)));
        }
        return step(leader, "report", report);
    }

    private static Map<String, Object> feedback() {
        return Map.of("overview", "总体较好", "advice", List.of("补齐台账"));
    }

    private Answer transfer(UUID finding, UUID unit) {
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

    private Answer rectify() {
        return step(
                street,
                "rectify",
                Map.of("report", "已全部整改", "evidence", List.of(town.document(street), town.photo(street))));
    }

    private Answer publish(String title) {
        return step(zone.office, "publish", Map.of("title", title, "feedback", "台账不全", "rectification", "已补齐台账"));
    }

    private Answer perform(UUID post, UUID obligation, UUID file) {
        return onObligation(post, obligation, "perform", Map.of("report", "已办理", "evidence", List.of(file)));
    }

    private Answer accept(UUID post, UUID obligation) {
        return onObligation(post, obligation, "accept", Map.of("opinion", "同意"));
    }

    private Answer waive(UUID obligation) {
        return onObligation(zone.head, obligation, "waive", Map.of("reason", "不必答复"));
    }

    private Answer onObligation(UUID post, UUID obligation, String verb, Object body) {
        String at = "/api/obligations/" + obligation;
        long version = town.as(post).get(at).is(200).version();
        return town.as(post).ifMatch(version).post(at + "/" + verb, body);
    }

    private Answer step(UUID post, String verb, Object body) {
        return zone.step(post, path(), verb, body);
    }

    private Answer view(UUID post) {
        return town.as(post).get(path()).is(200);
    }

    private String path() {
        return "/api/tours/" + tour;
    }

    private static UUID id(Answer done) {
        return UUID.fromString(done.text("id"));
    }

    private static void refused(Answer answer, String clause) {
        assertThat(answer.isProblem(409, "OUT_OF_ORDER").text("clause")).isEqualTo(clause);
    }

    /** Of the obligation under a clause that the tour itself has. */
    private static String due(Answer view, String clause, String what) {
        return view.at("obligations")
                .valueStream()
                .filter(one -> one.get("clause").asString().equals(clause))
                .filter(one -> !one.get("originKind").asString().equals("tour-finding"))
                .findFirst()
                .orElseThrow()
                .get(what)
                .asString();
    }
}
