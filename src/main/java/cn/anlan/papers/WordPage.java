package cn.anlan.papers;

import static cn.anlan.papers.Sheet.mm;
import static cn.anlan.papers.WordText.twips;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** What is the same on each page of a docx: margins, the grid of 22 rows, page numbers, the draft's mark. */
final class WordPage {

    private static final float FOOT = mm(23);
    /** Where the red lines of a letter's first page end. */
    private static final float LETTER_FOOT = mm(20);

    private static final float HEAD = mm(27);
    private static final float NUMBER_ROW = 18;

    /** Names that office programs look for when the licensed font isn't there. */
    private static final String FONTS = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:font w:name="仿宋"><w:altName w:val="仿宋_GB2312"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
            <w:font w:name="楷体"><w:altName w:val="楷体_GB2312"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
            <w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
            <w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>
            <w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>
            </w:fonts>
            """;

    private static final String DRAFT = """
            <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" \
            xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" \
            path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>\
            <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>\
            <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>\
            <v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>\
            <v:shape id="draft" o:spid="_x0000_s1025" type="#_x0000_t136" alt="草稿" style="position:absolute;width:330pt;height:150pt;rotation:315;\
            z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
            mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e4e4e4" stroked="f">\
            <v:textpath style="font-family:&quot;黑体&quot;" string="草稿"/></v:shape></w:pict>
            """;

    private final XWPFDocument document;
    private final OfficialPaper paper;

    WordPage(XWPFDocument document, OfficialPaper paper) {
        this.document = document;
        this.paper = paper;
    }

    void lay() {
        CTSectPr section = document.getDocument().getBody().isSetSectPr()
                ? document.getDocument().getBody().getSectPr()
                : document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(Sheet.WIDTH));
        size.setH(twips(Sheet.HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(Grid.TOP));
        margins.setLeft(twips(Grid.LEFT));
        margins.setRight(twips(Sheet.WIDTH - Grid.RIGHT));
        margins.setBottom(twips(Sheet.HEIGHT - Grid.BOTTOM));
        margins.setHeader(twips(HEAD));
        boolean letter = paper.form() == OfficialPaper.Form.LETTER;
        margins.setFooter(twips(letter ? LETTER_FOOT : FOOT));
        margins.setGutter(BigInteger.ZERO);
        normal();
        fontTable();
        document.setEvenAndOddHeadings(true);
        number(document.createFooter(HeaderFooterType.DEFAULT), true);
        number(document.createFooter(HeaderFooterType.EVEN), false);
        if (letter) {
            XWPFHeader head = document.createHeader(HeaderFooterType.FIRST);
            draft(new WordHead(paper).letter(head.createParagraph(), HEAD));
            new WordHead(paper)
                    .letterFoot(document.createFooter(HeaderFooterType.FIRST).createParagraph());
        }
        if (paper.draft()) {
            draft(new WordText(document.createHeader(HeaderFooterType.DEFAULT).createParagraph()));
            draft(new WordText(document.createHeader(HeaderFooterType.EVEN).createParagraph()));
        }
        if (letter) {
            section.addNewTitlePg().setVal(true);
        }
        CTDocGrid grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(twips(WordText.ROW));
    }

    /** What somebody writes into it looks like the rest. */
    private void normal() {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId("Normal");
        style.setType(STStyleType.PARAGRAPH);
        style.setDefault(true);
        style.addNewName().setVal("Normal");
        var properties = style.addNewRPr();
        var fonts = properties.addNewRFonts();
        fonts.setAscii(Face.FANG.word());
        fonts.setHAnsi(Face.FANG.word());
        fonts.setEastAsia(Face.FANG.word());
        BigInteger half = BigInteger.valueOf(Math.round(Grid.BODY * 2));
        properties.addNewSz().setVal(half);
        properties.addNewSzCs().setVal(half);
        var language = properties.addNewLang();
        language.setVal("en-US");
        language.setEastAsia("zh-CN");
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    private void fontTable() {
        try {
            PackagePart part = document.getPackage()
                    .createPart(
                            PackagingURIHelper.createPartName("/word/fontTable.xml"),
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml");
            try (OutputStream out = part.getOutputStream()) {
                out.write(FONTS.getBytes(StandardCharsets.UTF_8));
            }
            document.getPackagePart()
                    .addRelationship(
                            part.getPartName(),
                            TargetMode.INTERNAL,
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable");
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void number(XWPFFooter footer, boolean odd) {
        WordText row = new WordText(footer.createParagraph()).row(NUMBER_ROW).free();
        row.align(odd ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
        row.indent(odd ? 0 : Grid.SMALL, odd ? 0 : Grid.SMALL, odd ? Grid.SMALL : 0);
        row.words(Face.SONG, Grid.SMALL, "—");
        XWPFRun field = row.run(Face.SONG, Grid.SMALL);
        field.getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        field.getCTR().addNewInstrText().setStringValue(" PAGE ");
        field.getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
        row.words(Face.SONG, Grid.SMALL, "—");
        if (paper.form() == OfficialPaper.Form.LETTER) {
            new WordText(footer.createParagraph()).row(FOOT - LETTER_FOOT).free();
        }
    }

    private void draft(WordText row) {
        if (!paper.draft()) {
            return;
        }
        try {
            XmlObject picture = XmlObject.Factory.parse(DRAFT);
            row.run(Face.HEI, Grid.BODY).getCTR().addNewPict().set(picture.selectPath("*")[0]);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }
}
