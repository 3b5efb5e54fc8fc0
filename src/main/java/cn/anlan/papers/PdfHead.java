package cn.anlan.papers;

import static cn.anlan.papers.Sheet.RED;
import static cn.anlan.papers.Sheet.mm;

import cn.anlan.papers.Lines.Align;
import cn.anlan.papers.Lines.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The head of the first page (GB/T 9704-2012, 7.2; of letters 10.1), and how many rows of the page it takes. */
final class PdfHead {

    static final float RULE = mm(0.5);
    static final float THICK = mm(0.8);
    static final float THIN = mm(0.35);
    /** The lines of a letter are longer than the text is wide. */
    static final float LETTER_RULE = mm(170);
    /** From the upper edge of the text to that of the red head. */
    private static final float MARK = mm(35);
    /** From the upper edge of the page to a letter's. */
    private static final float LETTER_MARK = mm(30);

    private static final float BELOW_MARK = mm(4);
    private static final float LARGEST = 54;
    private static final float LARGEST_OF_LETTER = 40;

    private final OfficialPaper paper;
    private final Type type;
    private final Lines plain;

    PdfHead(OfficialPaper paper, Type type) {
        this.paper = paper;
        this.type = type;
        this.plain = new Lines(type, Grid.BODY, Grid.BODY_TRACKING, 0, 0, Grid.WIDTH, Align.LEFT);
    }

    /** Prints it; the text begins in the row given back, counted from 0. */
    int print(Sheet sheet) throws IOException {
        return paper.form() == OfficialPaper.Form.LETTER ? letter(sheet) : document(sheet);
    }

    private int document(Sheet sheet) throws IOException {
        marginals(sheet, Grid.TOP);
        float bottom = mark(sheet, Grid.TOP + MARK, LARGEST);
        // 空二行
        int row = Math.round((bottom - Grid.TOP) / Grid.ROW + 2);
        float top = Grid.TOP + row * Grid.ROW;
        float room = Grid.WIDTH - 2 * Grid.CELL;
        if (paper.signatory() != null) {
            Optional<Line> signs =
                    body(new Span(Face.FANG, Wording.signatoryLabel()), new Span(Face.KAI, paper.signatory()));
            if (signs.isPresent()) {
                Line line = signs.get().fitting(0, room / 2);
                sheet.line(line, Grid.RIGHT - Grid.CELL - line.width(), top, Grid.ROW);
                room -= line.width() + Grid.CELL;
            }
        }
        if (paper.number() != null) {
            Optional<Line> number = body(new Span(Face.FANG, paper.number()));
            if (number.isPresent()) {
                Line line = number.get().fitting(0, room);
                float x = paper.signatory() == null ? (Grid.WIDTH - line.width()) / 2 : Grid.CELL;
                sheet.line(line, Grid.LEFT + x, top, Grid.ROW);
            }
        }
        float rule = top + (Grid.ROW + Grid.BODY) / 2 + BELOW_MARK;
        sheet.rule(Grid.LEFT, rule, Grid.RIGHT, rule, RULE, RED);
        return row + 3;
    }

    private int letter(Sheet sheet) throws IOException {
        float top = mark(sheet, LETTER_MARK, LARGEST_OF_LETTER) + BELOW_MARK;
        float left = (Sheet.WIDTH - LETTER_RULE) / 2;
        sheet.rule(left, top + THICK / 2, left + LETTER_RULE, top + THICK / 2, THICK, RED);
        float thin = top + THICK + mm(0.6);
        sheet.rule(left, thin, left + LETTER_RULE, thin, THIN, RED);
        float foot = Sheet.HEIGHT - mm(20);
        sheet.rule(left, foot - THICK / 2, left + LETTER_RULE, foot - THICK / 2, THICK, RED);
        sheet.rule(left, foot - THICK - mm(0.6), left + LETTER_RULE, foot - THICK - mm(0.6), THIN, RED);

        // Seven eighths of a character below the line
        float first = thin + Grid.BODY * 7 / 8 - (Grid.ROW - Grid.BODY) / 2;
        int marginals = marginals(sheet, first);
        if (paper.number() != null) {
            Optional<Line> number = body(new Span(Face.FANG, paper.number()));
            if (number.isPresent()) {
                Line line = number.get().fitting(0, Grid.WIDTH - 8 * Grid.CELL);
                sheet.line(line, Grid.RIGHT - line.width(), first, Grid.ROW);
            }
        }
        float bottom = first + Math.max(1, marginals) * Grid.ROW;
        return Math.round((bottom - Grid.TOP) / Grid.ROW) + 2;
    }

    /** Copy number, secrecy and urgency, one below the other; how many there are. */
    private int marginals(Sheet sheet, float top) throws IOException {
        var lines = new ArrayList<Line>();
        if (paper.copyNumber() != null) {
            lines.addAll(plain.set(new Span(Face.SONG, paper.copyNumber())));
        }
        for (@Nullable String words : new @Nullable String[] {paper.secrecy(), paper.urgency()}) {
            if (words != null) {
                lines.addAll(plain.set(new Span(Face.HEI, words)));
            }
        }
        float y = top;
        for (Line line : lines) {
            sheet.line(line, Grid.LEFT, y, Grid.ROW);
            y += Grid.ROW;
        }
        return lines.size();
    }

    private Optional<Line> body(Span... words) {
        return Lines.one(type, Grid.BODY, Grid.BODY_TRACKING, words);
    }

    /**
     * The issuer in red, as large as fits; a long name is made narrower, as offices do.
     *
     * @param top where its ink begins
     * @return where its ink ends
     */
    private float mark(Sheet sheet, float top, float largest) throws IOException {
        RedHead head = RedHead.of(paper.issuer(), largest);
        Optional<Line> set = Lines.one(
                type,
                head.size(),
                head.spacing(),
                new Span(Face.TITLE, paper.issuer().strip()));
        if (set.isEmpty()) {
            return top;
        }
        Line line = set.get().fitting(0, Grid.WIDTH + head.spacing());
        Type.Ink ink = type.ink(Face.TITLE, line.text());
        float base = top + ink.above() * head.size();
        sheet.text(line, Grid.LEFT + (Grid.WIDTH + head.spacing() - line.width()) / 2, base, RED);
        return base + ink.below() * head.size();
    }
}
