package cn.anlan.records;

import static cn.anlan.records.Archive.draft;
import static cn.anlan.records.Archive.hearing;
import static cn.anlan.records.Archive.item;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    RecordQueries queries;

    Archive archive;
    UUID chemistry;
    UUID traffic;

    @BeforeAll
    void regimeInForce() {
        archive = new Archive(town, clock, events);
        chemistry = archive.committee("危险化学品专委会");
        traffic = archive.committee("道路交通专委会");
        archive.adopt();
    }

    @Test
    @Clause("WX-2.1a")
    void countsKeyWorkAndWorkReportEachWithItsDocument() {
        String owed = archive.owed("WX-2.1a").getFirst().get("id").asString();

        Answer plan = archive.filed(
                town.office,
                town.head,
                draft(keyWork("KEY_WORK"), "2026年政府重点工作安排", now(), List.of(), List.of(document())));

        // One of the two documents is there: not met yet, and said why.
        Answer first = archive.view(town.head, plan.text("id"));
        assertThat(first.text("counts.0.obligation")).isEqualTo(owed);
        assertThat(first.at("counts.0.met").asBoolean()).isFalse();
        assertThat(first.text("counts.0.reason")).isEqualTo("OTHER_DOCUMENT_MISSING");
        // The same document once more doesn't make it the other one.
        Answer again = archive.filed(
                town.office,
                town.head,
                draft(keyWork("KEY_WORK"), "2026年重点工作补充", now(), List.of(), List.of(document())));
        assertThat(archive.view(town.head, again.text("id")).at("counts.0.met").asBoolean())
                .isFalse();

        Answer report = archive.filed(
                town.office,
                town.head,
                draft(keyWork("WORK_REPORT"), "2026年政府工作报告", now(), List.of(), List.of(document())));

        assertThat(archive.view(town.head, report.text("id")).at("counts.0.met").asBoolean())
                .isTrue();
        assertThat(archive.view(town.head, plan.text("id")).at("counts.0.met").asBoolean())
                .isTrue();
        Answer met = town.as(town.head).get("/api/obligations/" + owed).is(200);
        assertThat(met.text("state")).isEqualTo("PERFORMED");
        assertThat(met.at("evidence").size()).isEqualTo(3);
    }

    @Test
    @Clause("WX-2.1d")
    void closesAProblemWhenTheHeadHasCoordinatedItAndItsMeasuresAreDone() {
        Answer filed = archive.filed(
                town.office,
                town.head,
                draft(
                        Map.of("kind", "problem", "description", "老旧厂房权属不清，整改无人负责", "concerned", "工业园北区"),
                        "工业园北区老旧厂房",
                        now(),
                        List.of(item("厘清权属并签订整改协议", town.supervisor, today().plusDays(30))),
                        List.of()));
        String id = filed.text("id");
        Answer register = town.as(town.districtOffice)
                .get("/api/records?kind=problem&state=FILED&unit=" + town.town)
                .is(200);
        assertThat(register.text("items.0.id")).isEqualTo(id);
        assertThat(register.text("items.0.coordinatedAt")).isNull();
        Answer view = archive.view(town.head, id);
        assertThat(view.text("items.0.ownerTitle")).isEqualTo("安全监管员");
        assertThat(view.text("items.0.due")).isEqualTo(today().plusDays(30).toString());

        archive.step(town.office, id, "coordinate", Map.of("text", "我来协调")).isProblem(403, "NOT_YOUR_STEP");
        archive.done(view.text("items.0.obligation"), town.supervisor, town.office);
        assertThat(archive.view(town.head, id).text("record.state")).isEqualTo("FILED");
        Answer closed = archive.step(town.head, id, "coordinate", Map.of("text", "召集园区与住建部门现场协调，明确由园区牵头。"))
                .is(200);

        assertThat(closed.text("state")).isEqualTo("CLOSED");
        assertThat(archive.view(town.head, id).text("record.closedAt")).isNotNull();
    }

    @Test
    @Clause("WX-2.1e")
    void followsADecisionFromAboveItemByItem() {
        Map<String, Object> decision = Map.of(
                "kind",
                "decision",
                "issuer",
                "示例区安全生产委员会",
                "number",
                "示安委〔2026〕3号",
                "received",
                today().toString(),
                "gist",
                "开展有限空间作业专项整治");
        Answer filed = archive.filed(
                town.office,
                town.head,
                draft(
                        decision,
                        "有限空间专项整治部署",
                        now(),
                        List.of(
                                item("摸清有限空间底数", town.supervisor, today().plusDays(10)),
                                item("组织作业人员培训", town.office, today().plusDays(20))),
                        List.of()));
        String id = filed.text("id");
        Answer view = archive.view(town.head, id);
        assertThat(view.text("record.reference")).isEqualTo("示例区安全生产委员会 示安委〔2026〕3号");
        assertThat(view.text("particulars.received")).isEqualTo(today().toString());

        // Passed on, acknowledged by each owner and nobody else.
        archive.step(town.office, id, "convey", Map.of("text", "镇党政联席会议传达")).is(200);
        archive.step(town.office, id, "receive", Map.of("item", 1)).isProblem(403, "NOT_YOUR_STEP");
        archive.step(town.supervisor, id, "receive", Map.of("item", 1)).is(200);
        assertThat(archive.view(town.head, id).text("items.0.receivedAt")).isNotNull();
        assertThat(archive.view(town.head, id).text("items.1.receivedAt")).isNull();

        // Closed with evidence, each.
        String first = view.text("items.0.obligation");
        town.as(town.supervisor)
                .ifMatch(1)
                .post("/api/obligations/" + first + "/perform", Map.of("report", "已摸清", "evidence", List.of()))
                .isProblem(422, "EVIDENCE_MISSING");
        archive.done(first, town.supervisor, town.office);
        assertThat(archive.view(town.head, id).text("record.state")).isEqualTo("FILED");
        archive.done(view.text("items.1.obligation"), town.office, town.head);
        assertThat(archive.view(town.head, id).text("record.state")).isEqualTo("CLOSED");
    }

    @Test
    @Clause("WX-2.2a")
    void carriesAYearlyPlanOutItemByItem() {
        Answer filed = archive.filed(
                town.office,
                town.head,
                draft(
                        Map.of("kind", "work-plan", "year", 2026, "goals", "不发生较大以上事故"),
                        "2026年安全生产工作计划",
                        now(),
                        List.of(
                                item("完成重点企业体检", town.supervisor, today().plusMonths(6)),
                                item("开展安全生产月活动", town.office, today().plusMonths(4))),
                        List.of(document())));
        String id = filed.text("id");
        Answer view = archive.view(town.head, id);
        assertThat(view.at("counts.0.met").asBoolean()).isTrue();
        assertThat(view.text("counts.0.clause")).isEqualTo("WX-2.2a");

        archive.step(town.supervisor, id, "progress", Map.of("item", 1, "percent", 40, "text", "已完成12家"))
                .is(200);
        Answer going = archive.view(town.head, id);
        assertThat(going.number("items.0.percent")).isEqualTo(40);
        assertThat(going.text("items.0.progress")).isEqualTo("已完成12家");
        archive.done(view.text("items.1.obligation"), town.office, town.head);
        assertThat(archive.view(town.head, id).number("record.itemsDone")).isEqualTo(1);
        assertThat(archive.view(town.head, id).number("record.itemsTotal")).isEqualTo(2);
    }

    @Test
    @Clause("WX-2.2c")
    void tracksWhatACheckOfKeyWorkFinds() {
        Answer filed = archive.filed(
                town.supervisor,
                town.head,
                draft(
                        Map.of("kind", "check", "work", "液化气站整治", "checked", "镇燃气办", "result", "进度滞后，台账不全"),
                        "督查液化气站整治",
                        now(),
                        List.of(item("补齐整治台账", town.supervisor, today().plusDays(5))),
                        List.of(town.photo(town.supervisor))));
        Answer view = archive.view(town.head, filed.text("id"));
        String finding = view.text("items.0.obligation");
        assertThat(town.as(town.supervisor).get("/api/obligations/" + finding).text("clause"))
                .isEqualTo("WX-2.2c");

        archive.done(finding, town.supervisor, town.office);

        assertThat(archive.view(town.head, filed.text("id")).text("record.state"))
                .isEqualTo("CLOSED");
    }

    @Test
    @Clause("WX-2.5")
    void keepsAKeyListForEachMemberOfTheLeadingTeam() {
        UUID deputy = town.post(town.town, "副镇长", Role.DEPARTMENT, "冯十一");
        var list = draft(
                Map.of("kind", "key-list", "year", 2026),
                "副镇长2026年安全生产重点工作清单",
                now(),
                List.of(
                        item("牵头道路交通专委会工作", deputy, today().plusMonths(9)),
                        item("每月一线检查", deputy, today().plusMonths(9))),
                List.of(document()));
        list.put("subject", deputy);

        Answer filed = archive.filed(town.office, town.head, list);

        Answer view = archive.view(town.head, filed.text("id"));
        assertThat(view.text("record.subjectName")).isEqualTo("副镇长");
        assertThat(town.as(deputy).get("/api/obligations?show=mine").is(200).items())
                .extracting(row -> row.at("/title/zh").asString())
                .contains("牵头道路交通专委会工作", "每月一线检查");
        archive.done(view.text("items.0.obligation"), deputy, town.office);
        assertThat(archive.view(town.head, filed.text("id")).number("record.itemsDone"))
                .isEqualTo(1);
        var ours = town.as(town.districtOffice)
                .get("/api/records?kind=key-list&subject=" + deputy)
                .is(200)
                .items();
        assertThat(ours).hasSize(1);
    }

    @Test
    @Clause("WX-3.3c")
    void showsWhatIsEnteredAfterTheLimitAsLateWithBothTimes() {
        Instant happened = now();
        String atTheLimit = archive.drafted(town.office, session(happened));
        String aMinutePast = archive.drafted(town.office, session(happened));
        clock.advance(Duration.ofHours(24));
        archive.file(town.head, atTheLimit, Map.of()).is(200);
        clock.advance(Duration.ofMinutes(1));
        archive.file(town.head, aMinutePast, Map.of()).is(200);

        Answer inTime = archive.view(town.districtOffice, atTheLimit);
        assertThat(inTime.at("record.late").asBoolean()).isFalse();
        Answer late = archive.view(town.districtOffice, aMinutePast);
        assertThat(late.at("record.late").asBoolean()).isTrue();
        assertThat(Instant.parse(late.text("record.happenedAt"))).isEqualTo(happened);
        assertThat(Instant.parse(late.text("record.enteredAt")))
                .isEqualTo(happened.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(1)));
        assertThat(late.at("timeline")
                        .valueStream()
                        .filter(act -> act.get("kind").asString().equals("record.filed"))
                        .findFirst()
                        .orElseThrow()
                        .at("/facts/late")
                        .asBoolean())
                .isTrue();
        assertThat(town.as(town.districtOffice)
                        .get("/api/records?late=true&kind=session&unit=" + town.town)
                        .items())
                .extracting(row -> row.get("id").asString())
                .containsExactly(aMinutePast);
    }

    @Test
    void refusesWhatHasNotHappenedYetNamingFieldAndRule() {
        Answer refused = town.as(town.office)
                .post("/api/records", session(now().plus(Duration.ofMinutes(1))))
                .isProblem(422, "HAPPENED_LATER");

        assertThat(refused.text("violations.0.field")).isEqualTo("happenedAt");
        assertThat(refused.text("violations.0.rule")).isEqualTo("PastOrPresent");
        assertThat(refused.text("clause")).isEqualTo("WX-3.3c");
        var longAgo = session(Instant.parse("-999999-01-01T00:00:00Z"));
        town.as(town.office).post("/api/records", longAgo).isProblem(400, "INVALID");
    }

    @Test
    void keepsNothingOfMinutesDatedInTheFuture() {
        String draft = archive.drafted(town.office, session(now()));
        int before = town.as(town.office).get("/api/records?limit=200").items().size();
        var tomorrow = session(now().plus(Duration.ofDays(1)));
        tomorrow.put("title", "明天的会");

        town.as(town.office).post("/api/records", tomorrow).isProblem(422, "HAPPENED_LATER");
        archive.step(town.office, draft, "amend", tomorrow).isProblem(422, "HAPPENED_LATER");

        assertThat(town.as(town.office).get("/api/records?limit=200").items()).hasSize(before);
        Answer kept = archive.view(town.head, draft);
        assertThat(kept.text("record.title")).isEqualTo("班子会");
        assertThat(kept.at("timeline").size()).isEqualTo(1);
    }

    @Test
    void refusesADutyOfAUnitBelowThoughTheFilerSeesItAndFilesNothing() {
        UUID districtHead = town.post(town.district, "区长", Role.PRINCIPAL, "王区长");
        String others = archive.owed("WX-2.12b").getFirst().get("id").asString();
        String id = town.as(districtHead)
                .post("/api/records", session(now()))
                .is(201)
                .text("id");
        town.as(districtHead).get("/api/obligations/" + others).is(200);

        Answer refused = town.as(districtHead)
                .ifMatch(1)
                .post("/api/records/" + id + "/file", Map.of("serves", List.of(others)))
                .isProblem(422, "NOT_SERVED");

        assertThat(refused.text("violations.0.rule")).isEqualTo("OTHER_UNIT");
        Answer draft = town.as(districtHead).get("/api/records/" + id).is(200);
        assertThat(draft.text("record.state")).isEqualTo("DRAFT");
        assertThat(draft.at("timeline").size()).isEqualTo(1);
        assertThat(town.as(town.head).get("/api/obligations/" + others).text("state"))
                .isEqualTo("ASSIGNED");
    }

    @Test
    void showsADraftWhoseItemNamesAPostThatIsNone() {
        var draft = session(now());
        draft.put("items", List.of(item("交给谁还不知道", UUID.randomUUID(), today())));

        String id = archive.drafted(town.office, draft);

        assertThat(archive.view(town.office, id).text("items.0.ownerTitle")).isNull();
    }

    @Test
    void letsOnlyTheBearerFileAndNobodyOutsideTheUnitSeeADraft() {
        String id = archive.drafted(town.office, session(now()));

        archive.file(town.office, id, Map.of()).isProblem(403, "NOT_YOUR_STEP");
        town.as(town.districtOffice).get("/api/records/" + id).isProblem(404, "NOT_FOUND");
        town.as(town.otherHead).get("/api/records/" + id).isProblem(404, "NOT_FOUND");
        assertThat(town.as(town.districtOffice).get("/api/records?limit=200").items())
                .noneMatch(row -> row.get("id").asString().equals(id));
        archive.file(town.head, id, Map.of()).is(200);
        town.as(town.districtOffice).get("/api/records/" + id).is(200);
        town.as(town.auditor).get("/api/records/" + id).is(200);
        town.as(town.otherHead).get("/api/records/" + id).isProblem(404, "NOT_FOUND");
        // Filed is filed: what comes later is added.
        archive.step(town.head, id, "amend", session(now())).isProblem(409, "WRONG_STATE");
        archive.step(town.head, id, "withdraw", Map.of()).isProblem(409, "WRONG_STATE");
        archive.step(town.head, id, "correct", Map.of("text", "到会人员应为四人")).is(200);
        Answer corrected = archive.view(town.head, id);
        assertThat(corrected.number("record.corrections")).isEqualTo(1);
        assertThat(corrected.at("particulars.attendees").size()).isEqualTo(1);
        town.as(town.head)
                .ifMatch(1)
                .post("/api/records/" + id + "/correct", Map.of("text", "旧版本"))
                .isProblem(409, "STALE");
    }

    @Test
    void saysWhatIsMissingAndCountsOnceItIsAdded() {
        archive.advanceTo(today().plusMonths(3).withDayOfMonth(5) + "T10:00:00");
        Answer filed =
                archive.filed(town.office, town.head, draft(hearing(), "没有附纪要的汇报会", now(), List.of(), List.of()));
        String id = filed.text("id");
        Answer without = archive.view(town.head, id);
        assertThat(without.at("counts.0.met").asBoolean()).isFalse();
        assertThat(without.text("counts.0.reason")).isEqualTo("EVIDENCE_MISSING");
        assertThat(without.text("counts.0.missing.0.kind")).isEqualTo("document");
        assertThat(without.number("counts.0.missing.0.min")).isEqualTo(1);
        assertThat(without.number("counts.0.missing.0.there")).isZero();

        archive.step(town.head, id, "correct", Map.of("text", "补充会议纪要", "evidence", List.of(town.document(town.head))))
                .is(200);

        assertThat(archive.view(town.head, id).at("counts.0.met").asBoolean()).isTrue();
    }

    @Test
    void refusesADutyOfAnotherUnitAndOneItCannotMeet() {
        String id = archive.drafted(town.office, session(now()));
        String others = town.as(town.otherHead)
                .get("/api/obligations?originKind=duty&clause=WX-2.2a")
                .items()
                .getFirst()
                .get("id")
                .asString();
        archive.file(town.head, id, Map.of("serves", List.of(others))).isProblem(404, "NOT_FOUND");
        String plan = archive.owed("WX-2.3").getFirst().get("id").asString();
        String hearing = archive.owed("WX-2.1c").getFirst().get("id").asString();
        Answer refused =
                archive.file(town.head, id, Map.of("serves", List.of(hearing))).isProblem(422, "NOT_SERVED");
        assertThat(refused.text("violations.0.field")).isEqualTo("serves[0]");
        assertThat(archive.view(town.head, id).text("record.state")).isEqualTo("DRAFT");
        var forOthers = session(now());
        forOthers.put("post", town.otherHead);
        town.as(town.office).post("/api/records", forOthers).isProblem(404, "NOT_FOUND");
        forOthers.put("post", town.head);
        town.as(town.districtOffice).post("/api/records", forOthers).isProblem(422, "OTHER_UNIT");

        // A duty that names no kind may be chosen.
        var chosen = session(now());
        chosen.put("evidence", List.of(document()));
        archive.file(town.head, archive.drafted(town.office, chosen), Map.of("serves", List.of(plan)))
                .is(200);
        assertThat(town.as(town.head).get("/api/obligations/" + plan).text("state"))
                .isEqualTo("PERFORMED");
    }

    @Test
    void suggestsWhatAnObligationAsksToBeRecorded() {
        String drill = archive.owed("WX-2.12b").getFirst().get("id").asString();
        Answer ours = town.as(town.office)
                .get("/api/records/suggestion?obligation=" + drill)
                .is(200);
        assertThat(ours.text("kinds.0")).isEqualTo("drill");
        assertThat(ours.text("subject")).isNull();
        assertThat(ours.text("post")).isEqualTo(town.head.toString());
        assertThat(town.as(town.districtOffice)
                        .get("/api/records/suggestion?obligation=" + drill)
                        .at("kinds")
                        .size())
                .isZero();
        assertThat(town.as(town.office)
                        .get("/api/records/form?kind=thematic-inspection")
                        .is(200)
                        .at("subjects")
                        .valueStream()
                        .map(choice -> choice.get("name").asString()))
                .containsExactlyInAnyOrder("危险化学品专委会", "道路交通专委会");
        assertThat(town.as(town.head)
                        .get("/api/records.xlsx?kind=session")
                        .is(200)
                        .bytes())
                .isNotEmpty();
    }

    @Test
    void findsTheRecordsThatHoldTheSameFile() {
        UUID photo = town.photo(town.office);
        var one = session(now());
        one.put("evidence", List.of(photo));
        String first = archive.filed(town.office, town.head, one).text("id");
        String second = archive.filed(town.office, town.head, one).text("id");
        String hash = archive.view(town.head, first).text("record.evidence.0.sha256");

        assertThat(queries.using(List.of(hash, "0".repeat(64))))
                .containsExactly(Map.entry(hash, Set.of(UUID.fromString(first), UUID.fromString(second))));
    }

    @Test
    void refusesMalformedDrafts() {
        var wrong = new HashMap<String, @Nullable Object>(session(now()));
        wrong.put("particulars", Map.of("kind", "hearing", "minuts", "错字"));
        town.as(town.office).post("/api/records", wrong).isProblem(400, "INVALID");
        wrong.put("particulars", Map.of("kind", "party"));
        town.as(town.office).post("/api/records", wrong).isProblem(400, "INVALID");
        wrong.put("particulars", Map.of("kind", "hearing"));
        wrong.put("title", " ");
        town.as(town.office).post("/api/records", wrong).isProblem(400, "INVALID");
        Answer incomplete = archive.file(
                        town.head,
                        archive.drafted(
                                town.office, draft(Map.of("kind", "hearing"), "空草稿", null, List.of(), List.of())),
                        Map.of())
                .isProblem(422, "INCOMPLETE");
        assertThat(incomplete
                        .at("violations")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactlyInAnyOrder(
                        "happenedAt", "particulars.agenda", "particulars.attendees", "particulars.minutes");
        String backwards = archive.drafted(
                town.office,
                draft(
                        hearing(),
                        "决定在会前到期",
                        now(),
                        List.of(item("昨天就该办", town.office, today().minusDays(1))),
                        List.of()));
        archive.file(town.head, backwards, Map.of()).isProblem(422, "ITEM_DUE");
        String abroad = archive.drafted(
                town.office,
                draft(hearing(), "交给别的镇", now(), List.of(item("别镇的人", town.otherHead, today())), List.of()));
        archive.file(town.head, abroad, Map.of()).isProblem(422, "ITEM_OWNER");
    }

    @Test
    void keepsTheWorkInTheArchiveOfWhoDidIt() {
        UUID park = town.unit("示例园区", "PARK", "320299103000", List.of("320299103"), town.district);
        UUID parkHead = town.post(park, "管委会主任", Role.PRINCIPAL, "魏十二");
        Instant happened = now();
        String id = town.as(parkHead)
                .post("/api/records", session(happened))
                .is(201)
                .text("id");
        clock.advance(Duration.ofDays(2));
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + parkHead + "/dismiss", Map.of())
                .is(200);
        UUID successor = town.enter("蒋十三");
        town.appoint(parkHead, successor, 3);

        town.as(parkHead)
                .ifMatch(1)
                .post("/api/records/" + id + "/file", Map.of())
                .is(200);

        Answer view = town.as(parkHead).get("/api/records/" + id).is(200);
        assertThat(view.text("record.personName")).isEqualTo("魏十二");
        assertThat(view.text("filedName")).isEqualTo("蒋十三");
        assertThat(view.at("record.late").asBoolean()).isTrue();
    }

    private Map<String, @Nullable Object> session(Instant at) {
        return draft(
                Map.of("kind", "session", "attendees", List.of("赵一"), "minutes", "研究近期工作"),
                "班子会",
                at,
                List.of(),
                List.of());
    }

    private static Map<String, Object> keyWork(String document) {
        return Map.of("kind", "key-work", "document", document, "year", 2026);
    }

    private UUID document() {
        return town.document(town.office);
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return clock.today();
    }
}
