package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.SheetWriter;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of links just made as Excel, to be handed out. */
final class LinkSheet {

    private static final List<Bilingual> TITLES = List.of(
            new Bilingual("企业", "Enterprise"),
            new Bilingual("所在地", "Place"),
            new Bilingual("告知书文号", "Number of the notice"),
            new Bilingual("一次性链接（只发给该企业）", "One-time link (for this enterprise alone)"),
            new Bilingual("链接有效期至", "Link valid until"),
            new Bilingual("承诺书送回期限", "Commitment due"));
    private static final List<Integer> WIDTHS = List.of(36, 18, 26, 70, 18, 16);

    private LinkSheet() {}

    static void write(OutputStream out, List<RoundLinks.Row> rows, boolean en) {
        try (var sheet = new SheetWriter(
                out,
                en ? "Links" : "链接",
                TITLES.stream().map(title -> en ? title.en() : title.zh()).toList(),
                WIDTHS)) {
            rows.forEach(row -> sheet.row(cells(row)));
        }
    }

    private static List<@Nullable Object> cells(RoundLinks.Row row) {
        BulkLetters.Sent sent = row.link().sent();
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.enterprise());
        cells.add(row.place());
        cells.add(sent.number());
        cells.add(row.link().address());
        cells.add(row.link().expiresAt());
        cells.add(sent.due() == null ? null : LocalDate.ofInstant(sent.due().minusNanos(1), Zones.CHINA));
        return cells;
    }
}
