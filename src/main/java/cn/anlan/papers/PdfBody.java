package cn.anlan.papers;

import cn.anlan.papers.Lines.Align;
import cn.anlan.papers.Lines.Span;
import cn.anlan.papers.OfficialPaper.Appendix;
import cn.anlan.papers.OfficialPaper.Closing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of a document between its head and its imprint, as strips. */
final class PdfBody {

    /** A list of attachments longer than this may be parted between pages. */
    private static final int KEPT_TOGETHER = 8;

    private final Type type;
    private final OfficialPaper paper;
    private final List<Strip> strips = new ArrayList<>();

    private PdfBody(OfficialPaper paper, Type type) {
        this.paper = paper;
        this.type = type;
    }

    static List<Strip> of(OfficialPaper paper, Type type) {
        var body = new PdfBody(paper, type);
        body.title(paper.title());
        if (!paper.to().isEmpty()) {
            body.strips.add(Strip.blank());
            body.rows(lines(type, 0, 0, Align.FULL).set(new Span(Face.FANG, Wording.addressees(paper.to()))));
        } else {
            body.strips.add(Strip.blank());
        }
        body.blocks(paper.body());
        body.attachments();
        if (paper.closing() != null) {
            body.closing(paper.closing());
        }
        if (paper.note() != null) {
            body.rows(lines(type, 2, 0, Align.FULL).set(new Span(Face.FANG, Wording.note(paper.note()))));
        }
        for (int i = 0; i < paper.appendices().size(); i++) {
            body.appendix(paper.appendices().get(i), Wording.appendixLabel(i, paper));
        }
        return body.strips;
    }

    /** @param first characters before the first line; {@code rest} before the others */
    private static Lines lines(Type type, float first, float rest, Align align) {
        return new Lines(type, Grid.BODY, Grid.BODY_TRACKING, first * Grid.CELL, rest * Grid.CELL, Grid.WIDTH, align);
    }

    private void rows(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Strip row = Strip.row(lines.get(i));
            strips.add(i == 0 ? row.as(Strip.Kind.ROW) : row);
        }
    }

    private void title(String title) {
        for (String words : Titles.lines(title)) {
            new Lines(type, Grid.TITLE, 0, 0, 0, Grid.WIDTH, Align.CENTER)
                    .set(new Span(Face.TITLE, words))
                    .forEach(line -> strips.add(Strip.row(line).kept()));
        }
    }

    private void blocks(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i), i == 0 ? null : blocks.get(i - 1));
        }
    }

    /** @param after the block before it */
    private void block(Block block, @Nullable Block after) {
        switch (block) {
            case Block.Heading(int level, String text) -> {
                Face face = level == 1 ? Face.HEI : level == 2 ? Face.KAI : Face.FANG;
                rows(lines(type, 2, 0, Align.FULL).set(new Span(face, text.strip())));
                keepLast();
            }
            case Block.Paragraph(String text) ->
                text.lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> rows(lines(type, 2, 0, Align.FULL).set(new Span(Face.FANG, line.strip()))));
            case Block.Entry(String label, String text) -> {
                if (after != null && !(after instanceof Block.Entry)) {
                    strips.add(Strip.blank());
                }
                float hang = 2 + (float) Wording.width(label) + 1;
                rows(lines(type, 2, hang > Grid.COLUMNS / 2f ? 0 : hang, Align.FULL)
                        .set(new Span(Face.HEI, label + "："), new Span(Face.FANG, text.strip())));
            }
            case Block.Table table -> {
                // A little air above and below
                strips.add(air());
                strips.addAll(new PdfTable(type, table).strips());
                strips.add(air());
            }
        }
    }

    private static Strip air() {
        return new Strip(6, Strip.Kind.BLANK, false, null, (sheet, left, top, last) -> {});
    }

    private void keepLast() {
        if (!strips.isEmpty()) {
            strips.add(strips.removeLast().kept());
        }
    }

    private void attachments() {
        List<String> names = paper.attachments();
        if (names.isEmpty()) {
            return;
        }
        strips.add(Strip.blank());
        for (int i = 0; i < names.size(); i++) {
            String label = i == 0 ? "附件：" : "";
            String number = Wording.attachmentNumber(i, names.size());
            float at = 2 + (i == 0 ? 0 : 3);
            Line before = number.isEmpty()
                    ? lines(type, 5, 5, Align.LEFT)
                            .set(new Span(Face.FANG, "\u3000"))
                            .getFirst()
                    : lines(type, 5, 5, Align.LEFT)
                            .set(new Span(Face.FANG, number + "附"))
                            .getFirst();
            float hang = number.isEmpty() ? 5 : 5 + before.width() / Grid.CELL - 1;
            rows(lines(type, at, hang, Align.LEFT)
                    .set(new Span(Face.FANG, label + number + Wording.attachment(names.get(i)))));
            if (names.size() <= KEPT_TOGETHER) {
                keepLast();
            }
        }
    }

    /** Unit and date, at the end of which a seal's place is left (GB/T 9704-2012, 7.3.5). */
    private void closing(Closing closing) {
        keepLast();
        Lines plain = lines(type, 0, 0, Align.LEFT);
        Line date = plain.set(new Span(Face.FANG, Wording.date(closing.date()))).getFirst();
        List<Line> unit = lines(type, 0, 0, Align.RIGHT).set(new Span(Face.FANG, closing.unit()));
        float unitWidth = (float) unit.stream().mapToDouble(Line::width).max().orElse(0);
        float unitX;
        float dateX;
        if (closing.sealed()) {
            dateX = Grid.WIDTH - 4 * Grid.CELL - date.width();
            unitX = Math.clamp(dateX + (date.width() - unitWidth) / 2, 0, Grid.WIDTH - unitWidth);
        } else if (date.width() > unitWidth) {
            dateX = Grid.WIDTH - 2 * Grid.CELL - date.width();
            unitX = dateX - 2 * Grid.CELL;
        } else {
            unitX = Math.max(0, Grid.WIDTH - 2 * Grid.CELL - unitWidth);
            dateX = unitX + 2 * Grid.CELL;
        }
        int blank = closing.sealed() ? 2 : 1;
        float height = (blank + unit.size() + 1) * Grid.ROW;
        strips.add(new Strip(height, Strip.Kind.ROW, false, null, (sheet, left, top, last) -> {
            float y = top + blank * Grid.ROW;
            for (Line line : unit) {
                sheet.line(line.moved(unitX + unitWidth - Grid.WIDTH), left, y, Grid.ROW);
                y += Grid.ROW;
            }
            sheet.line(date, left + dateX, y, Grid.ROW);
        }));
    }

    private void appendix(Appendix appendix, String label) {
        Line mark = lines(type, 0, 0, Align.LEFT).set(new Span(Face.HEI, label)).getFirst();
        strips.add(Strip.row(mark).as(Strip.Kind.NEW_PAGE).kept());
        strips.add(Strip.blank());
        title(appendix.title());
        strips.add(Strip.blank());
        blocks(appendix.blocks());
    }
}
