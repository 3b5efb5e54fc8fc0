package cn.anlan.commitments;

import cn.anlan.platform.Bilingual;
import cn.anlan.spreadsheets.SheetWriter;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of enterprises as Excel. */
final class CommitmentSheet {

    private static final List<Bilingual> TITLES = List.of(
            new Bilingual("企业", "Enterprise"),
            new Bilingual("所在地", "Place"),
            new Bilingual("情况", "Standing"),
            new Bilingual("是否逾期", "Late"),
            new Bilingual("告知书文号", "Number of the notice"),
            new Bilingual("告知时间", "Noticed"),
            new Bilingual("签收时间", "Receipt confirmed"),
            new Bilingual("承诺时间", "Committed"),
            new Bilingual("送回期限", "Due"),
            new Bilingual("催办次数", "Reminders"),
            new Bilingual("最近催办", "Last reminded"),
            new Bilingual("联系方式", "Reached by"),
            new Bilingual("系统内联系人", "Contact"));
    private static final List<Integer> WIDTHS = List.of(36, 18, 20, 10, 26, 18, 18, 18, 14, 10, 14, 18, 14);

    private CommitmentSheet() {}

    static void write(OutputStream out, List<Overview.Row> rows, boolean en) {
        try (var sheet = new SheetWriter(
                out,
                en ? "Commitments" : "责任承诺",
                TITLES.stream().map(title -> text(title, en)).toList(),
                WIDTHS)) {
            rows.forEach(row -> sheet.row(cells(row, en)));
        }
    }

    private static List<@Nullable Object> cells(Overview.Row row, boolean en) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.name());
        cells.add(row.placeName());
        cells.add(text(row.standingName(), en));
        cells.add(row.late() ? en ? "late" : "逾期" : "");
        cells.add(row.number());
        cells.add(row.noticedAt());
        cells.add(row.receivedAt());
        cells.add(row.repliedAt());
        cells.add(row.dueDay());
        cells.add(row.reminders());
        cells.add(row.remindedOn());
        cells.add(
                switch (row.reach()) {
                    case ACCOUNT -> en ? "account" : "系统账号";
                    case LINK -> en ? "one-time link" : "一次性链接";
                    case NONE -> en ? "none" : "无账号无链接";
                });
        cells.add(row.contact());
        return cells;
    }

    private static String text(Bilingual text, boolean en) {
        return en ? text.en() : text.zh();
    }
}
