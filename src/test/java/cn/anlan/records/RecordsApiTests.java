package cn.anlan.records;

import static cn.anlan.records.Archive.draft;
import static cn.anlan.records.Archive.item;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What records of each kind come to: duties met, items followed. */
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

    Archive archive;

    @BeforeAll
    void regimeInForce() {
        archive = new Archive(town, clock, events);
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
        Answer closed = archive.view(town.head, id);
        assertThat(closed.text("record.state")).isEqualTo("CLOSED");
        assertThat(closed.at("items.1.receivedAt").isNull())
                .as("whoever has done it has received it")
                .isFalse();
    }

    @Test
    @Clause("WX-2.1e")
    void closesADecisionOnlyOnceItWasConveyed() {
        Answer filed = archive.filed(
                town.office,
                town.head,
                draft(
                        Map.of(
                                "kind",
                                "decision",
                                "issuer",
                                "示例区安全生产委员会",
                                "number",
                                "示安委〔2026〕4号",
                                "received",
                                today().toString(),
                                "gist",
                                "开展燃气安全排查"),
                        "燃气安全排查部署",
                        now(),
                        List.of(item("摸清瓶装气用户", town.supervisor, today().plusDays(10))),
                        List.of()));
        String id = filed.text("id");
        assertThat(texts(archive.view(town.supervisor, id).at("steps"))).contains("RECEIVE");
        archive.done(archive.view(town.head, id).text("items.0.obligation"), town.supervisor, town.office);
        assertThat(archive.view(town.head, id).text("record.state")).isEqualTo("FILED");
        assertThat(texts(archive.view(town.supervisor, id).at("steps"))).doesNotContain("RECEIVE");

        archive.step(town.office, id, "convey", Map.of("text", "党政联席会议传达")).is(200);

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
                        List.of(
                                item("补齐整治台账", town.supervisor, today().plusDays(5)),
                                item("倒排整治工期", town.office, today().plusDays(5))),
                        List.of(town.photo(town.supervisor))));
        Answer view = archive.view(town.head, filed.text("id"));
        String finding = view.text("items.0.obligation");
        assertThat(town.as(town.supervisor).get("/api/obligations/" + finding).text("clause"))
                .isEqualTo("WX-2.2c");

        archive.done(finding, town.supervisor, town.office);
        assertThat(archive.view(town.head, filed.text("id")).text("record.state"))
                .isEqualTo("FILED");

        archive.done(view.text("items.1.obligation"), town.office, town.head);
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

    private static Map<String, Object> keyWork(String document) {
        return Map.of("kind", "key-work", "document", document, "year", 2026);
    }

    private static List<String> texts(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).toList();
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
