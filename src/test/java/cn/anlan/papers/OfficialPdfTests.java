package cn.anlan.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.anlan.papers.Block.Paragraph;
import cn.anlan.papers.Measured.Row;
import cn.anlan.papers.Measured.Stroke;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The figures of GB/T 9704-2012, measured in the PDF. */
class OfficialPdfTests {

    private static final Offset<Double> FINE = within(0.15);
    private static final OfficialPrinter PRINTER = new OfficialPrinter("");

    @Test
    void setsTwentyTwoLinesOfTwentyEightCharactersOnAPage() throws IOException {
        var body = List.<Block>of(new Paragraph("安全生产责任重于泰山".repeat(200)));
        try (var pdf = print(SampleDocuments.with(SampleDocuments.document(body, false), body, null))) {
            var rows = text(pdf, 2);

            assertThat(rows).hasSize(22).allSatisfy(row -> {
                assertThat(row.glyphs()).hasSize(28);
                assertThat(row.left()).isCloseTo(28, FINE);
                assertThat(row.right()).isCloseTo(28 + 156, within(0.4));
            });
            for (int i = 1; i < rows.size(); i++) {
                assertThat(rows.get(i).base() - rows.get(i - 1).base()).isCloseTo(225 / 22.0, within(0.02));
            }
        }
    }

    @Test
    void keepsTheMarginsOnEveryPage() throws IOException {
        try (var pdf = print(SampleDocuments.long20())) {
            assertThat(pdf.pages()).isGreaterThanOrEqualTo(20);
            for (int page = 1; page <= pdf.pages(); page++) {
                assertThat(pdf.document().getPage(page - 1).getMediaBox().getWidth())
                        .isCloseTo(595.28f, within(0.1f));
                assertThat(pdf.document().getPage(page - 1).getMediaBox().getHeight())
                        .isCloseTo(841.89f, within(0.1f));
                for (Row row : text(pdf, page)) {
                    assertThat(row.left()).as(row.text()).isGreaterThan(27.9);
                    assertThat(row.right()).as(row.text()).isLessThan(184.4);
                    double top = row.base() - 0.88 * Measured.mm(row.first().size());
                    assertThat(top).as(row.text()).isGreaterThan(36.9);
                    assertThat(top + Measured.mm(row.first().size()))
                            .as(row.text())
                            .isLessThan(262.1);
                }
            }
        }
    }

    @Test
    void usesTheFacesAndSizesOfTheStandard() throws IOException {
        try (var pdf = print(SampleDocuments.document(SampleDocuments.body(), false))) {
            assertFont(pdf.row(1, "关于开展"), "NotoSerifSC-Bold", 22);
            assertFont(pdf.row(1, "为深入贯彻"), "FandolFang", 16);
            assertFont(pdf.row(1, "一、总体要求"), "NotoSansSC-Bold", 16);
            assertFont(pdf.row(2, "全面自查自改"), "FandolKai", 16);
            assertFont(pdf.row(2, "建立清单"), "FandolFang", 16);
            assertFont(pdf.row(2, "商都镇安全生产委员会"), "FandolFang", 16);
            assertFont(pdf.row(3, "抄送"), "FandolFang", 14);
            for (var page : pdf.document().getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                }
            }
        }
    }

    @Test
    void placesTheRedHeadAndItsRule() throws IOException {
        try (var pdf = print(SampleDocuments.document(SampleDocuments.body(), false))) {
            double[] red = pdf.red(1, 200, 0, 100);
            assertThat(red[0]).as("upper edge, 35 mm below that of the text").isCloseTo(37 + 35, within(0.3));
            Stroke rule = pdf.strokes(1).stream()
                    .filter(stroke -> "ff0000".equals(stroke.color()))
                    .findFirst()
                    .orElseThrow();
            assertThat(rule.length()).isCloseTo(156, FINE);
            assertThat(rule.fromX()).isCloseTo(28, FINE);
            assertThat(rule.thickness()).isBetween(0.35, 0.5);
            Row number = pdf.row(1, "商安委〔2026〕3号");
            double bottom = number.base() + 0.12 * Measured.mm(16);
            assertThat(rule.fromY() - bottom).isCloseTo(4, within(0.2));
            assertThat((number.left() + number.right()) / 2).as("centred").isCloseTo(28 + 78, within(1.0));
            // Two blank rows above the number and above the title
            assertThat((number.base() - 0.88 * Measured.mm(16) - red[1]) / 10.227)
                    .isBetween(1.8, 2.9);
            Row title = pdf.row(1, "关于开展");
            assertThat((title.base() - 0.88 * Measured.mm(22) - rule.fromY()) / 10.227)
                    .isBetween(1.8, 2.5);
            assertThat(pdf.rows(1).stream().map(Row::text)).noneMatch(text -> text.contains("第3号"));
        }
    }

    @Test
    void placesAddresseesAttachmentsSignatureAndNote() throws IOException {
        try (var pdf = print(SampleDocuments.document(SampleDocuments.body(), false))) {
            Row title = lastOf(pdf, 1, "的通知");
            Row to = pdf.row(1, "各生产经营单位：");
            assertThat(to.left()).isCloseTo(28, FINE);
            assertThat(to.base() - title.base()).as("one blank row").isCloseTo(2 * 10.227, within(1.0));
            assertThat(pdf.row(1, "为深入贯彻").left()).as("two characters in").isCloseTo(28 + 2 * 5.571, FINE);

            Row first = pdf.row(2, "附件：1.重大事故");
            assertThat(first.left()).isCloseTo(28 + 2 * 5.571, FINE);
            Row second = pdf.row(2, "2.专项行动");
            assertThat(second.left()).isCloseTo(28 + 5 * 5.571, FINE);
            assertThat(second.text()).doesNotEndWith("。");
            Row unit = lastOf(pdf, 2, "商都镇安全生产委员会");
            Row date = pdf.row(2, "2026年3月9日");
            assertThat(28 + 156 - date.right())
                    .as("four characters from the right")
                    .isCloseTo(4 * 5.571, within(0.3));
            assertThat((unit.left() + unit.right()) / 2).isCloseTo((date.left() + date.right()) / 2, within(0.3));
            Row note = pdf.row(2, "（联系人");
            assertThat(note.base() - date.base()).isCloseTo(10.227, FINE);
            assertThat(note.left()).isCloseTo(28 + 2 * 5.571, FINE);
        }
    }

    @Test
    void putsTheImprintAtTheFootOfTheLastPageWithItsLines() throws IOException {
        try (var pdf = print(SampleDocuments.long20())) {
            int last = pdf.pages();
            var lines = pdf.strokes(last).stream().filter(Stroke::level).toList();
            assertThat(lines).hasSize(3).allSatisfy(line -> {
                assertThat(line.length()).isCloseTo(156, FINE);
                assertThat(line.color()).isEqualTo("000000");
            });
            assertThat(lines.get(0).thickness()).isCloseTo(0.35, within(0.01));
            assertThat(lines.get(1).thickness()).isCloseTo(0.25, within(0.01));
            assertThat(lines.get(2).thickness()).isCloseTo(0.35, within(0.01));
            assertThat(lines.get(2).fromY()).isCloseTo(262, FINE);
            Row copies = pdf.row(last, "抄送：");
            assertThat(copies.left()).isCloseTo(28 + Measured.mm(14), FINE);
            Row printed = pdf.row(last, "2026年3月9日印发");
            assertThat(printed.text()).startsWith("商都镇安全生产委员会办公室");
            assertThat(printed.right()).isCloseTo(184 - Measured.mm(14), within(0.3));
            assertThat(pdf.rows(last - 1).stream().map(Row::text)).noneMatch(text -> text.contains("抄送"));
        }
    }

    @Test
    void numbersOddPagesOnTheRightAndEvenOnesOnTheLeft() throws IOException {
        try (var pdf = print(SampleDocuments.long20())) {
            for (int page = 1; page <= pdf.pages(); page++) {
                Row number = pdf.row(page, "—" + page + "—");
                var digits = number.glyphs().stream()
                        .filter(glyph -> glyph.base() > 262 && "—0123456789".contains(glyph.text()))
                        .toList();
                assertThat(digits.getFirst().size()).isEqualTo(14);
                assertThat(digits.getFirst().font()).contains("NotoSerifSC-Regular");
                if (page % 2 == 1) {
                    assertThat(digits.getLast().right()).isCloseTo(184 - Measured.mm(14), within(0.6));
                } else {
                    assertThat(digits.getFirst().x()).isCloseTo(28 + Measured.mm(14), FINE);
                }
                // The dash, 7 mm below the text
                assertThat(digits.getFirst().base()).isBetween(269.0, 273.0);
            }
        }
    }

    @Test
    void laysLettersOutByTheirOwnForm() throws IOException {
        try (var pdf = print(SampleDocuments.letter())) {
            double[] head = pdf.red(1, 200, 0, 48);
            assertThat(head[0]).as("upper edge below that of the page").isCloseTo(30, within(0.3));
            var red = pdf.strokes(1).stream()
                    .filter(stroke -> "ff0000".equals(stroke.color()))
                    .toList();
            assertThat(red).hasSize(4).allSatisfy(line -> {
                assertThat(line.length()).isCloseTo(170, FINE);
                assertThat(line.fromX()).isCloseTo(20, FINE);
            });
            var down = red.stream()
                    .sorted((a, b) -> Double.compare(a.fromY(), b.fromY()))
                    .toList();
            assertThat(down.get(0).thickness())
                    .as("thick above thin")
                    .isGreaterThan(down.get(1).thickness());
            assertThat(down.get(2).thickness())
                    .as("thin above thick")
                    .isLessThan(down.get(3).thickness());
            assertThat(down.get(3).fromY() + down.get(3).thickness() / 2).isCloseTo(297 - 20, FINE);
            Row number = pdf.row(1, "商安委办函〔2026〕7号");
            assertThat(number.right()).isCloseTo(184, within(0.3));
            assertThat(number.base() - 0.88 * Measured.mm(16) - down.get(1).fromY())
                    .isCloseTo(7 / 8.0 * Measured.mm(16), within(0.4));
            assertThat(pdf.pages()).isEqualTo(1);
            assertThat(pdf.text()).doesNotContain("—1—", "印发");
            assertThat(pdf.row(1, "抄送：县安全生产委员会办公室。").base()).isBetween(250.0, 262.0);
        }
    }

    @Test
    void namesTheSignatoryOfADocumentThatGoesUpwards() throws IOException {
        try (var pdf = print(SampleDocuments.upward())) {
            Row row = pdf.row(1, "签发人：王喆");
            assertThat(row.left()).as("number one character in").isCloseTo(28 + 5.571, FINE);
            assertThat(row.right()).isCloseTo(184 - 5.571, within(0.3));
            assertThat(row.glyphs().stream()
                            .filter(glyph -> "王".equals(glyph.text()))
                            .findFirst()
                            .orElseThrow()
                            .font())
                    .contains("FandolKai");
            assertThat(pdf.rows(1).stream().limit(3).map(Row::text)).containsExactly("000123", "秘密★1年", "特急");
            double[] head = pdf.red(1, 100, 0, 100);
            assertThat(head[2]).as("a long name is made narrower").isGreaterThan(27.5);
            assertThat(head[3]).isLessThan(184.5);
        }
    }

    @Test
    void neverBeginsALineWithAClosingMark() throws IOException {
        try (var pdf = print(SampleDocuments.long20())) {
            for (int page = 1; page <= pdf.pages(); page++) {
                for (Row row : text(pdf, page)) {
                    assertThat(row.text()).doesNotStartWith("，").doesNotMatch("(?s)^[、。；：？！）》”〕].*");
                    assertThat(row.text()).doesNotMatch("(?s).*[（《“〔]$");
                }
            }
        }
    }

    @Test
    void leavesNoBlankRowWhereAPageBegins() throws IOException {
        try (var pdf = print(SampleDocuments.long20())) {
            for (int page = 2; page <= pdf.pages(); page++) {
                assertThat(text(pdf, page).getFirst().base()).as("page " + page).isLessThan(37 + 10.3);
            }
        }
    }

    @Test
    void repeatsATablesHeadAndGivesAppendicesPagesOfTheirOwn() throws IOException {
        try (var pdf = print(SampleDocuments.long20())) {
            var heads = java.util.stream.IntStream.rangeClosed(1, pdf.pages())
                    .filter(page -> has(pdf, page, "序号工作任务责任单位完成时限"))
                    .boxed()
                    .collect(Collectors.toList());
            assertThat(heads).hasSizeGreaterThanOrEqualTo(3);
            Row second = pdf.row(pdf.pages(), "附件2");
            assertThat(second.base()).as("first row").isLessThan(37 + 10.3);
            assertThat(second.first().font()).contains("NotoSansSC-Bold");
            assertThat(pdf.row(pdf.pages(), "专项行动领导小组").base())
                    .as("third row")
                    .isBetween(37 + 2 * 10.227, 37 + 3 * 10.227);
        }
    }

    private static boolean has(Measured pdf, int page, String words) {
        try {
            return pdf.rows(page).stream()
                    .anyMatch(row -> row.text().replace(" ", "").contains(words));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Measured print(OfficialPaper paper) throws IOException {
        var out = new ByteArrayOutputStream();
        PRINTER.pdf(paper, out);
        return new Measured(out.toByteArray());
    }

    /** The rows between the margins, without page numbers and what stands beside them. */
    private static List<Row> text(Measured pdf, int page) throws IOException {
        return pdf.rows(page).stream().filter(row -> row.base() < 262).toList();
    }

    private static Row lastOf(Measured pdf, int page, String words) throws IOException {
        return pdf.rows(page).stream()
                .filter(row -> row.text().contains(words))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static void assertFont(Row row, String font, double size) {
        var words = row.glyphs().stream()
                .filter(glyph -> Character.isIdeographic(glyph.text().codePointAt(0)))
                .toList();
        assertThat(words).as(row.text()).isNotEmpty().allSatisfy(glyph -> {
            assertThat(glyph.font()).contains(font);
            assertThat(glyph.size()).isCloseTo(size, within(0.01));
        });
    }
}
