package cn.anlan.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class PrinterTests {

    private final Printer printer = new Printer();

    @Test
    void printsWordsThatCanBeSearchedAndCopied() throws IOException {
        var paper = new Paper("安全生产履职档案", Locale.CHINESE)
                .heading("一、听取汇报")
                .words("镇长张㙦、副镇长李喆、委员𠅤某出席；用时 3 小时，议定“隐患清零”等事项 <不含标记> & 符号。");

        String text = text(paper);

        assertThat(text)
                .contains("安全生产履职档案", "一、听取汇报")
                .contains("镇长张㙦、副镇长李喆、委员𠅤某出席")
                .contains("“隐患清零”", "<不含标记>")
                .doesNotContain("#", "⼀", "⽤");
    }

    @Test
    void namesACharacterThatNoFontHas() throws IOException {
        var paper = new Paper("档案", Locale.CHINESE).words("姓名：王\uD88A\uDDC0"); // U+329C0, not assigned

        assertThat(text(paper)).contains("王〓(U+329C0)");
    }

    @Test
    void carriesATableOverPagesWithItsHeadAndNumbersThem() throws IOException {
        var rows = IntStream.rangeClosed(1, 120)
                .mapToObj(n -> Paper.row(n, "第" + n + "项工作按时办结", n % 7 == 0 ? Paper.Cell.late("补录") : ""))
                .toList();
        var paper = new Paper("台账", Locale.CHINESE).table(List.of("序号", "事项", "说明"), List.of(15, 65, 20), rows);

        try (PDDocument document = Loader.loadPDF(printer.pdf(paper))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            var stripper = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document).replaceAll("\\s+", ""))
                        .contains("序号事项说明", "第" + page + "页共" + pages + "页");
            }
            stripper.setStartPage(1);
            stripper.setEndPage(pages);
            String all = stripper.getText(document);
            assertThat(all).contains("第1项工作按时办结", "第120项工作按时办结", "补录");
        }
    }

    @Test
    void printsInEnglishToo() throws IOException {
        assertThat(text(new Paper("Duty archive", Locale.ENGLISH).note("2026, quarter 1")))
                .contains("Duty archive", "2026, quarter 1", "Page 1 of 1");
    }

    @Test
    void writesTheSameWordsAsDocx() throws IOException {
        var paper = new Paper("Circular on <gas> safety", Locale.ENGLISH)
                .note("Plain copy")
                .heading("1. Facts")
                .words("Inspected by 张㙦 and 𠅤某.\n\n86 places & 41 hazards.")
                .facts(List.of("Unit"), List.of("甲镇"))
                .table(List.of("No.", "What"), List.of(20, 80), List.of(Paper.row(1, Paper.Cell.late("late row"))))
                .signature("甲镇");

        try (var docx = new XWPFDocument(new ByteArrayInputStream(printer.docx(paper)));
                var words = new XWPFWordExtractor(docx)) {
            assertThat(words.getText())
                    .contains(
                            "Circular on <gas> safety",
                            "Plain copy",
                            "1. Facts",
                            "张㙦 and 𠅤某",
                            "86 places & 41 hazards.")
                    .contains("Unit\t甲镇", "No.\tWhat", "1\tlate row");
            assertThat(docx.getTables()).hasSize(2);
        }
    }

    private String text(Paper paper) throws IOException {
        try (PDDocument document = Loader.loadPDF(printer.pdf(paper))) {
            return new PDFTextStripper().getText(document);
        }
    }
}
