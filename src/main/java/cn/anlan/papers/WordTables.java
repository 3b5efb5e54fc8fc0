package cn.anlan.papers;

import static cn.anlan.papers.WordText.twips;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STXAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFramePr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPBdr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STWrap;

/** The tables of a docx, and its imprint, which is one that stands at the foot of the last page. */
final class WordTables {

    private static final float SIZE = 12;
    private static final float LINE = 18;
    private static final float IMPRINT_ROW = 26;
    /** 0.35 and 0.25 mm in eighths of a point. */
    private static final int OUTER = 8;

    private static final int INNER = 6;
    private static final int THIN = 4;
    private static final float PADDING = 4;

    private final XWPFDocument document;

    WordTables(XWPFDocument document) {
        this.document = document;
    }

    void table(Block.Table table) {
        int columns = table.titles().size();
        int all = table.widths().stream().mapToInt(Integer::intValue).sum();
        XWPFTable grid = document.createTable(table.rows().size() + 1, columns);
        borders(grid);
        fixed(grid);
        int padding = twips(PADDING).intValueExact();
        grid.setCellMargins(padding, padding, padding, padding);
        CTTblGrid widths = grid.getCTTbl().addNewTblGrid();
        for (int column = 0; column < columns; column++) {
            double width = (double) Grid.WIDTH * table.widths().get(column) / all;
            boolean centred = Wording.centred(table, column, (width - 2 * PADDING) / SIZE);
            widths.addNewGridCol().setW(twips(width));
            cell(grid.getRow(0).getCell(column), width, Face.HEI, table.titles().get(column), true);
            for (int row = 0; row < table.rows().size(); row++) {
                cell(
                        grid.getRow(row + 1).getCell(column),
                        width,
                        Face.FANG,
                        table.rows().get(row).get(column),
                        centred);
            }
        }
        grid.getRow(0).setRepeatHeader(true);
        // Keeps two tables apart
        new WordText(document.createParagraph()).row(6).free();
    }

    private static void cell(XWPFTableCell cell, double width, Face face, String text, boolean centred) {
        cell.setWidth(String.valueOf(twips(width)));
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        List<String> lines = text.isEmpty() ? List.of("") : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            new WordText(i == 0 ? cell.getParagraphArray(0) : cell.addParagraph())
                    .row(LINE)
                    .free()
                    .align(centred ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT)
                    .words(face, SIZE, lines.get(i).strip());
        }
    }

    /** The imprint, in frames at the foot of the last page; a letter's has neither lines nor printer. */
    void imprint(OfficialPaper paper) {
        boolean letter = paper.form() == OfficialPaper.Form.LETTER;
        boolean printed = paper.imprint() != null && !letter;
        boolean copies = !paper.copies().isEmpty();
        if (copies) {
            String words = "抄送：" + Wording.copies(paper.copies());
            WordText row = framed(printed ? IMPRINT_ROW : 0, rows(words));
            row.indent(Grid.SMALL, 4 * Grid.SMALL, Grid.SMALL).align(ParagraphAlignment.BOTH);
            row.words(Face.FANG, Grid.SMALL, words);
            if (!letter) {
                CTPBdr lines = row.properties().addNewPBdr();
                line(lines.addNewTop(), OUTER);
                if (!printed) {
                    line(lines.addNewBottom(), OUTER);
                }
            }
        }
        if (printed && paper.imprint() != null) {
            // By tabs, for the lines are as long as the paragraph is wide
            WordText row = framed(0, 1).tab(STTabJc.LEFT, Grid.SMALL).tab(STTabJc.RIGHT, Grid.WIDTH - Grid.SMALL);
            row.run(Face.FANG, Grid.SMALL).addTab();
            row.words(Face.FANG, Grid.SMALL, paper.imprint().unit());
            row.run(Face.FANG, Grid.SMALL).addTab();
            row.words(Face.FANG, Grid.SMALL, Wording.printed(paper.imprint()));
            CTPBdr lines = row.properties().addNewPBdr();
            line(lines.addNewTop(), copies ? INNER : OUTER);
            line(lines.addNewBottom(), OUTER);
        }
        if (copies || printed) {
            new WordText(document.createParagraph()).row(1).free();
        }
    }

    /** About how many rows the words take; the further ones begin below the fourth character. */
    private static int rows(String words) {
        double longer = Wording.width(words) - (Grid.WIDTH / Grid.SMALL - 2);
        return longer <= 0 ? 1 : 1 + (int) Math.ceil(longer / (Grid.WIDTH / Grid.SMALL - 5.5));
    }

    /** A row in a frame of its own, so many points above the end of the text. */
    private WordText framed(double above, int rows) {
        WordText row = new WordText(document.createParagraph()).row(IMPRINT_ROW).free();
        CTFramePr frame = row.properties().addNewFramePr();
        frame.setW(twips(Grid.WIDTH));
        frame.setWrap(STWrap.AROUND);
        frame.setHAnchor(STHAnchor.MARGIN);
        frame.setVAnchor(STVAnchor.PAGE);
        frame.setXAlign(STXAlign.LEFT);
        frame.setY(twips(Grid.BOTTOM - above - rows * IMPRINT_ROW));
        return row;
    }

    private static void line(CTBorder border, int eighths) {
        border.setVal(STBorder.SINGLE);
        border.setSz(BigInteger.valueOf(eighths));
        border.setSpace(BigInteger.ZERO);
        border.setColor("000000");
    }

    private static void borders(XWPFTable grid) {
        grid.setTopBorder(XWPFBorderType.SINGLE, THIN, 0, "000000");
        grid.setBottomBorder(XWPFBorderType.SINGLE, THIN, 0, "000000");
        grid.setLeftBorder(XWPFBorderType.SINGLE, THIN, 0, "000000");
        grid.setRightBorder(XWPFBorderType.SINGLE, THIN, 0, "000000");
        grid.setInsideHBorder(XWPFBorderType.SINGLE, THIN, 0, "000000");
        grid.setInsideVBorder(XWPFBorderType.SINGLE, THIN, 0, "000000");
    }

    private static void fixed(XWPFTable grid) {
        CTTblPr properties = properties(grid);
        var width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(twips(Grid.WIDTH));
        var indent = properties.addNewTblInd();
        indent.setType(STTblWidth.DXA);
        // The words stand at the margin, the border before them: this moves both in
        indent.setW(twips(PADDING));
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    }

    private static CTTblPr properties(XWPFTable grid) {
        return grid.getCTTbl().getTblPr();
    }
}
