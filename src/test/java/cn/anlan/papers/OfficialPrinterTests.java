package cn.anlan.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.papers.Block.Heading;
import cn.anlan.papers.Block.Paragraph;
import cn.anlan.papers.Block.Table;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class OfficialPrinterTests {

    private static final OfficialPrinter PRINTER = new OfficialPrinter("");

    static Stream<OfficialPaper> papers() {
        return Stream.of(
                SampleDocuments.document(SampleDocuments.body(), false),
                SampleDocuments.document(SampleDocuments.body(), true),
                SampleDocuments.upward(),
                SampleDocuments.letter(),
                SampleDocuments.minutes(),
                SampleDocuments.long20());
    }

    @ParameterizedTest
    @MethodSource("papers")
    void isMadeForArchives(OfficialPaper paper) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(print(PRINTER, paper)), PDFAFlavour.PDFA_2_U);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {

            var result = validator.validate(parser);

            assertThat(result.isCompliant())
                    .as("%s", result.getTestAssertions().stream().limit(5).toList())
                    .isTrue();
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
        }
    }

    @Test
    void givesItsTextBackWhateverTheCharacter() throws IOException {
        try (var pdf = new Measured(print(PRINTER, SampleDocuments.document(SampleDocuments.body(), false)))) {
            String text = pdf.text().replaceAll("\\s", "");

            assertThat(text)
                    .contains("镇长张㙦、副镇长李喆、委员𠅤某分片包保", "商都镇安全生产委员会文件", "商安委〔2026〕3号")
                    .contains("一、总体要求", "（一）全面自查自改", "按照GB18218-2018和GB/T9704-2012的要求")
                    .contains("“三管三必须”", "（联系人：张㙦，电话：0510-88881234）", "2026年3月9日印发")
                    .doesNotContain("⼀", "⽤", "⽣", "⼤", "〓");
        }
    }

    @Test
    void printsRareCharactersInEveryFace() throws IOException {
        var body = List.<Block>of(
                new Heading(1, "一、㙦喆𠅤"),
                new Heading(2, "（二）㙦喆𠅤"),
                new Paragraph("3～5日，㎡℃①Ⅲ、王\uD88A\uDDC0某"), // U+329C0, not assigned
                new Table(List.of("㙦"), List.of(1), List.of(List.of("𠅤"))));
        try (var pdf = new Measured(print(PRINTER, SampleDocuments.with(SampleDocuments.letter(), body, "关于㙦喆𠅤的函")))) {
            String text = pdf.text().replaceAll("\\s", "");

            assertThat(text).contains("一、㙦喆𠅤", "（二）㙦喆𠅤", "关于㙦喆𠅤的函", "3～5日", "王〓(U+329C0)某");
        }
    }

    @Test
    void printsMarkupAndTemplatesAsText() throws IOException {
        String words = "<b>粗</b> &amp; {{field}} ${7*7} <script>alert(1)</script> #{x} %s \\n 'a' \"b\"";
        var body = List.<Block>of(
                new Heading(1, words),
                new Paragraph(words),
                new Block.Entry(words, words),
                new Table(List.of(words), List.of(1), List.of(List.of(words))));
        var paper = SampleDocuments.with(SampleDocuments.letter(), body, "<i>" + words);
        try (var pdf = new Measured(print(PRINTER, paper))) {
            String text = pdf.text().replaceAll("\\s", "");

            String bare = words.replaceAll("\\s", "");
            assertThat(text).contains("<i>" + bare);
            assertThat(text.split(java.util.regex.Pattern.quote(bare), -1)).hasSizeGreaterThanOrEqualTo(7);
        }
    }

    @Test
    void printsWhateverIsLeftOutTooLongOrNoCharacter() throws IOException {
        var paper = new OfficialPaper(
                OfficialPaper.Form.DOCUMENT,
                "发文机关名称很长的".repeat(9),
                "签发人".repeat(20),
                "文号〔2026〕".repeat(12) + "1号",
                " ",
                "",
                "特急",
                "标题\u0000\u0007\ud800" + "很长".repeat(90),
                List.of(" ", "收文机关"),
                List.of(),
                List.of(""),
                new OfficialPaper.Closing("", null, false),
                "",
                List.of(),
                List.of(),
                new OfficialPaper.Imprint("印发机关名称".repeat(10), SampleDocuments.DAY),
                " ",
                true);
        try (var pdf = new Measured(print(PRINTER, paper))) {
            String text = pdf.text().replaceAll("\\s", "");

            assertThat(text)
                    .contains("标题〓(U+D800)很长", "1号", "收文机关：", "2026年3月9日印发")
                    .doesNotContain("附件");
            for (var row : pdf.rows(1)) {
                assertThat(row.left()).as(row.text()).isGreaterThan(27);
                assertThat(row.right()).as(row.text()).isLessThan(185);
            }
        }
        var out = new ByteArrayOutputStream();
        PRINTER.docx(paper, out);
        try (var docx = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()));
                var words = new XWPFWordExtractor(docx)) {
            assertThat(words.getText()).contains("标题〓(U+D800)很长", "收文机关：").doesNotContain("附件");
        }
    }

    @Test
    void printsTheAddressToCheckByOnlyIfThereIsOne() throws Exception {
        try (var with = new Measured(print(PRINTER, SampleDocuments.letter()));
                var document = new Measured(print(PRINTER, SampleDocuments.long20()));
                var without = new Measured(print(PRINTER, SampleDocuments.upward()))) {
            assertThat(code(with, 1)).isEqualTo("https://anlan.example.cn/checks/7Q2MVX4K9D");
            // For whoever has no camera.
            assertThat(with.text()).contains("7Q2M-VX4K-9D");
            assertThat(code(document, document.pages())).isEqualTo("https://anlan.example.cn/checks/7Q2MVX4K9D");
            assertThatThrownBy(() -> code(without, without.pages())).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void turnsNoPageForTheCodeAlone() throws IOException {
        for (int rows = 1; rows <= 18; rows++) {
            var body = Collections.<Block>nCopies(rows, new Paragraph("请按期办理。"));
            try (var pdf = new Measured(print(PRINTER, SampleDocuments.with(SampleDocuments.letter(), body, null)))) {
                assertThat(pdf.rows(pdf.pages()))
                        .as("%d rows", rows)
                        .anyMatch(row ->
                                !row.text().replaceAll("[—\\w扫码核验，或者输入-]", "").isEmpty());
            }
        }
    }

    @Test
    void marksEachPageOfADraft() throws IOException {
        try (var draft = new Measured(print(PRINTER, SampleDocuments.document(SampleDocuments.body(), true)));
                var issued = new Measured(print(PRINTER, SampleDocuments.document(SampleDocuments.body(), false)))) {
            assertThat(draft.text().split("草", -1).length - 1).isGreaterThanOrEqualTo(draft.pages());
            assertThat(issued.text()).doesNotContain("草");
        }
    }

    @Test
    void isTheSameFileEachTimeAndOnManyThreads() throws Exception {
        byte[] one = print(PRINTER, SampleDocuments.letter());
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> others = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> print(PRINTER, SampleDocuments.letter())))
                    .toList();
            for (Future<byte[]> other : others) {
                assertThat(other.get()).isEqualTo(one);
            }
        }
    }

    @Test
    void takesThePlacesOwnFontsFromItsFolder(@TempDir Path folder) throws IOException {
        try (var font = FontShelf.open(Face.HEI)) {
            Files.copy(font, folder.resolve("fangsong.ttf"));
        }
        try (var pdf = new Measured(print(new OfficialPrinter(folder.toString()), SampleDocuments.letter()))) {
            assertThat(pdf.row(1, "县应急管理局").first().font()).contains("NotoSansSC-Bold");
            assertThat(pdf.text()).contains("张㙦");
        }
        assertThatThrownBy(() -> new OfficialPrinter(folder.resolve("absent").toString()))
                .hasMessageContaining("anlan.fonts");
    }

    @Test
    void carriesACellLongerThanAPageOver() throws IOException {
        var body = List.<Block>of(new Table(
                List.of("序号", "内容"), List.of(10, 90), List.of(List.of("1", SampleDocuments.SENTENCE.repeat(40)))));
        try (var pdf = new Measured(print(PRINTER, SampleDocuments.with(SampleDocuments.letter(), body, null)))) {
            assertThat(pdf.text().replaceAll("[\\s—\\d]|序号内容", "")).contains("不走过场");
            assertThat(pdf.pages()).isGreaterThan(2);
        }
    }

    private static byte[] print(OfficialPrinter printer, OfficialPaper paper) throws IOException {
        var out = new ByteArrayOutputStream();
        printer.pdf(paper, out);
        return out.toByteArray();
    }

    private static String code(Measured pdf, int page) throws IOException, NotFoundException {
        var picture = pdf.picture(page, 300);
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        var found = new QRCodeMultiReader()
                .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true));
        return found[0].getText();
    }
}
