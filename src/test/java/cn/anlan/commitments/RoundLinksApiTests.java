package cn.anlan.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.spreadsheets.Workbook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** One-time links for a whole round, and the form that is printed behind each notice. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundLinksApiTests {

    @Autowired
    Town town;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("XN-2.3c")
    void makesALinkForEveryoneWithoutAnAccountInOneGoAndGivesTheListOnce(@TempDir Path directory) throws Exception {
        var place = new TwoTowns(town, http, "421286");
        // Its head is known, but has no account: nothing reaches them here.
        town.post(place.enterprise("东镇示例木器厂"), "厂长", Role.ENTERPRISE, "木器厂长");
        UUID round = place.opened(place.office);
        place.step(place.office, round, "links", Map.of()).isProblem(409, "NOBODY_TO_LINK");
        place.sent(place.office, round);
        assertThat(place.list(place.office, "shown=UNREACHABLE")).containsExactlyInAnyOrder("东镇喆㙦五金店", "东镇示例木器厂");
        place.step(place.countyOffice, round, "links", Map.of()).isProblem(403, "NOT_YOUR_ROUND");
        place.step(place.office, round, "links", Map.of("days", 400)).is(400);

        Answer made = place.step(place.supervisor, round, "links", Map.of("days", 60));

        List<List<String>> sheet = rows(directory, made);
        assertThat(sheet.stream().map(List::getFirst)).containsExactly("企业", "东镇喆㙦五金店", "东镇示例木器厂");
        assertThat(sheet.get(1).get(1)).isEqualTo("东镇");
        assertThat(sheet.get(1).get(2)).contains("告知〔2026〕");
        String link = path(sheet.get(1).get(3));
        Answer opened = place.stranger().get(link).is(200);
        assertThat(opened.text("to")).isEqualTo("东镇喆㙦五金店");
        // What has to come back is said before anything is sent.
        assertThat(opened.text("proof.0.zh")).isEqualTo("签署的承诺书（扫描件或照片）");
        assertThat(place.stranger().get(path(sheet.get(2).get(3))).is(200).text("to"))
                .isEqualTo("东镇示例木器厂");
        assertThat(place.list(place.office, "shown=UNREACHABLE")).isEmpty();
        // Each letter's own ledger tells of its link, as if it had been made alone.
        assertThat(town.as(place.office)
                        .get("/api/letters/" + place.letter(place.shop))
                        .body())
                .contains("letter.link-made");
        // Whoever has an account gets none, and nobody a second one, unless it is asked for.
        place.step(place.office, round, "links", Map.of()).isProblem(409, "NOBODY_TO_LINK");
        place.commitsByLink(link);
        List<List<String>> again = rows(directory, place.step(place.office, round, "links", Map.of("anew", true)));
        assertThat(again.stream().map(List::getFirst)).containsExactly("企业", "东镇示例木器厂");
        place.stranger().get(path(sheet.get(2).get(3))).isProblem(410, "LINK_REVOKED");
        place.commitsByLink(path(again.get(1).get(3)));
        assertThat(place.figures(place.office)).isEqualTo("3 3 2 2 66.6");
        place.step(place.office, round, "links", Map.of("anew", true)).isProblem(409, "NOBODY_TO_LINK");
    }

    @Test
    void doesNotGiveTheAddressesASecondTime() {
        var place = new TwoTowns(town, http, "421287");
        UUID round = place.opened(place.office);
        place.sent(place.office, round);
        long version =
                town.as(place.office).get("/api/commitment-rounds/" + round).version();
        Http same = town.as(place.office).ifMatch(version).key("links-once");

        same.post("/api/commitment-rounds/" + round + "/links", Map.of()).is(200);

        same.post("/api/commitment-rounds/" + round + "/links", Map.of()).isProblem(409, "LINKS_SHOWN_ONCE");
    }

    @Test
    @Clause("XN-2.3c")
    void printsTheCommitmentToBeSignedBehindTheNotice() throws Exception {
        var place = new TwoTowns(town, http, "421288");
        UUID round = place.opened(place.office);
        place.sent(place.office, round);

        UUID letter = place.letter(place.shop);
        byte[] file = town.as(place.office)
                .get("/api/letters/" + letter + ".pdf")
                .is(200)
                .bytes();

        try (PDDocument document = Loader.loadPDF(file)) {
            var words = new PDFTextStripper();
            words.setStartPage(document.getNumberOfPages());
            String last = words.getText(document);
            assertThat(last).contains("附件", "安全生产责任承诺书", "承诺年度：2026", "本单位向东镇郑重承诺", "承诺单位（盖章）：东镇喆㙦五金店", "主要负责人（签名）：");
            words.setStartPage(1);
            words.setEndPage(document.getNumberOfPages() - 1);
            assertThat(words.getText(document)).contains("附件：安全生产责任承诺书").doesNotContain("主要负责人（签名）：");
        }
        Answer read = town.as(place.office).get("/api/letters/" + letter).is(200);
        assertThat(read.text("text.appendices.0.title")).isEqualTo("安全生产责任承诺书");
        assertThat(read.at("text.appendices.0.body").toString()).contains("东镇喆㙦五金店");
        assertThat(town.as(place.office)
                        .get("/api/letters/" + letter + ".docx")
                        .is(200)
                        .bytes())
                .isNotEmpty();
    }

    @Test
    void countsNobodyAsNoticedWhoOnlyGotACopy() {
        var place = new TwoTowns(town, http, "421289");
        UUID round = place.opened(place.office);
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "responsibility-notice");
        body.put("to", List.of(Map.of("unit", place.chemicals)));
        body.put("copies", List.of(Map.of("unit", place.shop)));
        body.put("fields", Map.of());
        body.put("matterKind", "commitment-round");
        body.put("matter", round);
        UUID id = UUID.fromString(
                town.as(place.office).post("/api/letters", body).is(201).text("id"));
        place.onLetter(place.office, id, "sign", null).is(200);
        place.onLetter(place.office, id, "issue", Map.of()).is(200);

        assertThat(place.figures(place.office)).isEqualTo("2 1 0 0 0.0");
        assertThat(place.list(place.office, "shown=UNNOTICED")).containsExactly("东镇喆㙦五金店");
    }

    private static List<List<String>> rows(Path directory, Answer sheet) throws Exception {
        var rows = new ArrayList<List<String>>();
        Path file = Files.write(directory.resolve("links.xlsx"), sheet.is(200).bytes());
        try (var workbook = Workbook.open(file, "links.xlsx")) {
            workbook.read(0, row -> rows.add(List.of(row.text(0), row.text(1), row.text(2), row.text(3))));
        }
        return rows;
    }

    private static String path(String address) {
        return "/api/reply-links/" + address.substring(address.lastIndexOf('/') + 1);
    }
}
