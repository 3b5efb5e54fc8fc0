package cn.anlan.papers;

import java.util.List;

/** A paper as XHTML, which is laid out as PDF. */
final class PaperPage {

    private final Paper paper;
    private final StringBuilder body = new StringBuilder();

    private PaperPage(Paper paper) {
        this.paper = paper;
    }

    static String of(Paper paper) {
        var page = new PaperPage(paper);
        page.body.append("<h1>").append(text(paper.title())).append("</h1>");
        paper.parts().forEach(page::add);
        return page.whole();
    }

    private void add(Paper.Part part) {
        switch (part) {
            case Paper.Heading(String words) -> element("<h2>", words, "</h2>");
            case Paper.Note(String words) -> element("<p class=\"note\">", words, "</p>");
            case Paper.Words(List<String> paragraphs) -> paragraphs.forEach(line -> element("<p>", line, "</p>"));
            case Paper.Facts facts -> facts(facts);
            case Paper.Rows rows -> rows(rows);
            case Paper.Signature(String who) -> element("<p class=\"sign\">", who, "</p>");
        }
    }

    private void facts(Paper.Facts facts) {
        body.append("<table class=\"facts\">");
        for (int i = 0; i < facts.names().size(); i++) {
            element("<tr><th>", facts.names().get(i), "</th>");
            element("<td>", facts.values().get(i), "</td></tr>");
        }
        body.append("</table>");
    }

    private void rows(Paper.Rows table) {
        body.append("<table class=\"rows\"><thead><tr>");
        for (int i = 0; i < table.titles().size(); i++) {
            element(
                    "<th style=\"width:" + table.widths().get(i) + "%\">",
                    table.titles().get(i),
                    "</th>");
        }
        body.append("</tr></thead><tbody>");
        for (List<Paper.Cell> row : table.rows()) {
            body.append("<tr>");
            for (Paper.Cell cell : row) {
                element(cell.late() ? "<td class=\"late\">" : "<td>", cell.text() == null ? "" : cell.text(), "</td>");
            }
            body.append("</tr>");
        }
        body.append("</tbody></table>");
    }

    private void element(String open, String words, String close) {
        body.append(open).append(text(words)).append(close);
    }

    private String whole() {
        boolean en = paper.isEnglish();
        String title = text(paper.title());
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
                """.formatted(en ? "en" : "zh-CN", title, foot, title.replace("\"", "”"), en ? "0" : "2em", body);
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
}
