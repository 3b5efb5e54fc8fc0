package cn.anlan.papers;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabs;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

/** A paragraph of a docx and its words. Lengths in points unless said otherwise. */
final class WordText {

    /** A little less than a row, or an office program's rounding leaves 21 on a page. */
    static final float ROW = 28.95f;

    /**
     * Draws 28 characters together so that they fit the line, in twentieths of a point; the line is then spread to its full length. A grid
     * of characters would do the same, but not every office program counts its cells alike.
     */
    private static final int BODY_TRACKING = (int) Math.floor(Grid.BODY_TRACKING * 20);

    private final XWPFParagraph paragraph;

    /** A row of body text, left aligned. */
    WordText(XWPFParagraph paragraph) {
        this.paragraph = paragraph;
        CTPPr properties = properties();
        properties.addNewWidowControl().setVal(false);
        properties.addNewKinsoku().setVal(true);
        properties.addNewOverflowPunct().setVal(false);
        properties.addNewAutoSpaceDE().setVal(false);
        properties.addNewAutoSpaceDN().setVal(false);
        row(ROW);
    }

    static BigInteger twips(double points) {
        return BigInteger.valueOf(Math.round(points * 20));
    }

    XWPFParagraph paragraph() {
        return paragraph;
    }

    CTPPr properties() {
        return paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
    }

    /** The height of its lines. */
    WordText row(float height) {
        CTSpacing spacing = properties().isSetSpacing()
                ? properties().getSpacing()
                : properties().addNewSpacing();
        spacing.setBefore(BigInteger.ZERO);
        spacing.setAfter(BigInteger.ZERO);
        spacing.setLine(twips(height));
        spacing.setLineRule(STLineSpacingRule.EXACT);
        return this;
    }

    WordText before(double height) {
        properties().getSpacing().setBefore(twips(Math.max(0, height)));
        return this;
    }

    /** Rows that don't belong to the page's grid of characters, such as those of tables. */
    WordText free() {
        properties().addNewSnapToGrid().setVal(false);
        return this;
    }

    WordText align(ParagraphAlignment alignment) {
        paragraph.setAlignment(alignment);
        return this;
    }

    /** @param first of the first line from the left margin, {@code rest} of the others, {@code right} from the right margin */
    WordText indent(double first, double rest, double right) {
        CTInd indent =
                properties().isSetInd() ? properties().getInd() : properties().addNewInd();
        indent.setLeft(twips(rest));
        if (first >= rest) {
            indent.setFirstLine(twips(first - rest));
        } else {
            indent.setHanging(twips(rest - first));
        }
        indent.setRight(twips(right));
        return this;
    }

    WordText tab(STTabJc.Enum kind, double position) {
        CTTabs tabs =
                properties().isSetTabs() ? properties().getTabs() : properties().addNewTabs();
        CTTabStop tab = tabs.addNewTab();
        tab.setVal(kind);
        tab.setPos(twips(position));
        return this;
    }

    WordText keep() {
        paragraph.setKeepNext(true);
        return this;
    }

    WordText newPage() {
        paragraph.setPageBreak(true);
        return this;
    }

    WordText words(Face face, float size, String words) {
        run(face, size).setText(Glyphs.clean(words));
        return this;
    }

    WordText body(Face face, String words) {
        XWPFRun run = run(face, Grid.BODY);
        run.setCharacterSpacing(BODY_TRACKING);
        run.setText(Glyphs.clean(words));
        return this;
    }

    XWPFRun run(Face face, float size) {
        XWPFRun run = paragraph.createRun();
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = properties.addNewRFonts();
        fonts.setAscii(face.word());
        fonts.setHAnsi(face.word());
        fonts.setEastAsia(face.word());
        fonts.setCs(face.word());
        BigInteger half = BigInteger.valueOf(Math.round(size * 2));
        properties.addNewSz().setVal(half);
        properties.addNewSzCs().setVal(half);
        return run;
    }
}
