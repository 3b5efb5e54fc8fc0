package cn.anlan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.evidence.Evidence;
import cn.anlan.obligations.Town;
import cn.anlan.papers.Paper;
import cn.anlan.papers.Printer;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import cn.anlan.seals.OutsideVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A quarter in a town: one hearing recorded as it happened, one check written down two days late, a matter performed directly. */
@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class ArchiveApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Evidence evidence;

    @Autowired
    Printer printer;

    private final AtomicInteger documents = new AtomicInteger();
    private UUID deputy = Ids.next();
    private String hearing = "";
    private String lateCheck = "";

    @BeforeAll
    void liveAQuarter() {
        town.as(town.districtOffice)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", town.district))
                .is(201);
        to("2026-03-02T09:00");
        deputy = town.post(town.otherTown, "副镇长", Role.SUPERVISOR, "冯九");
        hearing = file(
                town.head,
                particulars(
                        "hearing",
                        Map.of(
                                "agenda",
                                List.of("一季度安全生产情况"),
                                "attendees",
                                List.of("赵一", "钱二"),
                                "minutes",
                                "议定：锅炉房整改。",
                                "place",
                                "三楼会议室")),
                "一季度安全生产汇报会",
                "2026-03-02T00:30:00Z");
        to("2026-03-20T10:00");
        lateCheck = file(
                town.head,
                particulars("check", Map.of("work", "锅炉房整改", "checked", "甲厂", "result", "基本完成")),
                "督查锅炉房整改",
                "2026-03-18T01:00:00Z");
        perform(town.head, "yearly-plan");
        to("2026-04-10T09:00");
    }

    @Test
    @Clause({"WX-3.3c", "WX-3.3e"})
    void holdsOneRecordForOneMatterWithBothTimesAndShowsTheItemsWithout() {
        Answer archive = archive(town.head, "period=2026-Q1");

        assertThat(archive.text("name")).isEqualTo("赵一");
        assertThat(archive.at("entries")
                        .valueStream()
                        .map(entry -> entry.at("/title/zh").asString()))
                .startsWith("一季度安全生产汇报会", "督查锅炉房整改")
                .hasSize(3);
        JsonNode first = archive.at("entries.0");
        assertThat(first.get("record").asString()).isEqualTo(hearing);
        assertThat(first.get("late").asBoolean()).isFalse();
        assertThat(first.at("/serves/0/clause").asString()).isEqualTo("WX-2.1c");
        JsonNode second = archive.at("entries.1");
        assertThat(second.get("record").asString()).isEqualTo(lateCheck);
        assertThat(second.get("late").asBoolean()).isTrue();
        assertThat(second.get("happenedAt").asString()).isEqualTo("2026-03-18T01:00:00Z");
        assertThat(second.get("enteredAt").asString()).isEqualTo("2026-03-20T02:00:00Z");
        assertThat(second.get("serves").size()).isZero();
        JsonNode third = archive.at("entries.2");
        assertThat(third.get("record").isNull()).isTrue();
        assertThat(third.at("/serves/0/clause").asString()).isEqualTo("WX-2.2a");

        assertThat(item(archive, "WX-2.1c").get("gap").asBoolean()).isFalse();
        assertThat(item(archive, "WX-2.2a").get("gap").asBoolean()).isFalse();
        JsonNode analysis = item(archive, "WX-2.1b");
        assertThat(analysis.get("gap").asBoolean()).isTrue();
        assertThat(analysis.get("overdue").asInt()).isPositive();
        JsonNode drill = item(archive, "WX-2.12b");
        assertThat(drill.get("gap").asBoolean()).isTrue();
        assertThat(drill.get("due").asInt()).isZero();
        assertThat(archive.at("totals.lateEntries").asInt()).isEqualTo(1);
        assertThat(archive.at("totals.unlinked").asInt()).isEqualTo(1);
        assertThat(archive.at("totals.covered").asInt()
                        + archive.at("totals.gaps").asInt())
                .isEqualTo(archive.at("items").size());
    }

    @Test
    @Clause("WX-3.3d")
    void yieldsAReportOnThePersonThatCanBeRead() throws IOException {
        Answer pdf = town.as(town.districtOffice)
                .get("/api/archive.pdf?period=2026-Q1&person=" + town.person(town.head))
                .is(200);

        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(text(pdf.bytes()))
                .contains("赵一2026-Q1安全生产履职档案", "甲镇镇长", "一季度安全生产汇报会", "督查锅炉房整改", "补录", "空缺，逾期未办")
                .contains("2026-03-1809:00", "2026-03-2010:00");
    }

    @Test
    @Clause("WX-3.3d")
    void yieldsAnArchiveThatAnOutsiderCanVerify() throws Exception {
        byte[] zip = town.as(town.districtOffice)
                .get("/api/archive.zip?period=2026-Q1&person=" + town.person(town.head))
                .is(200)
                .bytes();

        assertThat(OutsideVerifier.exitCode(zip)).isZero();
        assertThat(OutsideVerifier.read(zip, "acts.jsonl")).contains(hearing, lateCheck, "record.filed");
        assertThat(OutsideVerifier.exitCode(OutsideVerifier.forged(zip, "acts.jsonl", "锅炉房", "食堂")))
                .isNotZero();
    }

    @Test
    void staysWithThePersonAfterTheyLeaveThePost() {
        UUID post = deputy;
        UUID person = town.person(post);
        String record = file(
                post,
                particulars("session", Map.of("attendees", List.of("冯九"), "minutes", "部署节后复工。")),
                "节后复工部署会",
                "2026-04-10T00:10:00Z");
        UUID elsewhere = town.vacancy(town.town, "副镇长", Role.SUPERVISOR);
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/dismiss", Map.of())
                .is(200);
        town.appoint(post, town.enter("陈十"), 3);
        town.appoint(elsewhere, person, 1);

        Answer own = archive(elsewhere, "period=2026-Q2");
        Answer oldHead = town.as(town.otherHead).get("/api/archive?period=2026-Q2&person=" + person);

        assertThat(own.at("entries")
                        .valueStream()
                        .map(entry -> entry.get("record").asString()))
                .contains(record);
        assertThat(oldHead.is(200)
                        .at("entries")
                        .valueStream()
                        .map(entry -> entry.get("record").asString()))
                .contains(record);
        assertThat(archive(post, "period=2026-Q2").at("entries").size()).isZero();
    }

    @Test
    void showsNobodyAnArchiveOutsideTheirArea() {
        UUID stranger = town.person(town.head);

        for (String what : List.of("archive", "archive.pdf", "archive.zip")) {
            town.as(town.otherHead).get("/api/" + what + "?person=" + stranger).isProblem(404, "NOT_FOUND");
        }
        town.as(town.otherHead).get("/api/archive?person=" + UUID.randomUUID()).is(404);
        town.administrator().get("/api/archive").is(403);
        town.as(town.head).get("/api/archive?period=never").is(400);
        town.as(town.otherHead).get("/api/situation?unit=" + town.town).isProblem(404, "NOT_FOUND");
        town.as(town.otherHead).get("/api/situation.pdf?unit=" + town.town).is(404);
        town.as(town.otherHead).get("/api/situation.xlsx?unit=" + town.town).is(404);
    }

    @Test
    void draftsAStatementAndFilesItAsThePersonWantsIt() throws IOException {
        Answer draft = town.as(town.head)
                .get("/api/archive/statement?kind=statement&period=2026-Q1")
                .is(200);
        assertThat(draft.text("title")).contains("述职报告");
        assertThat(draft.text("text")).startsWith("2026年1月1日至2026年3月31日，本人任").contains("日《一季度安全生产汇报会》");
        assertThat(draft.text("text")).contains("一季度安全生产汇报会", "本期没有记录的项目", "WX-2.1b");

        Answer filed = town.as(town.head)
                .post(
                        "/api/archive/statements",
                        Map.of(
                                "kind", "STATEMENT",
                                "period", "2026-Q1",
                                "title", "一季度述职报告",
                                "to", "区安委办",
                                "text", draft.text("text") + "\n下一步：补做形势分析。"))
                .is(201);

        Answer record =
                town.as(town.head).get("/api/records/" + filed.text("id")).is(200);
        assertThat(record.text("record.kind")).isEqualTo("report");
        assertThat(record.text("record.state")).isEqualTo("FILED");
        byte[] paper = town.as(town.head)
                .get("/api/evidence/" + record.text("record.evidence.0.id") + "/content")
                .is(200)
                .bytes();
        assertThat(text(paper)).contains("一季度述职报告", "下一步：补做形势分析。", "赵一");
        assertThat(archive(town.head, "period=2026-Q2").at("entries").valueStream())
                .anyMatch(entry -> entry.at("/title/zh").asString().equals("一季度述职报告"));
        town.as(town.auditor).get("/api/archive/statement?kind=report").is(403);
    }

    @Test
    @Clause("WX-2.1b")
    void preparesTheAnalysisPackShowsMissedPeriodsAndRecordsTheAnalysisInOneGo() throws IOException {
        String hazard = report("涉氨机房无报警器");
        assertThat(hazard).isNotBlank();
        accident("叉车撞伤", "2026-04-02T02:00:00Z", 0, 2);
        accident("脚手架坍塌", "2026-03-31T02:00:00Z", 3, 0);

        Answer pack = town.as(town.head).get("/api/situation?period=2026-04").is(200);

        assertThat(pack.at("hazards")
                        .valueStream()
                        .mapToInt(sum -> sum.get("found").asInt())
                        .sum())
                .isEqualTo(1);
        assertThat(pack.at("months").size()).isEqualTo(12);
        assertThat(pack.at("months.11.found").asInt()).isEqualTo(1);
        assertThat(pack.at("overdue").size()).isPositive();
        assertThat(pack.number("accidents.now.accidents")).isEqualTo(1);
        assertThat(pack.number("accidents.now.seriousInjuries")).isEqualTo(2);
        assertThat(pack.number("accidents.before.deaths")).isEqualTo(3);
        assertThat(pack.text("due")).isEqualTo("2026-04-30");
        assertThat(standings(pack)).containsEntry("2026-03-31", "MISSED").containsEntry("2026-04-30", "TO_COME");
        assertThat(text(town.as(town.head)
                        .get("/api/situation.pdf?period=2026-04")
                        .is(200)
                        .bytes()))
                .contains("甲镇2026-04安全生产形势分析材料", "缺期", "上期（2026-03-01至2026-03-31）", "死亡人数03", "重伤人数20", "一般1");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(town.as(town.head)
                        .get("/api/situation.xlsx?period=2026-04")
                        .is(200)
                        .bytes()));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.toList())
                    .hasSizeGreaterThan(30)
                    .anyMatch(row -> row.getCellText(0).equals("事故：上期")
                            && row.getCellText(1).equals("死亡人数")
                            && row.getCellText(2).equals("3"));
        }

        town.as(town.office)
                .post("/api/situation/records", Map.of("period", "2026-04", "conclusions", "x"))
                .is(403);
        Answer done = town.as(town.head)
                .post("/api/situation/records", Map.of("period", "2026-04", "conclusions", "涉氨企业是重点，五月底前全部加装报警器。"))
                .is(201);

        Answer record =
                town.as(town.head).get("/api/records/" + done.text("id")).is(200);
        assertThat(record.text("record.kind")).isEqualTo("analysis");
        assertThat(record.at("record.evidence").size()).isEqualTo(1);
        assertThat(record.at("record.met").valueStream().map(JsonNode::asString))
                .contains("WX-2.1b");
        assertThat(standings(town.as(town.head).get("/api/situation?period=2026-04")))
                .containsEntry("2026-03-31", "MISSED")
                .containsEntry("2026-04-30", "IN_TIME");
    }

    private static Map<String, String> standings(Answer pack) {
        var standings = new HashMap<String, String>();
        pack.at("periods")
                .valueStream()
                .forEach(one -> standings.put(
                        one.get("due").asString(), one.get("standing").asString()));
        return standings;
    }

    private void accident(String title, String at, int deaths, int injuries) {
        town.as(town.supervisor)
                .post(
                        "/api/accidents",
                        Map.of(
                                "title",
                                title,
                                "kind",
                                "OTHER",
                                "happenedAt",
                                at,
                                "place",
                                "甲镇",
                                "deaths",
                                deaths,
                                "seriousInjuries",
                                injuries,
                                "loss",
                                50_000,
                                "account",
                                "经过。"))
                .is(201);
    }

    private String report(String title) {
        return town.as(town.supervisor)
                .post(
                        "/api/hazards",
                        Map.of(
                                "title",
                                title,
                                "kind",
                                "GENERAL",
                                "place",
                                "甲镇",
                                "category",
                                "设备设施",
                                "unit",
                                town.town,
                                "foundAt",
                                clock.instant()))
                .is(201)
                .text("id");
    }

    private static Map<String, Object> particulars(String kind, Map<String, ?> more) {
        var all = new HashMap<String, Object>(more);
        all.put("kind", kind);
        return all;
    }

    /** Drafts and files a record with two files. */
    private String file(UUID post, Map<String, Object> particulars, String title, String happenedAt) {
        Answer draft = town.as(post)
                .post(
                        "/api/records",
                        Map.of(
                                "particulars",
                                particulars,
                                "title",
                                title,
                                "post",
                                post,
                                "happenedAt",
                                happenedAt,
                                "evidence",
                                List.of(document(post), document(post))))
                .is(201);
        town.as(post)
                .ifMatch(draft.json().get("version").asLong())
                .post("/api/records/" + draft.text("id") + "/file", Map.of())
                .is(200);
        return draft.text("id");
    }

    /** A real file, as the archive must hold it. */
    private UUID document(UUID post) {
        return evidence.keep(
                town.actor(post),
                "材料.pdf",
                printer.pdf(new Paper("材料" + clock.instant() + documents.incrementAndGet(), Locale.CHINESE)));
    }

    private void perform(UUID post, String duty) {
        JsonNode row = town.as(post).get("/api/obligations?show=mine&limit=200").is(200).items().stream()
                .filter(one -> duty.equals(one.path("duty").asString()))
                .findFirst()
                .orElseThrow();
        town.as(post)
                .ifMatch(row.get("version").asLong())
                .post(
                        "/api/obligations/" + row.get("id").asString() + "/perform",
                        Map.of(
                                "report",
                                "计划已印发",
                                "evidence",
                                new ArrayList<>(IntStream.range(0, 2)
                                        .mapToObj(n -> document(post))
                                        .toList())))
                .is(200);
    }

    private void to(String moment) {
        var before = clock.instant();
        clock.set(moment);
        events.publishEvent(new ClockAdvanced(before, clock.instant()));
    }

    private Answer archive(UUID post, String query) {
        return town.as(post).get("/api/archive?" + query).is(200);
    }

    private static JsonNode item(Answer archive, String clause) {
        return archive.at("items")
                .valueStream()
                .filter(item -> item.get("clause").asString().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    /** The words of a PDF without spaces and line ends, which depend on where lines break. */
    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }
}
