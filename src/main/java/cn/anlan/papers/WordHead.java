package cn.anlan.papers;

import static cn.anlan.papers.Sheet.mm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

/** The head of a docx's first page. */
final class WordHead {

    private static final String RED = "FF0000";
    /** Room of a line around its characters, in parts of their size. */
    private static final float LEADING = 1.2f;

    private static final float SPARE = 8;

    private final OfficialPaper paper;

    WordHead(OfficialPaper paper) {
        this.paper = paper;
    }

    /** All above the title of a document or of minutes, with the blank rows. */
    void document(XWPFDocument document) {
        List<Marginal> marginals = marginals();
        for (Marginal marginal : marginals) {
            new WordText(document.createParagraph()).body(marginal.face(), marginal.words());
        }
        RedHead head = RedHead.of(paper.issuer(), 54);
        float leading = (LEADING - 1) * head.size() / 2;
        mark(new WordText(document.createParagraph()).free(), head)
                .before(mm(35) - marginals.size() * WordText.ROW - leading);
        blank(document);
        blank(document);
        WordText number = new WordText(document.createParagraph());
        if (paper.signatory() == null) {
            number.align(ParagraphAlignment.CENTER);
        } else {
            // By tabs, for the rule is as long as the paragraph is wide
            number.tab(STTabJc.LEFT, Grid.CELL).tab(STTabJc.RIGHT, Grid.WIDTH - Grid.CELL);
            number.run(Face.FANG, Grid.BODY).addTab();
        }
        if (paper.number() != null) {
            number.body(Face.FANG, paper.number());
        }
        if (paper.signatory() != null) {
            number.run(Face.FANG, Grid.BODY).addTab();
            number.body(Face.FANG, Wording.signatoryLabel());
            number.body(Face.KAI, paper.signatory());
        }
        rule(number.properties().addNewPBdr().addNewBottom(), STBorder.SINGLE, 12, 5);
        blank(document);
        blank(document);
    }

    /** What stands below a letter's first red lines: number on the right, marginals on the left. */
    void belowLetter(XWPFDocument document) {
        List<Marginal> marginals = marginals();
        WordText first = new WordText(document.createParagraph()).before(8);
        first.tab(STTabJc.RIGHT, Grid.WIDTH);
        if (!marginals.isEmpty()) {
            first.body(marginals.getFirst().face(), marginals.getFirst().words());
        }
        if (paper.number() != null) {
            first.run(Face.FANG, Grid.BODY).addTab();
            first.body(Face.FANG, paper.number());
        }
        marginals.stream()
                .skip(1)
                .forEach(marginal -> new WordText(document.createParagraph()).body(marginal.face(), marginal.words()));
        blank(document);
        blank(document);
    }

    /** A letter's name and its red lines, in the first page's header. */
    WordText letter(XWPFParagraph paragraph, float header) {
        RedHead head = RedHead.of(paper.issuer(), 40);
        float leading = (LEADING - 1) * head.size() / 2;
        WordText row = mark(new WordText(paragraph).free(), head).before(mm(30) - header - leading);
        float longer = (PdfHead.LETTER_RULE - Grid.WIDTH) / 2;
        // The page's margins differ by 2 mm; the lines are in the middle of the page
        row.indent(-longer - mm(1), -longer - mm(1), -longer + mm(1));
        rule(row.properties().addNewPBdr().addNewBottom(), STBorder.THICK_THIN_SMALL_GAP, 24, 7);
        return row;
    }

    /** The red lines at the foot of a letter's first page. */
    void letterFoot(XWPFParagraph paragraph) {
        float longer = (PdfHead.LETTER_RULE - Grid.WIDTH) / 2;
        WordText row = new WordText(paragraph).row(18).free().indent(-longer - mm(1), -longer - mm(1), -longer + mm(1));
        rule(row.properties().addNewPBdr().addNewBottom(), STBorder.THIN_THICK_SMALL_GAP, 24, 6);
    }

    private WordText mark(WordText row, RedHead head) {
        row.row(head.size() * LEADING).align(ParagraphAlignment.CENTER);
        // A little room on both sides: an office program's font may be wider
        row.indent(-SPARE, -SPARE, -SPARE);
        XWPFRun run = row.run(Face.TITLE, head.size());
        run.setColor(RED);
        if (head.spacing() > 0) {
            run.setCharacterSpacing(Math.round(head.spacing() * 20));
        }
        if (head.stretch() < 1) {
            run.setTextScale(Math.round(head.stretch() * 100) - 1);
        }
        run.setText(Glyphs.clean(paper.issuer().strip()));
        return row;
    }

    private static void rule(CTBorder border, STBorder.Enum kind, int eighths, int space) {
        border.setVal(kind);
        border.setSz(BigInteger.valueOf(eighths));
        border.setSpace(BigInteger.valueOf(space));
        border.setColor(RED);
    }

    private static void blank(XWPFDocument document) {
        new WordText(document.createParagraph()).body(Face.FANG, "");
    }

    private record Marginal(Face face, String words) {}

    private List<Marginal> marginals() {
        var lines = new ArrayList<Marginal>();
        if (paper.copyNumber() != null) {
            lines.add(new Marginal(Face.SONG, paper.copyNumber()));
        }
        if (paper.secrecy() != null) {
            lines.add(new Marginal(Face.HEI, paper.secrecy()));
        }
        if (paper.urgency() != null) {
            lines.add(new Marginal(Face.HEI, paper.urgency()));
        }
        return lines;
    }
}
