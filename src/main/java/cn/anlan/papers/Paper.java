package cn.anlan.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document being laid out: headings, paragraphs, facts and tables, one after another. Whatever is put in is text, never markup.
 *
 * <p>{@link Printer} makes a PDF of it.
 */
public final class Paper {

    /** A cell's text with what it stands for: {@code late} is printed so that it catches the eye. */
    public record Cell(@Nullable String text, boolean late) {

        public static Cell of(@Nullable Object value) {
            return new Cell(value == null ? null : value.toString(), false);
        }

        public static Cell late(@Nullable Object value) {
            return new Cell(value == null ? null : value.toString(), true);
        }
    }

    private final String title;
    private final Locale language;
    private final StringBuilder body = new StringBuilder();

    public Paper(String title, Locale language) {
        this.title = title;
        this.language = language;
        body.append("<h1>").append(text(title)).append("</h1>");
    }

    public Paper heading(String words) {
        body.append("<h2>").append(text(words)).append("</h2>");
        return this;
    }

    /** A line in smaller print under a heading, such as the period and when it was printed. */
    public Paper note(String words) {
        body.append("<p class=\"note\">").append(text(words)).append("</p>");
        return this;
    }

    /** Words in paragraphs, one for each line. */
    public Paper words(String words) {
        words.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> body.append("<p>").append(text(line.strip())).append("</p>"));
        return this;
    }

    /** Names and what stands under each, such as {@code Unit: Hudai Town}. */
    public Paper facts(List<String> names, List<? extends @Nullable Object> values) {
        body.append("<table class=\"facts\">");
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(i);
            body.append("<tr><th>")
                    .append(text(names.get(i)))
                    .append("</th><td>")
                    .append(text(value == null ? "—" : value.toString()))
                    .append("</td></tr>");
        }
        body.append("</table>");
        return this;
    }

    /**
     * A table whose head is repeated on every page it reaches.
     *
     * @param widths shares of the page's width, in percent
     */
    public Paper table(List<String> titles, List<Integer> widths, List<List<Cell>> rows) {
        body.append("<table class=\"rows\"><thead><tr>");
        for (int i = 0; i < titles.size(); i++) {
            body.append("<th style=\"width:")
                    .append(widths.get(i))
                    .append("%\">")
                    .append(text(titles.get(i)))
                    .append("</th>");
        }
        body.append("</tr></thead><tbody>");
        for (List<Cell> row : rows) {
            body.append("<tr>");
            for (Cell cell : row) {
                body.append(cell.late() ? "<td class=\"late\">" : "<td>")
                        .append(text(cell.text() == null ? "" : cell.text()))
                        .append("</td>");
            }
            body.append("</tr>");
        }
        body.append("</tbody></table>");
        return this;
    }

    /** A place to sign: who, and a line. */
    public Paper signature(String who) {
        body.append("<p class=\"sign\">").append(text(who)).append("</p>");
        return this;
    }

    String title() {
        return title;
    }

    /** The page as XHTML. */
    String page() {
        boolean en = "en".equals(language.getLanguage());
        String foot = en
                ? "\"Page \" counter(page) \" of \" counter(pages)"
                : "\"第 \" counter(page) \" 页 共 \" counter(pages) \" 页\"";
        return """
                <html lang="%s"><head><title>%s</title><style>
                @page { size: A4; margin: 22mm 20mm 20mm 24mm;
                    @bottom-center { content: %s; font-family: Song; font-size: 9pt; }
                    @top-right { content: "%s"; font-family: Song; font-size: 8.5pt; color: #555; } }
                body { font-family: Song; font-size: 10.5pt; line-height: 1.55; word-wrap: break-word; }
                h1 { font-family: Hei, Song; font-size: 18pt; text-align: center; margin: 0 0 8pt; }
                h2 { font-family: Hei, Song; font-size: 12.5pt; margin: 14pt 0 5pt; page-break-after: avoid; }
                p { margin: 0 0 4pt; text-indent: %s; }
                p.note { text-indent: 0; color: #444; font-size: 9pt; }
                p.sign { margin-top: 28pt; text-align: right; }
                table { width: 100%%; border-collapse: collapse; table-layout: fixed; }
                table.rows { -fs-table-paginate: paginate; margin-bottom: 6pt; }
                tr { page-break-inside: avoid; }
                th, td { border: 0.5pt solid #666; padding: 3pt 4pt; text-align: left; vertical-align: top; font-size: 9.5pt; line-height: 1.4; }
                th { font-family: Hei, Song; background: #eef3f4; font-weight: normal; }
                table.facts th { width: 24%%; }
                td.late { color: #a01c15; }
                </style></head><body>%s</body></html>
                """.formatted(
                        en ? "en" : "zh-CN", text(title), foot, text(title).replace("\"", "”"), en ? "0" : "2em", body);
    }

    private static String text(String words) {
        var out = new StringBuilder();
        Glyphs.printable(words).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(character);
            }
        });
        return out.toString();
    }

    /** A row of a table from plain values. */
    public static List<Cell> row(@Nullable Object... values) {
        var row = new ArrayList<Cell>();
        for (Object value : values) {
            row.add(value instanceof Cell cell ? cell : Cell.of(value));
        }
        return row;
    }
}
