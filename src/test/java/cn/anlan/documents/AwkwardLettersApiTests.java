package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What isn't usual in a letter: very long, in another language, with copies, under a regime's own limit. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwkwardLettersApiTests {

    private static final String XIANNING = "/api/regimes/xianning-town-capacity";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Desk desk;

    @BeforeAll
    void desk() {
        desk = new Desk(town);
    }

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void printsTwentyPagesNumberedWithTwentyTwoRowsEach() throws Exception {
        var fields = new LinkedHashMap<String, Object>(Desk.prompting());
        fields.put("facts", "厂房防雷接地线松动并已记录在案".repeat(260));
        fields.put(
                "advice",
                IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> "请逐项检修并保存记录".repeat(45))
                        .toList());
        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, fields), false);

        try (var pdf = pdf(id)) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThanOrEqualTo(20);
            for (int page = 2; page < pages; page++) {
                List<String> rows = rows(pdf, page);
                assertThat(rows).as("page " + page).hasSize(23);
                assertThat(rows.getLast()).isEqualTo("—" + page + "—");
            }
            // The code to check it by stands across from the last page's number.
            assertThat(rows(pdf, pages)).anyMatch(row -> row.endsWith("—" + pages + "—"));
        }
    }

    @Test
    void printsRareCharactersInEveryPlaceOfTheFileIssued() throws Exception {
        var fields = new LinkedHashMap<String, Object>(Desk.prompting());
        fields.put("subject", "核对㙦喆𠅤登记");
        fields.put("facts", "店主喆㙦与𠅤某同住，门牌㙦家巷。");
        UUID id = desk.issued(desk.draft("prompt", desk.shop, fields), false);

        try (var pdf = pdf(id)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("核对㙦喆𠅤登记")
                    .contains("店主喆㙦与𠅤某同住")
                    .contains("甲镇喆㙦五金店：");
        }
    }

    @Test
    void takesALateReplyUnderTheLimitThatThePlaceSetInTheRegimeInForce() {
        // The regime is Xianning's; a county of it sets the limit that is the product's by default.
        UUID county = town.unit("示例县", "COUNTY", "421299000000", List.of("421299"), null);
        UUID countyOffice = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "许十四");
        UUID department = town.unit("示例县城管执法局", "DEPARTMENT", "421299000000", List.of("421299"), county);
        UUID departmentHead = town.post(department, "局长", Role.DEPARTMENT, "何十五");
        UUID sender = town.unit("丙镇", "TOWN", "421299101000", List.of("421299101"), county);
        UUID head = town.post(sender, "镇长", Role.PRINCIPAL, "吕十六");
        UUID office = town.post(sender, "安办主任", Role.COMMITTEE_OFFICE, "施十七");
        town.as(countyOffice)
                .post(XIANNING + "/adoptions", Map.of("unit", county, "from", "2026-01-01"))
                .is(201);
        town.as(countyOffice)
                .post(
                        XIANNING + "/parameters/letter-reply-limit",
                        Map.of("unit", county, "value", "5 working days", "reason", "汛期从快"))
                .is(201);
        UUID id = desk.begun(office, desk.draft("consultation", department, Desk.consulting()));
        desk.step(office, id, "submit").is(200);
        desk.step(head, id, "approve", Map.of()).is(200);
        desk.step(head, id, "sign").is(200);
        desk.step(office, id, "issue", Map.of()).is(200);

        // Issued on Monday the 2nd: the fifth working day after it is the 9th, to its end.
        Answer issued = desk.view(head, id);
        assertThat(issued.text("letter.dueDay")).isEqualTo("2026-03-09");
        assertThat(town.as(departmentHead)
                        .get("/api/obligations/" + issued.text("deliveries.0.obligation"))
                        .text("pack"))
                .isEqualTo("xianning-town-capacity");
        clock.set("2026-03-09T23:59:59");
        assertThat(desk.view(head, id).at("letter.late").asBoolean()).isFalse();
        clock.set("2026-03-10T00:00");
        assertThat(desk.view(head, id).at("letter.late").asBoolean()).isTrue();
        desk.step(
                        departmentHead,
                        id,
                        "replies",
                        Map.of("words", "同意联合执法", "files", List.of(town.document(departmentHead))))
                .is(200);

        Answer replied = desk.view(head, id);
        assertThat(replied.at("deliveries.0.replies.0.late").asBoolean()).isTrue();
        assertThat(replied.text("deliveries.0.state")).isEqualTo("REPLIED");
    }

    @Test
    void sendsCopiesForInformationAndPrintsThemWithTheImprint() throws Exception {
        Map<String, Object> circular = Desk.with(
                desk.draft("circular", town.otherTown, circular()),
                "copies",
                List.of(Map.of("unit", desk.department), Map.of("name", "区总工会𠅤办")));
        circular.put("imprint", Map.of("unit", "甲镇党政办公室", "date", "2026-03-03"));
        UUID id = desk.issued(circular, false);

        Answer view = desk.view(town.head, id);
        assertThat(view.text("copies.0.name")).isEqualTo("示例区住房和城乡建设局");
        assertThat(view.text("imprint.unit")).isEqualTo("甲镇党政办公室");
        assertThat(view.at("deliveries")
                        .valueStream()
                        .map(one -> one.get("copy").asBoolean()))
                .containsExactly(false, true, true);
        assertThat(view.number("letter.repliesDue")).isLessThanOrEqualTo(1);
        // Read by who gets a copy, and nothing is awaited of them.
        Answer copied = desk.view(desk.departmentHead, id);
        assertThat(copied.text("deliveries.1.state")).isEqualTo("DELIVERED");
        assertThat(copied.text("deliveries.1.obligation")).isNull();
        assertThat(waiting(desk.departmentHead)).doesNotContain(id.toString());
        assertThat(town.as(desk.departmentHead).get("/api/notifications?limit=200").items().stream()
                        .map(one -> one.get("subject").asString()))
                .anyMatch(subject -> subject.contains("收到甲镇来文"));
        try (var pdf = pdf(id)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("抄送：示例区住房和城乡建设局，区总工会𠅤办。")
                    .contains("甲镇党政办公室2026年3月3日印发");
        }
        assertThat(view.at("signature.intact").asBoolean()).isTrue();
    }

    @Test
    void waitsForItsReceiptAloneWhereNoReplyIsAsked() {
        UUID circular = desk.issued(desk.draft("circular", desk.village, circular()), false);

        assertThat(waiting(desk.villageHead)).contains(circular.toString());
        desk.step(desk.villageHead, circular, "receipt").is(200);
        assertThat(waiting(desk.villageHead)).doesNotContain(circular.toString());
    }

    private List<String> waiting(UUID post) {
        return town.as(post).get("/api/letters?box=todo&limit=200").is(200).items().stream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    void refusesRepliesThatNobodyAskedForAndMattersWithoutTheirKind() {
        UUID circular = desk.issued(
                Desk.with(
                        desk.draft("circular", desk.village, circular()),
                        "to",
                        List.of(Map.of("unit", desk.village), Map.of("unit", desk.enterprise))),
                false);
        desk.step(desk.villageHead, circular, "replies", Map.of("words", "已阅")).isProblem(422, "NO_REPLY_ASKED");
        UUID prompt = desk.issued(
                Desk.with(
                        desk.draft("prompt", desk.village, Desk.prompting()),
                        "to",
                        List.of(Map.of("unit", desk.village), Map.of("unit", desk.enterprise))),
                false);
        String others = desk.view(town.head, prompt).text("deliveries.1.id");
        desk.step(desk.villageHead, prompt, "replies", Map.of("words", "已办", "delivery", others))
                .isProblem(422, "DELIVERY_UNKNOWN");
        town.as(town.supervisor)
                .post(
                        "/api/letters",
                        Desk.with(desk.draft("prompt", desk.village, Desk.prompting()), "matterKind", "hazard"))
                .isProblem(422, "MATTER_INCOMPLETE");
    }

    @Test
    void refusesCopiesAndImprintsThatCantBe() {
        Map<String, Object> prompt = desk.draft("prompt", desk.enterprise, Desk.prompting());
        Answer imprinted = town.as(town.supervisor)
                .post("/api/letters", Desk.with(prompt, "imprint", Map.of("unit", "甲镇党政办公室")))
                .isProblem(422, "IMPRINT_REFUSED");
        assertThat(imprinted.text("violations.0.field")).isEqualTo("imprint");
        Answer twice = town.as(town.supervisor)
                .post(
                        "/api/letters",
                        Desk.with(
                                prompt,
                                "copies",
                                List.of(
                                        Map.of("unit", desk.enterprise),
                                        Map.of("unit", new UUID(1, 1)),
                                        Map.of("name", " "))))
                .isProblem(422, "ADDRESSEE_REFUSED");
        assertThat(twice.at("violations")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactly("copies[0]", "copies[1]", "copies[2]");

        // Nothing is printed before the day of the letter.
        Map<String, Object> circular = desk.draft("circular", town.otherTown, circular());
        circular.put("imprint", Map.of("unit", "甲镇党政办公室", "date", "2026-03-02"));
        UUID id = signed(circular);
        clock.set("2026-03-03T09:00");
        Answer late = desk.step(town.supervisor, id, "issue", Map.of()).isProblem(422, "IMPRINT_REFUSED");
        assertThat(late.text("violations.0.field")).isEqualTo("imprint.date");
        desk.step(town.head, id, "send-back", Map.of("reason", "印发日期")).is(200);
    }

    @Test
    void givesALetterInEnglishAsAPlainCopyThatSaysSoInBothFiles() throws Exception {
        Map<String, Object> body = desk.draft("circular", town.otherTown, english());
        body.put("language", "en");
        UUID id = desk.issued(body, false);

        String printed;
        try (var pdf = pdf(id)) {
            printed = new PDFTextStripper().getText(pdf);
        }
        String worked = docx(id);
        for (String file : List.of(printed, worked)) {
            assertThat(file.replaceAll("\\s+", " "))
                    .contains(PlainLetter.READING_COPY)
                    .contains("2 March 2026")
                    .doesNotContain("文件")
                    .doesNotContain("纪要");
        }
        // In Chinese it is an official document in both.
        UUID chinese = desk.issued(desk.draft("circular", town.otherTown, circular()), false);
        assertThat(docx(chinese)).contains("甲镇文件");
    }

    @Test
    void savesTheListAsSeenAsASheet() throws Exception {
        UUID prompt = desk.issued(desk.draft("prompt", desk.village, Desk.prompting()), false);
        UUID draft = desk.begun(town.supervisor, desk.draft("supervision", desk.village, Desk.supervising()));

        byte[] sheet = town.as(town.head)
                .get("/api/letters.xlsx?box=out&kind=prompt")
                .is(200)
                .bytes();
        var rows = new ArrayList<String>();
        var file = java.nio.file.Files.createTempFile("letters", ".xlsx");
        java.nio.file.Files.write(file, sheet);
        try (var workbook = cn.anlan.spreadsheets.Workbook.open(file, "letters.xlsx")) {
            workbook.read(0, row -> rows.add(row.text(0) + "|" + row.text(2)));
        }
        java.nio.file.Files.delete(file);
        Answer listed = town.as(town.head).get("/api/letters?box=out&kind=prompt&limit=200");
        assertThat(rows).hasSize(listed.items().size() + 1).first().isEqualTo("标题|文号");
        assertThat(rows)
                .contains("关于做好汛期厂房防雷和用电安全的提示函|" + desk.view(town.head, prompt).text("letter.number"));
        assertThat(String.join("", rows))
                .doesNotContain(desk.view(town.head, draft).text("letter.title"));
    }

    private static Map<String, Object> circular() {
        return Map.of("subject", "冬季燃气安全检查情况", "finding", "全镇检查餐饮场所86家，发现隐患41处。", "demand", "立即整改，举一反三。");
    }

    private static Map<String, Object> english() {
        return Map.of(
                "subject",
                "gas safety in winter",
                "finding",
                "86 restaurants were inspected.",
                "demand",
                "Put it right.");
    }

    private UUID signed(Map<String, Object> body) {
        UUID id = desk.begun(town.supervisor, body);
        desk.step(town.head, id, "sign").is(200);
        return id;
    }

    private PDDocument pdf(UUID id) throws IOException {
        return Loader.loadPDF(
                town.as(town.head).get("/api/letters/" + id + ".pdf").is(200).bytes());
    }

    private String docx(UUID id) throws IOException {
        byte[] file =
                town.as(town.head).get("/api/letters/" + id + ".docx").is(200).bytes();
        try (var docx = new XWPFDocument(new ByteArrayInputStream(file))) {
            return String.join(
                    "\n",
                    docx.getParagraphs().stream().map(XWPFParagraph::getText).toList());
        }
    }

    /** The rows of one page by the lines they stand on, from its top. */
    private static List<String> rows(PDDocument pdf, int page) throws IOException {
        var rows = new TreeMap<Integer, StringBuilder>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (TextPosition one : positions) {
                    rows.computeIfAbsent(Math.round(one.getYDirAdj()), row -> new StringBuilder())
                            .append(one.getUnicode());
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(pdf);
        return rows.values().stream().map(StringBuilder::toString).toList();
    }
}
