package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the notice to nine areas accounted for. */
class TourWorkApiTests extends TourScene {

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
    @Clause("ZZ-4.3c")
    void takesNoRecordOfAMemberWithATieAndNoneOfAnEnterpriseOfWhichNothingIsDeclared() {
        atWork();
        String plan =
                "/api/tour-plans/" + town.as(zone.office).get("/api/tour-plans").text("items.0.id");
        zone.step(
                        zone.office,
                        plan,
                        "tours/" + tour + "/extend",
                        Map.of("enterprises", List.of(zone.enterprise), "reason", "群众来信反映"))
                .is(200);

        // The street may be recorded as before; the enterprise that was added, once the member has spoken of it.
        find("PREVENTION", "PROBLEM", false).is(201);
        Answer undeclared = foundAt(zone.enterprise).isProblem(422, "INTERESTS_UNDECLARED");
        assertThat(undeclared.text("clause")).isEqualTo("ZZ-4.3c");
        UUID group = UUID.fromString(view(zone.office).text("team.group"));
        zone.declare(group, zone.person(0), tour, List.of()).is(200);
        foundAt(zone.enterprise).is(201);

        // Whoever tells of a tie meanwhile records nothing on this tour any more, wherever.
        zone.declare(group, zone.person(0), tour, List.of(Map.of("unit", zone.enterprise, "words", "配偶新近入股")))
                .is(200);
        assertThat(foundAt(zone.streets.getFirst())
                        .isProblem(422, "INTEREST_TIED")
                        .text("clause"))
                .isEqualTo("ZZ-4.3c");
        visit("REPORTS", null).isProblem(422, "INTEREST_TIED");
    }

    private Answer foundAt(UUID unit) {
        var finding = new LinkedHashMap<>(finding("PREVENTION", "PROBLEM", false, List.of(town.photo(leader))));
        finding.put("unit", unit);
        return town.as(leader).post(path() + "/findings", finding);
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
}
