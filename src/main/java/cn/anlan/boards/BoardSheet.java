package cn.anlan.boards;

import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.platform.Actor;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The board as Excel: a row for each unit, a column for each duty. */
@Component
class BoardSheet {

    private static final int PAGE = 200;

    private final Boards boards;

    BoardSheet(Boards boards) {
        this.boards = boards;
    }

    ResponseEntity<StreamingResponseBody> answer(Actor actor, Asked asked, Locale locale) {
        BoardView first = boards.view(actor, asked, 0, PAGE);
        boolean en = "en".equals(locale.getLanguage());
        StreamingResponseBody body = out -> {
            var titles = new ArrayList<>(
                    en
                            ? List.of(
                                    "Rank",
                                    "Unit",
                                    "Head",
                                    "On-time rate %",
                                    "In time",
                                    "Late",
                                    "Overdue",
                                    "Due in 30 days",
                                    "Open")
                            : List.of("名次", "单位", "主要负责人", "按时率%", "按时办理", "逾期办理", "逾期未办", "30天内到期", "未到期"));
            var widths = new ArrayList<>(List.of(8, 24, 14, 10, 10, 10, 10, 12, 10));
            first.duties().forEach(duty -> {
                titles.add(duty.clause() + " " + duty.title().in(locale));
                widths.add(18);
            });
            try (var sheet = new SheetWriter(out, (en ? "Duties " : "履职看板 ") + first.period(), titles, widths)) {
                BoardView page = first;
                while (true) {
                    page.rows().forEach(row -> sheet.row(cells(row, en)));
                    if (page.next() == null) {
                        break;
                    }
                    page = boards.view(actor, asked, page.next(), PAGE);
                }
            }
        };
        return SheetDownload.of((en ? "duties-" : "履职看板-") + first.period() + ".xlsx", body);
    }

    private static List<@Nullable Object> cells(BoardView.Row row, boolean en) {
        Figures sum = row.figures();
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.rank());
        cells.add(row.name());
        cells.add(row.head() == null ? null : row.head().name());
        cells.add(row.rate() == null ? null : Double.valueOf(Math.round(row.rate() * 1000) / 10.0));
        cells.add(sum.inTime());
        cells.add(sum.late());
        cells.add(sum.overdue());
        cells.add(sum.soon());
        cells.add(sum.open());
        row.cells().forEach(cell -> cells.add(cell == null ? "" : words(cell, en)));
        return cells;
    }

    /** The figures of a cell in words, what is worst first. */
    private static String words(Figures cell, boolean en) {
        var parts = new ArrayList<String>();
        add(parts, cell.overdue(), en ? "overdue" : "逾期未办");
        add(parts, cell.late(), en ? "late" : "逾期办理");
        add(parts, cell.soon(), en ? "due soon" : "即将到期");
        add(parts, cell.open(), en ? "open" : "未到期");
        add(parts, cell.inTime(), en ? "in time" : "按时办理");
        add(parts, cell.waived(), en ? "waived" : "豁免");
        return String.join(en ? ", " : "，", parts);
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(word + " " + count);
        }
    }
}
