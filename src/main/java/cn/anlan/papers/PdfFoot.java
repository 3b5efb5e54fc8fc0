package cn.anlan.papers;

import static cn.anlan.papers.Sheet.mm;

import cn.anlan.papers.Lines.Align;
import cn.anlan.papers.Lines.Span;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands at the foot: the imprint on the last page (GB/T 9704-2012, 7.4), the code to check by, and the pages' numbers (7.5). */
final class PdfFoot {

    private static final float OUTER = mm(0.35);
    private static final float INNER = mm(0.25);
    private static final float ROW = 26;
    private static final float BELOW_TEXT = mm(7);
    private static final float CODE = mm(16);
    private static final float CODE_BELOW_TEXT = mm(4);
    /** On a letter's first page it stands between the text and the red lines, so that no page is turned for it alone. */
    private static final float CODE_ABOVE_LINES = mm(12);

    private static final float ABOVE_LINES_BELOW_TEXT = mm(1);

    private final OfficialPaper paper;
    private final Type type;
    private final List<Line> copies;

    PdfFoot(OfficialPaper paper, Type type) {
        this.paper = paper;
        this.type = type;
        float hang = 4 * Grid.SMALL;
        this.copies = paper.copies().isEmpty()
                ? List.of()
                : new Lines(type, Grid.SMALL, 0, Grid.SMALL, hang, Grid.WIDTH - Grid.SMALL, Align.FULL)
                        .set(new Span(Face.FANG, "抄送：" + Wording.copies(paper.copies())));
    }

    /** How much of the last page's foot it takes. */
    float height() {
        return copies.size() * ROW + (imprinted() ? ROW : 0);
    }

    /** A letter's imprint says neither who printed it nor when, and has no lines (10.1). */
    private boolean imprinted() {
        return paper.imprint() != null && !isLetter();
    }

    private boolean isLetter() {
        return paper.form() == OfficialPaper.Form.LETTER;
    }

    private Optional<Line> small(String words) {
        return Lines.one(type, Grid.SMALL, 0, new Span(Face.FANG, words));
    }

    /** The end of the document. */
    void end(Sheet sheet, int page) throws IOException {
        float y = Grid.BOTTOM - (copies.size() + (imprinted() ? 1 : 0)) * ROW;
        if (paper.check() != null) {
            if (isLetter() && page == 1) {
                float left = Grid.RIGHT - CODE_ABOVE_LINES;
                code(sheet, paper.check(), left, Grid.BOTTOM + ABOVE_LINES_BELOW_TEXT, CODE_ABOVE_LINES);
            } else {
                // Across from the page's number
                float left = page % 2 == 1 ? Grid.LEFT : Grid.RIGHT - CODE;
                code(sheet, paper.check(), left, Grid.BOTTOM + CODE_BELOW_TEXT, CODE);
            }
        }
        boolean lined = !isLetter() && y < Grid.BOTTOM;
        if (lined) {
            sheet.rule(Grid.LEFT, y, Grid.RIGHT, y, OUTER, Color.BLACK);
        }
        for (Line line : copies) {
            sheet.line(line, Grid.LEFT, y, ROW);
            y += ROW;
        }
        if (imprinted() && paper.imprint() != null) {
            if (!copies.isEmpty()) {
                sheet.rule(Grid.LEFT, y, Grid.RIGHT, y, INNER, Color.BLACK);
            }
            float room = Grid.WIDTH - 2 * Grid.SMALL;
            Line date = small(Wording.printed(paper.imprint())).orElseThrow();
            Optional<Line> unit = small(paper.imprint().unit());
            if (unit.isPresent()) {
                sheet.line(unit.get().fitting(0, room - date.width() - Grid.SMALL), Grid.LEFT + Grid.SMALL, y, ROW);
            }
            sheet.line(date, Grid.RIGHT - Grid.SMALL - date.width(), y, ROW);
        }
        if (lined) {
            sheet.rule(Grid.LEFT, Grid.BOTTOM, Grid.RIGHT, Grid.BOTTOM, OUTER, Color.BLACK);
        }
    }

    /** The page's number on its outer side; a letter's first page shows none. */
    void number(Sheet sheet, int page) throws IOException {
        if (page == 1 && isLetter()) {
            return;
        }
        Line number = Lines.one(type, Grid.SMALL, 1.5f, new Span(Face.SONG, "—" + page + "—"))
                .orElseThrow();
        float width = number.width() - number.tracking();
        float x = page % 2 == 1 ? Grid.RIGHT - Grid.SMALL - width : Grid.LEFT + Grid.SMALL;
        float base = Grid.BOTTOM + BELOW_TEXT + type.ink(Face.SONG, "—").above() * Grid.SMALL;
        sheet.text(number, x, base, Color.BLACK);
    }

    void watermark(Sheet sheet) throws IOException {
        sheet.watermark(Lines.one(type, 150, 60, new Span(Face.HEI, "草稿")).orElseThrow());
    }

    /** The end of the address, for whoever has no camera: in groups of four. */
    private static String readable(String address) {
        return address.substring(address.lastIndexOf('/') + 1).replaceAll("(.{4})(?=.)", "$1-");
    }

    private void beside(Sheet sheet, String words, float left, float top, float size) throws IOException {
        Line line = Lines.one(type, 9, 0, new Span(Face.FANG, words)).orElseThrow();
        boolean right = left > Sheet.WIDTH / 2;
        sheet.line(line, right ? left - 4 - line.width() : left + size + 4, top, 12);
    }

    private void code(Sheet sheet, String address, float left, float top, float size) throws IOException {
        BitMatrix code;
        try {
            code = new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    0,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IOException("no code can be made of " + address, e);
        }
        float side = size / code.getWidth();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    int from = x;
                    while (x + 1 < code.getWidth() && code.get(x + 1, y)) {
                        x++;
                    }
                    sheet.box(left + from * side, top + y * side, (x + 1 - from) * side, side);
                }
            }
        }
        sheet.fillBoxes();
        beside(sheet, "扫码核验，或者输入核验码", left, top + size - 24, size);
        beside(sheet, readable(address), left, top + size - 12, size);
    }
}
