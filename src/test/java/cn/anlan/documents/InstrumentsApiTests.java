package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The five instruments of WX-2.2b, from the modules that use them: each with its own course and its own document. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class InstrumentsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("WX-2.2b")
    void givesReminderInterviewAndCircularEachItsDocument() throws Exception {
        Map<String, String> kinds =
                Map.of("REMINDER", "reminder", "INTERVIEW", "interview-notice", "CIRCULAR", "circular");
        for (var means : kinds.entrySet()) {
            UUID measure = measure(means.getKey());
            JsonNode letter = letters(measure).getFirst();
            assertThat(letter.get("kind").asString()).isEqualTo(means.getValue());
            assertThat(letter.get("state").asString()).isEqualTo("ISSUED");
            assertThat(letter.get("number").asString()).contains("〔2026〕").endsWith("号");
            // The unit reads it and confirms its receipt; what is to be put right is followed by the measure alone.
            String id = letter.get("id").asString();
            Answer view = town.as(town.head).get("/api/letters/" + id).is(200);
            assertThat(view.text("deliveries.0.obligation")).isNull();
            assertThat(view.text("signature.name")).isEqualTo("吴六");
            assertThat(text(id)).contains("锅炉房隐患排查流于形式").contains("十日内完成排查并报告");
            Answer received = town.as(town.head)
                    .ifMatch(view.version())
                    .post("/api/letters/" + id + "/receipt", null)
                    .is(200);
            assertThat(received.text("state")).isEqualTo("CLOSED");
            town.as(town.otherHead).get("/api/letters/" + id).isProblem(404, "NOT_FOUND");
        }
    }

    @Test
    @Clause("WX-2.2b")
    void recordsAnInterviewThatWasHeldAsADocument() throws Exception {
        UUID measure = measure("INTERVIEW");
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/measures/" + measure + "/hold", Map.of("attendees", "吴六、赵一\n钱二", "words", "要求限期补齐台账。"))
                .is(200);

        List<JsonNode> both = letters(measure);
        assertThat(both.stream().map(one -> one.get("kind").asString()))
                .containsExactly("interview-record", "interview-notice");
        assertThat(text(both.getFirst().get("id").asString()))
                .contains("约谈人：吴六")
                .contains("被约谈人：镇长赵一")
                .contains("要求限期补齐台账。");
    }

    @Test
    @Clause("WX-2.2b")
    void filesDutyStatementAndDutyReportAsDocumentsSignedByTheirGiver() throws Exception {
        for (var kind :
                Map.of("STATEMENT", "duty-statement", "REPORT", "duty-report").entrySet()) {
            Answer filed = town.as(town.supervisor)
                    .post(
                            "/api/archive/statements",
                            Map.of(
                                    "kind", kind.getKey(),
                                    "period", "2026",
                                    "title", "2026年安全生产履职情况",
                                    "to", "示例区安全生产委员会",
                                    "text", "本人孙三，现将履职情况报告如下。\n一、主要工作"))
                    .is(201);
            Answer record = town.as(town.supervisor)
                    .get("/api/records/" + filed.text("id"))
                    .is(200);

            JsonNode letter = town.as(town.supervisor)
                    .get("/api/letters?box=out&kind=" + kind.getValue())
                    .is(200)
                    .items()
                    .getFirst();
            assertThat(letter.get("state").asString()).isEqualTo("ISSUED");
            assertThat(letter.get("signedName").asString()).isEqualTo("孙三");
            String id = letter.get("id").asString();
            Answer view = town.as(town.supervisor).get("/api/letters/" + id).is(200);
            assertThat(record.body()).contains(view.text("sha256"));
            assertThat(text(id)).contains("本人孙三，现将履职情况报告如下。");
        }
    }

    private UUID measure(String means) {
        var body = new LinkedHashMap<String, Object>();
        body.put("means", means);
        body.put("unit", town.town);
        body.put("basis", "WORDS");
        body.put("fault", "FORMAL");
        body.put("finding", "锅炉房隐患排查流于形式");
        body.put("demand", "十日内完成排查并报告");
        body.put("dueDay", clock.today().plusDays(10));
        return UUID.fromString(
                town.as(town.districtOffice).post("/api/measures", body).is(201).text("id"));
    }

    private List<JsonNode> letters(UUID matter) {
        return town.as(town.districtOffice)
                .get("/api/letters?matter=" + matter)
                .is(200)
                .items();
    }

    private String text(String id) throws Exception {
        try (var pdf = Loader.loadPDF(town.as(town.districtOffice)
                .get("/api/letters/" + id + ".pdf")
                .is(200)
                .bytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }
}
