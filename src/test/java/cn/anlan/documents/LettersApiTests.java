package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LettersApiTests {

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
    void goesFromDraftThroughReviewAndSignatureToANumberedFile() {
        UUID id = desk.begun(town.supervisor, desk.draft("supervision", desk.enterprise, Desk.supervising()));
        desk.step(town.head, id, "sign").isProblem(422, "NEEDS_REVIEW");
        desk.step(town.supervisor, id, "submit").is(200);
        desk.step(town.supervisor, id, "approve", Map.of()).isProblem(422, "OWN_DRAFT");
        desk.step(town.office, id, "send-back", Map.of("reason", "写明依据")).is(200);
        var fields = new LinkedHashMap<>(Desk.supervising());
        fields.put("basis", "依据《中华人民共和国消防法》，消防通道不得占用、堵塞。");
        desk.step(
                        town.supervisor,
                        id,
                        "amend",
                        Map.of("to", List.of(Map.of("unit", desk.enterprise)), "fields", fields))
                .is(200);
        desk.step(town.supervisor, id, "submit").is(200);
        desk.step(town.office, id, "approve", Map.of("opinion", "同意")).is(200);
        // Before it goes out, nobody else knows of it.
        town.as(desk.safetyManager).get("/api/letters/" + id).isProblem(404, "NOT_FOUND");
        desk.step(town.head, id, "sign").is(200);
        Answer done = desk.step(town.supervisor, id, "issue", Map.of()).is(200);

        assertThat(done.text("state")).isEqualTo("ISSUED");
        Answer view = desk.view(desk.safetyManager, id);
        assertThat(view.text("letter.number")).startsWith("甲镇督办函〔2026〕").endsWith("号");
        assertThat(view.text("letter.title")).isEqualTo("关于限期整改三号仓库消防通道堵塞隐患的督办函");
        assertThat(view.text("signature.name")).isEqualTo("赵一");
        assertThat(view.at("signature.intact").asBoolean()).isTrue();
        assertThat(desk.acts(town.head, id))
                .containsExactly(
                        "letter.drafted",
                        "letter.submitted",
                        "letter.sent-back",
                        "letter.amended",
                        "letter.submitted",
                        "letter.approved",
                        "letter.signed",
                        "letter.issued");
    }

    @Test
    void keepsTheIssuedFileAsEvidenceWhoseHashIsInTheLedger() throws Exception {
        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);

        Answer first =
                town.as(desk.safetyManager).get("/api/letters/" + id + ".pdf").is(200);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first.bytes()));
        Answer view = desk.view(town.head, id);
        assertThat(view.text("sha256")).isEqualTo(hash);
        var issued = view.at("timeline").get(2);
        assertThat(issued.get("kind").asString()).isEqualTo("letter.issued");
        assertThat(issued.get("evidence").get(0).asString()).isEqualTo(hash);
        try (var pdf = Loader.loadPDF(first.bytes())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertThat(text)
                    .contains("甲镇示例化工有限公司：")
                    .contains(view.text("letter.number").replaceAll("\\s", ""))
                    .contains("（一）检修防雷接地")
                    .contains("2026年3月2日");
        }
        clock.set("2026-03-05T09:00");
        assertThat(town.as(town.head).get("/api/letters/" + id + ".pdf").bytes())
                .isEqualTo(first.bytes());
        byte[] working =
                town.as(town.head).get("/api/letters/" + id + ".docx").is(200).bytes();
        try (var docx = new XWPFDocument(new ByteArrayInputStream(working))) {
            assertThat(docx.getParagraphs().stream().map(XWPFParagraph::getText))
                    .anyMatch(line -> line.contains("（一）检修防雷接地"));
        }
    }

    @Test
    void numbersWithoutGapsOrDoublesForTenClerksAtOnce() throws Exception {
        UUID office = town.unit("示例区安委会办公室", "OFFICE", "320299000000", List.of("320299"), town.district);
        UUID director = town.post(office, "主任", Role.COMMITTEE_OFFICE, "卫十二");
        List<UUID> letters = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID id = desk.begun(director, desk.draft("prompt", town.town, Desk.prompting()));
            desk.step(director, id, "sign").is(200);
            letters.add(id);
        }

        List<Callable<Answer>> clerks = letters.stream()
                .<Callable<Answer>>map(id -> () -> desk.step(director, id, "issue", Map.of()))
                .toList();
        try (var ten = Executors.newFixedThreadPool(10)) {
            for (Future<Answer> answer : ten.invokeAll(clerks)) {
                answer.get().is(200);
            }
        }

        assertThat(letters.stream().map(id -> desk.view(director, id).text("letter.number")))
                .containsExactlyInAnyOrderElementsOf(java.util.stream.IntStream.rangeClosed(1, 20)
                        .mapToObj(no -> "示例区安委会办公室提示函〔2026〕" + no + "号")
                        .toList());
        // The new year begins at 1, by the calendar of China.
        UUID last = desk.begun(director, desk.draft("prompt", town.town, Desk.prompting()));
        desk.step(director, last, "sign").is(200);
        UUID first = desk.begun(director, desk.draft("prompt", town.town, Desk.prompting()));
        desk.step(director, first, "sign").is(200);
        clock.set("2026-12-31T23:59");
        desk.step(director, last, "issue", Map.of()).is(200);
        clock.set("2027-01-01T00:00");
        desk.step(director, first, "issue", Map.of("number", "示例区安委会办公室提示函〔2026〕22号"))
                .isProblem(422, "NUMBER_OF_OTHER_YEAR");
        desk.step(director, first, "issue", Map.of("number", "示例区安委会办公室提示函〔2027〕3号"))
                .isProblem(409, "NUMBER_NOT_NEXT");
        desk.step(director, first, "issue", Map.of()).is(200);
        assertThat(desk.view(director, last).text("letter.number")).isEqualTo("示例区安委会办公室提示函〔2026〕21号");
        assertThat(desk.view(director, first).text("letter.number")).isEqualTo("示例区安委会办公室提示函〔2027〕1号");
    }

    @Test
    void takesOneSignatureOfTwoSignersAtOnceAndIssuesNothingTwice() throws Exception {
        UUID id = desk.begun(town.supervisor, desk.draft("prompt", desk.village, Desk.prompting()));
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Callable<Answer>> hands = List.of(
                    () -> town.as(town.head).ifMatch(1).post("/api/letters/" + id + "/sign", null),
                    () -> town.as(town.office).ifMatch(1).post("/api/letters/" + id + "/sign", null));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : two.invokeAll(hands)) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);

            List<Callable<Answer>> clerks = List.of(
                    () -> town.as(town.supervisor).ifMatch(2).post("/api/letters/" + id + "/issue", Map.of()),
                    () -> town.as(town.office).ifMatch(2).post("/api/letters/" + id + "/issue", Map.of()));
            statuses.clear();
            for (Future<Answer> answer : two.invokeAll(clerks)) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }

        assertThat(desk.acts(town.head, id)).containsExactly("letter.drafted", "letter.signed", "letter.issued");
        assertThat(desk.view(desk.villageHead, id).at("deliveries").size()).isEqualTo(1);
    }

    @Test
    void namesEveryWrongFieldWithItsPlace() {
        var fields = new LinkedHashMap<String, Object>(Desk.prompting());
        fields.put("subject", "两行\n标题");
        fields.put("advice", List.of("一", Map.of("x", "y")));
        fields.put("nothing", "x");
        Answer refused = town.as(town.supervisor)
                .post("/api/letters", desk.draft("prompt", desk.enterprise, fields))
                .isProblem(422, "FIELDS_REFUSED");
        assertThat(refused.at("violations")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactlyInAnyOrder("fields.subject", "fields.advice[1]", "fields.nothing");

        // A draft may lack fields; what is submitted or signed may not.
        UUID id = desk.begun(town.supervisor, desk.draft("prompt", desk.enterprise, Map.of("subject", "防汛")));
        Answer missing = desk.step(town.head, id, "sign").isProblem(422, "FIELDS_REFUSED");
        assertThat(missing.at("violations")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactlyInAnyOrder("fields.facts", "fields.advice");
        assertThat(missing.text("violations.0.message")).isEqualTo("请填写发现的情况");

        town.as(town.supervisor)
                .post("/api/letters", desk.draft("consultation", desk.enterprise, Desk.consulting()))
                .isProblem(422, "ADDRESSEE_REFUSED");
        town.as(town.supervisor)
                .post("/api/letters", desk.draft("nothing", desk.enterprise, Map.of()))
                .isProblem(422, "NO_SUCH_KIND");
        town.as(desk.safetyManager)
                .post("/api/letters", desk.draft("prompt", desk.village, Desk.prompting()))
                .isProblem(422, "KIND_NOT_FOR_UNIT");
    }

    @Test
    void printsMarkupTemplatesAndRareCharactersAsTheyAreWritten() throws Exception {
        var fields = new LinkedHashMap<String, Object>(Desk.prompting());
        fields.put("subject", "核对{{facts}}与<b>粗体</b>");
        fields.put("facts", "店主喆㙦说“{{contact}}”和<script>alert(1)</script>&amp;都不是模板，𠅤$1\\。");
        UUID id = desk.issued(desk.draft("prompt", desk.shop, fields), false);

        Answer view = desk.view(town.head, id);
        assertThat(view.text("letter.title")).isEqualTo("关于核对{{facts}}与<b>粗体</b>的提示函");
        assertThat(view.text("text.body.0.text")).isEqualTo(fields.get("facts"));
        try (var pdf = Loader.loadPDF(
                town.as(town.head).get("/api/letters/" + id + ".pdf").is(200).bytes())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertThat(text)
                    .contains("喆㙦")
                    .contains("<script>alert(1)</script>&amp;")
                    .contains("“{{contact}}”");
        }
    }

    @Test
    void withdrawsAndSupersedesWhatIsOut() {
        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);
        desk.step(town.supervisor, id, "withdraw", Map.of("reason", "发错了")).isProblem(403, "NOT_YOUR_STEP");
        Answer successor = desk.step(town.supervisor, id, "supersede").is(201);
        UUID next = UUID.fromString(successor.text("id"));
        desk.step(town.head, next, "sign").is(200);
        desk.step(town.supervisor, next, "issue", Map.of()).is(200);
        assertThat(desk.state(desk.safetyManager, id)).isEqualTo("SUPERSEDED");
        assertThat(desk.view(town.head, id).text("supersededBy")).isEqualTo(next.toString());
        desk.step(desk.safetyManager, id, "receipt").isProblem(409, "WRONG_STATE");

        desk.step(town.head, next, "withdraw", Map.of("reason", "事项已消除")).is(200);
        assertThat(desk.state(desk.safetyManager, next)).isEqualTo("WITHDRAWN");
        // Nobody owes a reply to either of them any more.
        assertThat(town
                        .as(desk.safetyManager)
                        .get("/api/obligations?originKind=letter&state=ASSIGNED&unit=" + desk.enterprise)
                        .items()
                        .stream()
                        .map(one -> one.get("origin").asString()))
                .doesNotContain(id.toString(), next.toString());
    }

    @Test
    void showsEachSideItsOwnLettersAndWhatWaitsForThem() {
        UUID id = desk.issued(desk.draft("prompt", desk.village, Desk.prompting()), false);
        UUID draft = desk.begun(town.supervisor, desk.draft("supervision", desk.village, Desk.supervising()));
        desk.step(town.supervisor, draft, "submit").is(200);

        assertThat(ids(desk.villageHead, "box=in")).contains(id.toString()).doesNotContain(draft.toString());
        assertThat(ids(desk.villageHead, "box=todo")).contains(id.toString());
        assertThat(ids(town.head, "box=out")).contains(id.toString(), draft.toString());
        assertThat(ids(town.head, "box=todo")).contains(draft.toString()).doesNotContain(id.toString());
        assertThat(ids(town.supervisor, "box=todo")).doesNotContain(draft.toString());
        assertThat(ids(town.otherHead, "")).doesNotContain(id.toString(), draft.toString());
        assertThat(ids(town.auditor, "")).contains(id.toString(), draft.toString());
        assertThat(ids(desk.safetyManager, "")).doesNotContain(id.toString());
        assertThat(ids(town.head, "q=" + enc("三号仓库")))
                .contains(draft.toString())
                .doesNotContain(id.toString());
        // Names are searched, not the form in which they are kept.
        assertThat(ids(town.head, "q=" + enc("示例村"))).contains(id.toString(), draft.toString());
        assertThat(ids(town.head, "q=unit")).isEmpty();
        town.as(town.auditor).post("/api/letters", Map.of()).is(403);
    }

    @Test
    void letsAnOfficeWriteInTheNameOfItsTown() {
        UUID office = town.unit("甲镇应急办", "OFFICE", "320299101000", List.of(), town.town);
        UUID clerk = town.post(office, "科员", Role.SUPERVISOR, "沈十三");

        assertThat(town.as(clerk).get("/api/letter-senders").is(200).items().stream()
                        .map(one -> one.get("name").asString()))
                .containsExactly("甲镇应急办", "甲镇");
        UUID own = desk.begun(clerk, desk.draft("prompt", desk.village, Desk.prompting()));
        UUID towns =
                desk.begun(clerk, Desk.with(desk.draft("prompt", desk.village, Desk.prompting()), "unit", town.town));

        assertThat(desk.view(clerk, own).text("nextNumber")).startsWith("甲镇应急办提示函");
        assertThat(desk.view(clerk, towns).text("nextNumber")).startsWith("甲镇提示函");
        assertThat(desk.view(town.head, towns).text("letter.unitName")).isEqualTo("甲镇");
        town.as(clerk)
                .post(
                        "/api/letters",
                        Desk.with(desk.draft("prompt", desk.village, Desk.prompting()), "unit", town.otherTown))
                .isProblem(422, "NOT_YOUR_UNIT");
    }

    private List<String> ids(UUID post, String query) {
        return town.as(post).get("/api/letters?limit=200&" + query).is(200).items().stream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    private static String enc(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
