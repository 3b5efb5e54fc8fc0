package cn.anlan.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.anlan.papers.Block.Heading;
import cn.anlan.papers.Block.Paragraph;
import cn.anlan.papers.Block.Table;
import cn.anlan.papers.Measured.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The docx, opened by an office program and measured as it prints it. */
class OfficialDocxTests {

    private static final OfficialPrinter PRINTER = new OfficialPrinter("");
    private static final Map<String, OfficialPaper> PAPERS = new LinkedHashMap<>();

    private static final String MARKUP = "<b>粗</b> &amp; {{field}} ${7*7} <w:p/> %s";

    private static final Path FOLDER = Path.of("target", "docx").toAbsolutePath();

    @BeforeAll
    static void printByAnOfficeProgram() throws Exception {
        var grid = List.<Block>of(new Paragraph("安全生产责任重于泰山".repeat(200)));
        PAPERS.put("document", SampleDocuments.document(SampleDocuments.body(), false));
        PAPERS.put("grid", SampleDocuments.with(SampleDocuments.document(grid, false), grid, null));
        PAPERS.put("draft", SampleDocuments.document(SampleDocuments.body(), true));
        PAPERS.put("upward", SampleDocuments.upward());
        PAPERS.put("letter", SampleDocuments.letter());
        PAPERS.put("minutes", SampleDocuments.minutes());
        PAPERS.put("long", SampleDocuments.long20());
        PAPERS.put(
                "markup",
                SampleDocuments.with(
                        SampleDocuments.letter(),
                        List.of(
                                new Heading(1, MARKUP),
                                new Paragraph(MARKUP),
                                new Table(List.of(MARKUP), List.of(1), List.of(List.of(MARKUP)))),
                        MARKUP));
        var files = new ArrayList<Path>();
        Files.createDirectories(FOLDER);
        for (var paper : PAPERS.entrySet()) {
            Path file = FOLDER.resolve(paper.getKey() + ".docx");
            try (OutputStream out = Files.newOutputStream(file)) {
                PRINTER.docx(paper.getValue(), out);
            }
            files.add(file);
        }
        new OfficeProgram(FOLDER).convert(files);
    }

    @Test
    void hasTheSameWordsAsThePdf() throws IOException {
        for (String name : List.of("document", "upward", "letter", "minutes", "long")) {
            try (var docx = printed(name);
                    var pdf = pdf(name)) {
                String words = bare(docx.text());
                assertThat(words)
                        .contains(bare(paper(name).title()), bare(paper(name).issuer()));
                assertThat(words.codePoints().filter(Character::isIdeographic).count())
                        .as(name)
                        .isCloseTo(
                                bare(pdf.text())
                                        .replaceAll("扫码核验，?或者输入核验码", "")
                                        .codePoints()
                                        .filter(Character::isIdeographic)
                                        .count(),
                                within(name.equals("long") ? 40L : 0L));
            }
        }
    }

    @Test
    void hasAsManyPages() throws IOException {
        for (String name : List.of("document", "grid", "upward", "letter", "minutes")) {
            try (var docx = printed(name);
                    var pdf = pdf(name)) {
                assertThat(docx.pages()).as(name).isEqualTo(pdf.pages());
            }
        }
        try (var docx = printed("long");
                var pdf = pdf("long")) {
            assertThat(docx.pages()).isBetween(pdf.pages() - 1, pdf.pages() + 1);
        }
    }

    @Test
    void setsTwentyTwoLinesOfTwentyEightCharactersOnAPage() throws IOException {
        try (var docx = printed("grid")) {
            var rows = text(docx, 2);

            assertThat(rows).hasSize(22).allSatisfy(row -> {
                assertThat(row.glyphs()).hasSize(28);
                assertThat(row.left()).isCloseTo(28, within(0.3));
                assertThat(row.right()).isCloseTo(184, within(0.5));
            });
            assertThat(rows.get(21).base() - rows.getFirst().base()).isCloseTo(21 * 10.227, within(1.0));
            assertThat(rows.getFirst().base()).isCloseTo(37 + 7.5, within(1.0));
        }
    }

    @Test
    void usesTheFacesAndSizesOfTheStandard() throws IOException {
        try (var docx = printed("document")) {
            assertFont(docx.row(1, "关于开展"), "NotoSerifSC-Bold", 22);
            assertFont(docx.row(1, "一、总体要求"), "NotoSansSC-Bold", 16);
            assertFont(docx.row(1, "为深入贯彻"), "FandolFang", 16);
            assertFont(docx.row(2, "全面自查自改"), "FandolKai", 16);
            assertFont(docx.row(docx.pages(), "抄送"), "FandolFang", 14);
        }
    }

    @Test
    void placesHeadRuleSignatureAndImprint() throws IOException {
        try (var docx = printed("document")) {
            double[] head = docx.red(1, 200, 60, 95);
            assertThat(head[0]).isCloseTo(37 + 35, within(1.5));
            double[] rule = docx.red(1, 200, 95, 150);
            assertThat(rule[3] - rule[2]).isCloseTo(156, within(0.8));
            Row number = docx.row(1, "商安委〔2026〕3号");
            assertThat(rule[0] - number.base() - 0.7).isCloseTo(4, within(1.0));
            Row date = docx.row(2, "2026年3月9日");
            assertThat(184 - date.right()).isCloseTo(4 * 5.571, within(0.6));
            Row unit = docx.rows(2).stream()
                    .filter(row -> row.text().startsWith("商都镇安全生产委员会"))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertThat((unit.left() + unit.right()) / 2).isCloseTo((date.left() + date.right()) / 2, within(3.0));
            Row printed = docx.row(docx.pages(), "印发");
            assertThat(printed.base()).isBetween(254.0, 262.0);
            assertThat(docx.row(docx.pages(), "抄送").base()).isBetween(230.0, printed.base());
        }
    }

    @Test
    void numbersOddPagesOnTheRightAndEvenOnesOnTheLeft() throws IOException {
        try (var docx = printed("long")) {
            for (int page = 1; page <= docx.pages(); page++) {
                Row number = docx.row(page, "—" + page + "—");
                assertThat(number.first().size()).isCloseTo(14, within(0.01));
                assertThat(number.base()).isBetween(268.0, 274.0);
                if (page % 2 == 1) {
                    assertThat(number.right()).isCloseTo(184 - Measured.mm(14), within(1.0));
                } else {
                    assertThat(number.left()).isCloseTo(28 + Measured.mm(14), within(1.0));
                }
            }
            Row label = docx.row(docx.pages(), "附件2");
            assertThat(label.base()).isLessThan(37 + 10.3);
        }
    }

    @Test
    void laysLettersOutByTheirOwnForm() throws IOException {
        try (var docx = printed("letter")) {
            double[] head = docx.red(1, 200, 20, 60);
            assertThat(head[0]).isCloseTo(30, within(1.5));
            assertThat(head[2]).isCloseTo(20, within(0.8));
            assertThat(head[3]).isCloseTo(190, within(0.8));
            double[] foot = docx.red(1, 200, 265, 290);
            assertThat(foot[1]).isCloseTo(277, within(1.0));
            assertThat(foot[3] - foot[2]).isCloseTo(170, within(0.8));
            assertThat(docx.row(1, "商安委办函〔2026〕7号").right()).isCloseTo(184, within(0.5));
            assertThat(docx.text()).doesNotContain("—1—", "印发");
        }
    }

    @Test
    void printsMarkupAsText() throws IOException {
        try (var docx = printed("markup")) {
            assertThat(bare(docx.text()).split(java.util.regex.Pattern.quote(bare(MARKUP)), -1))
                    .hasSize(6);
        }
    }

    @Test
    void marksADraftInItsHeaders() throws IOException {
        try (var draft = docx("draft");
                var issued = docx("document")) {
            assertThat(draft.getHeaderList())
                    .hasSize(2)
                    .allSatisfy(
                            header -> assertThat(header._getHdrFtr().xmlText()).contains("string=\"草稿\""));
            assertThat(issued.getHeaderList()).isEmpty();
            assertThat(new XWPFWordExtractor(issued).getText()).contains("镇长张㙦、副镇长李喆、委员𠅤某");
            assertThat(issued.getProperties().getCoreProperties().getTitle())
                    .isEqualTo(paper("document").title());
        }
    }

    private static OfficialPaper paper(String name) {
        return Objects.requireNonNull(PAPERS.get(name));
    }

    private static Measured printed(String name) throws IOException {
        return new Measured(Files.readAllBytes(FOLDER.resolve(name + ".pdf")));
    }

    private static Measured pdf(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        PRINTER.pdf(paper(name), out);
        return new Measured(out.toByteArray());
    }

    private static XWPFDocument docx(String name) throws IOException {
        return new XWPFDocument(Files.newInputStream(FOLDER.resolve(name + ".docx")));
    }

    private static List<Row> text(Measured pdf, int page) throws IOException {
        return pdf.rows(page).stream().filter(row -> row.base() < 262).toList();
    }

    private static String bare(String words) {
        return words.replaceAll("\\s", "");
    }

    private static void assertFont(Row row, String font, double size) {
        var words = row.glyphs().stream()
                .filter(glyph -> Character.isIdeographic(glyph.text().codePointAt(0)))
                .toList();
        assertThat(words).as(row.text()).isNotEmpty().allSatisfy(glyph -> {
            assertThat(glyph.font()).contains(font);
            assertThat(glyph.size()).isCloseTo(size, within(0.1));
        });
    }
}
