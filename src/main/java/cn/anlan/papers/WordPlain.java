package cn.anlan.papers;

import static cn.anlan.papers.Sheet.mm;
import static cn.anlan.papers.WordText.twips;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A {@link Paper} as docx, of the same order, sizes and margins as its PDF. */
final class WordPlain {

    private static final float LEFT = mm(24);
    private static final float RIGHT = mm(20);
    private static final float TOP = mm(22);
    private static final float BOTTOM = mm(20);
    private static final float WIDTH = Sheet.WIDTH - LEFT - RIGHT;
    private static final float BODY = 10.5f;
    private static final float SMALL = 9;
    private static final double LINE = 1.4;
    /** Share of the page that the names of facts take, in percent. */
    private static final List<Integer> FACTS = List.of(24, 76);

    private static final String INK = "000000";
    private static final String GREY = "444444";
    private static final String LATE = "A01C15";
    private static final String HEAD = "EEF3F4";

    private final Paper paper;
    private final XWPFDocument document = new XWPFDocument();

    WordPlain(Paper paper) {
        this.paper = paper;
    }

    void write(OutputStream out) throws IOException {
        try (document) {
            document.getProperties().getCoreProperties().setTitle(Glyphs.clean(paper.title()));
            document.getProperties().getCoreProperties().setCreator("Anlan");
            page();
            XWPFParagraph title = paragraph(ParagraphAlignment.CENTER, 0, 8);
            words(title, Face.HEI, 18, INK, paper.title());
            paper.parts().forEach(this::add);
            document.write(out);
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(Sheet.WIDTH));
        size.setH(twips(Sheet.HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(TOP));
        margins.setLeft(twips(LEFT));
        margins.setRight(twips(RIGHT));
        margins.setBottom(twips(BOTTOM));
        margins.setHeader(twips(mm(10)));
        margins.setFooter(twips(mm(10)));
        margins.setGutter(BigInteger.ZERO);
        XWPFParagraph number = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        boolean en = paper.isEnglish();
        words(number, Face.SONG, SMALL, INK, en ? "Page " : "第 ");
        field(number, " PAGE ");
        words(number, Face.SONG, SMALL, INK, en ? " of " : " 页 共 ");
        field(number, " NUMPAGES ");
        words(number, Face.SONG, SMALL, INK, en ? "" : " 页");
    }

    private void field(XWPFParagraph paragraph, String code) {
        XWPFRun run = words(paragraph, Face.SONG, SMALL, INK, "");
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        run.getCTR().addNewInstrText().setStringValue(code);
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private void add(Paper.Part part) {
        switch (part) {
            case Paper.Heading(String words) -> {
                XWPFParagraph heading = paragraph(ParagraphAlignment.LEFT, 14, 5);
                heading.setKeepNext(true);
                words(heading, Face.HEI, 12.5f, INK, words);
            }
            case Paper.Note(String words) ->
                words(paragraph(ParagraphAlignment.LEFT, 0, 4), Face.SONG, SMALL, GREY, words);
            case Paper.Words(List<String> paragraphs) ->
                paragraphs.forEach(line -> {
                    XWPFParagraph one = paragraph(ParagraphAlignment.LEFT, 0, 4);
                    one.setIndentationFirstLine(paper.isEnglish() ? 0 : Math.round(2 * BODY * 20));
                    words(one, Face.SONG, BODY, INK, line);
                });
            case Paper.Facts(List<String> names, List<String> values) -> {
                XWPFTable table = table(names.size(), FACTS);
                for (int row = 0; row < names.size(); row++) {
                    head(table.getRow(row).getCell(0), names.get(row));
                    cell(table.getRow(row).getCell(1), Face.SONG, INK, values.get(row));
                }
            }
            case Paper.Rows rows -> rows(rows);
            case Paper.Signature(String who) ->
                words(paragraph(ParagraphAlignment.RIGHT, 28, 4), Face.SONG, BODY, INK, who);
        }
    }

    private void rows(Paper.Rows rows) {
        XWPFTable table = table(rows.rows().size() + 1, rows.widths());
        table.getRow(0).setRepeatHeader(true);
        for (int column = 0; column < rows.titles().size(); column++) {
            head(table.getRow(0).getCell(column), rows.titles().get(column));
            for (int row = 0; row < rows.rows().size(); row++) {
                Paper.Cell cell = rows.rows().get(row).get(column);
                cell(
                        table.getRow(row + 1).getCell(column),
                        Face.SONG,
                        cell.late() ? LATE : INK,
                        cell.text() == null ? "" : cell.text());
            }
        }
    }

    /** @param widths shares of the page's width */
    private XWPFTable table(int rows, List<Integer> widths) {
        XWPFTable table = document.createTable(rows, widths.size());
        table.setWidth(twips(WIDTH).intValueExact());
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        int all = widths.stream().mapToInt(Integer::intValue).sum();
        var grid = table.getCTTbl().addNewTblGrid();
        for (int column = 0; column < widths.size(); column++) {
            BigInteger width = twips((double) WIDTH * widths.get(column) / all);
            grid.addNewGridCol().setW(width);
            for (int row = 0; row < rows; row++) {
                table.getRow(row).getCell(column).setWidth(width.toString());
            }
        }
        return table;
    }

    private void head(XWPFTableCell cell, String words) {
        cell.setColor(HEAD);
        cell(cell, Face.HEI, INK, words);
    }

    private void cell(XWPFTableCell cell, Face face, String color, String words) {
        XWPFParagraph paragraph = cell.getParagraphArray(0);
        paragraph.setSpacingAfter(0);
        words(
                paragraph,
                face,
                9.5f,
                color,
                words.lines().reduce((a, b) -> a + " " + b).orElse(""));
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, int before, int after) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBefore(before * 20);
        paragraph.setSpacingAfter(after * 20);
        paragraph.setSpacingBetween(LINE);
        return paragraph;
    }

    private static XWPFRun words(XWPFParagraph paragraph, Face face, float size, String color, String words) {
        XWPFRun run = paragraph.createRun();
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = properties.addNewRFonts();
        fonts.setAscii("Times New Roman");
        fonts.setHAnsi("Times New Roman");
        fonts.setEastAsia(face.word());
        BigInteger half = BigInteger.valueOf(Math.round(size * 2));
        properties.addNewSz().setVal(half);
        properties.addNewSzCs().setVal(half);
        run.setColor(color);
        run.setBold(face.bold());
        run.setText(Glyphs.clean(words));
        return run;
    }
}
