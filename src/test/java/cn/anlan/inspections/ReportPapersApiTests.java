package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.papers.OfficeProgram;
import cn.anlan.tourplans.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The report as a document, from what the group recorded to what is kept. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class ReportPapersApiTests {

    private static final Path FOLDER = Path.of("target", "tour-report").toAbsolutePath();

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Zone zone;
    private UUID tour;
    private UUID leader;

    @BeforeEach
    void aTourAtWork() {
        clock.reset();
        zone = new Zone(town);
        tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        leader = zone.people.getFirst();
        step(
                        zone.office,
                        "train",
                        Map.of(
                                "persons",
                                        IntStream.range(0, 6)
                                                .mapToObj(zone::person)
                                                .toList(),
                                "contents", "九个方面",
                                "evidence", List.of(town.document(zone.office))))
                .is(200);
        step(zone.office, "notify", Map.of("contact", "安二")).is(200);
        clock.set("2026-03-10T09:00");
        step(leader, "enter", Map.of()).is(200);
        step(leader, "brief", Map.of("attendees", "街道班子", "words", "通报任务")).is(200);
        town.as(leader)
                .post(path() + "/visits", Map.of("method", "UNANNOUNCED", "place", "某锂电厂", "words", "夜间抽查"))
                .is(201);
        town.as(leader)
                .post(path() + "/log", Map.of("day", "2026-03-10", "words", "上午听取汇报，下午查阅台账"))
                .is(201);
        find("PREVENTION", "风险台账不全", "PROBLEM", false);
        find("PREVENTION", "隐患未闭环", "HAZARD", false);
        find("ACCIDENTS", "瞒报一起轻伤事故", "PROBLEM", true);
        find("CAPACITY_AND_EMERGENCY", "安全出口被封堵", "MAJOR_HAZARD", false);
    }

    @Test
    @Clause({"ZZ-1.2b", "ZZ-3.3.3"})
    void isDraftedFromFindingsAndLogEditedByTheLeaderAndKeptAsItWasFiled() throws Exception {
        Answer draft = town.as(leader).get(path() + "/report-draft").is(200);
        String problems = draft.text("problems");
        assertThat(problems)
                .containsSubsequence("（一）事故防范", "1. 风险台账不全", "2. 隐患未闭环", "（二）监管能力与应急", "安全出口被封堵", "（三）事故处理")
                .contains("（问题；依据：《安全生产法》第四十一条；责任单位：兴仁街道）", "（重大隐患；", "（问题，涉嫌违法违规；");
        assertThat(draft.text("recommendations"))
                .containsSubsequence(
                        "1. 责成兴仁街道立即治理重大隐患“安全出口被封堵”", "2. 将涉嫌违法违规的“瞒报一起轻伤事故”移交", "3. 责成兴仁街道限期治理隐患“隐患未闭环”", "方面发现问题2个");
        assertThat(text(pdf(leader))).contains("某锂电厂", "上午听取汇报", "重大隐患1个", "问题清单", "风险台账不全");

        // Whoever is toured, or isn't in the group, reads neither the draft nor the document.
        for (UUID outside : List.of(zone.streetHeads.getFirst(), zone.people.get(8), zone.streetHeads.get(1))) {
            for (String file : List.of("/report-draft", "/report.pdf", "/report.docx")) {
                town.as(outside).get(path() + file).isProblem(404, "NOT_FOUND");
            }
        }

        // The leader's words take the place of those proposed, and the file is kept with its hash in the act.
        clock.set("2026-03-24T17:00");
        step(leader, "end", Map.of()).is(200);
        leaveAllOut();
        assertThat(town.as(leader).get(path() + "/report-draft").text("problems"))
                .contains("本次未检查的方面：贯彻中央决策部署（本轮专题未涉及）");
        clock.set("2026-03-30T09:00");
        var words = new LinkedHashMap<String, Object>(
                Map.of("problems", problems + "\n组长补充：夜班无人值守。", "recommendations", "一并整改夜班值守。"));
        step(leader, "report", words).isProblem(422, "EVIDENCE_MISSING");
        words.put("evidence", List.of(town.document(leader)));
        step(leader, "report", words).is(200);

        byte[] filed = pdf(zone.head);
        assertThat(text(filed))
                .contains("关于对兴仁街道安全生产巡查情况的报告", "夜班无人值守", "一并整改夜班值守", "2026年3月30日")
                .doesNotContain("责成兴仁街道立即治理重大隐患");
        Answer view = town.as(zone.head).get(path()).is(200);
        assertThat(view.text("tour.progress.report.paper")).isEqualTo(sha256(filed));
        var reported = view.at("timeline")
                .valueStream()
                .filter(act -> act.get("kind").asString().equals("tour.reported"))
                .findFirst()
                .orElseThrow();
        assertThat(reported.get("evidence").toString()).contains(sha256(filed));
        assertThat(pdf(leader)).isEqualTo(filed);

        // The same words in the docx, as an office program opens it.
        Files.createDirectories(FOLDER);
        Path docx = Files.write(
                FOLDER.resolve("report.docx"),
                town.as(leader).get(path() + "/report.docx").is(200).bytes());
        new OfficeProgram(FOLDER).convert(List.of(docx));
        assertThat(text(Files.readAllBytes(FOLDER.resolve("report.pdf"))))
                .contains("关于对兴仁街道安全生产巡查情况的报告", "夜班无人值守", "一并整改夜班值守", "某锂电厂");

        // Sent back it is a draft again, with what the facts propose.
        step(zone.head, "return-report", Map.of("reason", "建议不具体")).is(200);
        assertThat(text(pdf(leader))).contains("责成兴仁街道立即治理重大隐患").doesNotContain("夜班无人值守");
    }

    private byte[] pdf(UUID post) {
        return town.as(post).get(path() + "/report.pdf").is(200).bytes();
    }

    /** Without line breaks, which fall where the page ends a line. */
    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private void find(String area, String title, String severity, boolean violation) {
        town.as(leader)
                .post(
                        path() + "/findings",
                        Map.of(
                                "area",
                                area,
                                "title",
                                title,
                                "words",
                                "三家企业现场核实",
                                "basis",
                                "《安全生产法》第四十一条",
                                "severity",
                                severity,
                                "violation",
                                violation,
                                "unit",
                                zone.streets.getFirst(),
                                "evidence",
                                List.of(town.photo(leader))))
                .is(201);
    }

    private void leaveAllOut() {
        town.as(leader)
                .get(path())
                .at("missing")
                .valueStream()
                .forEach(area -> step(leader, "leave-out", Map.of("area", area.asString(), "reason", "本轮专题未涉及"))
                        .is(200));
    }

    private Answer step(UUID post, String verb, Object body) {
        return zone.step(post, path(), verb, body);
    }

    private String path() {
        return "/api/tours/" + tour;
    }
}
