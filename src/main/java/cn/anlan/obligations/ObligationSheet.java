package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Lists of obligations as Excel, written row by row while they are read. */
@Component
class ObligationSheet {

    private static final List<Bilingual> TITLES = List.of(
            new Bilingual("事项", "Obligation"),
            new Bilingual("状态", "State"),
            new Bilingual("逾期", "Overdue"),
            new Bilingual("条款", "Clause"),
            new Bilingual("单位", "Unit"),
            new Bilingual("岗位", "Post"),
            new Bilingual("承办人", "Bearer"),
            new Bilingual("立项时间", "Opened"),
            new Bilingual("期限", "Due"),
            new Bilingual("期限待确认", "Provisional"),
            new Bilingual("办理时间", "Performed"),
            new Bilingual("办结时间", "Closed"),
            new Bilingual("退回次数", "Returned"),
            new Bilingual("督办次数", "Urged"),
            new Bilingual("进展%", "Progress %"));
    private static final List<Integer> WIDTHS = List.of(40, 10, 8, 12, 20, 16, 12, 17, 12, 10, 17, 17, 8, 8, 8);
    private static final Bilingual YES = new Bilingual("是", "yes");

    /**
     * The answer that writes the rows which {@code source} hands over, page by page, while they are sent.
     *
     * @param title of the sheet; the file is named after it and {@code when}
     */
    ResponseEntity<StreamingResponseBody> answer(
            Bilingual title, String when, Locale locale, Consumer<Consumer<List<ObligationRow>>> source) {
        String name = title.in(locale);
        var titles = TITLES.stream().map(column -> column.in(locale)).toList();
        return SheetDownload.of(name + "-" + when + ".xlsx", out -> {
            try (var sheet = new SheetWriter(out, name, titles, WIDTHS)) {
                source.accept(page -> page.forEach(row -> write(sheet, row, locale)));
            }
        });
    }

    private static void write(SheetWriter sheet, ObligationRow row, Locale locale) {
        sheet.row(Arrays.asList(
                row.title().in(locale),
                row.state().label().in(locale),
                row.late() ? YES.in(locale) : "",
                row.clause(),
                row.unitName(),
                row.bearerTitle(),
                row.bearerName(),
                row.openedAt(),
                row.dueDay(),
                row.provisional() ? YES.in(locale) : "",
                row.performedAt(),
                row.closedAt(),
                row.returns(),
                row.urges(),
                row.percent()));
    }
}
