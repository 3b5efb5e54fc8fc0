package cn.anlan.papers;

import cn.anlan.papers.Lines.Align;
import cn.anlan.papers.Lines.Span;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table as strips, one for each row; a row of many lines is parted, so that it may go on on the next page. */
final class PdfTable {

    private static final float SIZE = 12;
    private static final float LINE = 18;
    private static final float PADDING = 4;
    private static final float BORDER = Sheet.mm(0.2);
    /** Lines of one row that stay together. */
    private static final int TOGETHER = 16;

    private final Type type;
    private final Block.Table table;
    private final float[] edges;

    PdfTable(Type type, Block.Table table) {
        this.type = type;
        this.table = table;
        int all = table.widths().stream().mapToInt(Integer::intValue).sum();
        this.edges = new float[table.widths().size() + 1];
        for (int i = 0; i < table.widths().size(); i++) {
            edges[i + 1] = edges[i] + Grid.WIDTH * table.widths().get(i) / all;
        }
    }

    List<Strip> strips() {
        List<List<Line>> titles = IntStream.range(0, table.titles().size())
                .mapToObj(column -> cell(table.titles().get(column), column, Face.HEI, Align.CENTER))
                .toList();
        Strip head = strip(titles, 0, Integer.MAX_VALUE, null);
        var strips = new ArrayList<Strip>();
        strips.add(head.kept());
        List<Align> aligns = IntStream.range(0, table.titles().size())
                .mapToObj(column -> Wording.centred(table, column, (width(column)) / SIZE) ? Align.CENTER : Align.LEFT)
                .toList();
        for (List<String> row : table.rows()) {
            List<List<Line>> cells = IntStream.range(0, row.size())
                    .mapToObj(column -> cell(row.get(column), column, Face.FANG, aligns.get(column)))
                    .toList();
            int lines = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int from = 0; from == 0 || from < lines; from += TOGETHER) {
                strips.add(strip(cells, from, from + TOGETHER, head));
            }
        }
        return strips;
    }

    private float width(int column) {
        return edges[column + 1] - edges[column] - 2 * PADDING;
    }

    private List<Line> cell(String text, int column, Face face, Align align) {
        var lines = new ArrayList<Line>();
        var setting = new Lines(type, SIZE, 0, 0, 0, width(column), align);
        text.lines().forEach(part -> lines.addAll(setting.set(new Span(face, part.strip()))));
        return lines;
    }

    private Strip strip(List<List<Line>> cells, int from, int to, @Nullable Strip head) {
        int most = cells.stream().mapToInt(List::size).max().orElse(1);
        boolean begins = from == 0;
        boolean ends = to >= most;
        int lines = Math.max(1, Math.min(most, to) - from);
        float height = lines * LINE + (begins ? PADDING : 0) + (ends ? PADDING : 0);
        return new Strip(height, Strip.Kind.TEXT, false, head, (sheet, left, top, last) -> {
            for (int column = 0; column < cells.size(); column++) {
                List<Line> cell = cells.get(column);
                // Short cells stand in the middle of their row
                float y = top + (begins ? PADDING : 0) + (begins && ends ? (lines - cell.size()) * LINE / 2 : 0);
                for (Line line : cell.subList(Math.min(from, cell.size()), Math.min(to, cell.size()))) {
                    sheet.line(line, left + edges[column] + PADDING, y, LINE);
                    y += LINE;
                }
            }
            borders(sheet, left, top, top + height, begins, ends || last);
        });
    }

    private void borders(Sheet sheet, float left, float top, float bottom, boolean above, boolean below)
            throws IOException {
        for (float edge : edges) {
            sheet.rule(left + edge, top, left + edge, bottom, BORDER, Color.BLACK);
        }
        if (above) {
            sheet.rule(left, top, left + Grid.WIDTH, top, BORDER, Color.BLACK);
        }
        if (below) {
            sheet.rule(left, bottom, left + Grid.WIDTH, bottom, BORDER, Color.BLACK);
        }
    }
}
