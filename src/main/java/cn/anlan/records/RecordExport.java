package cn.anlan.records;

import cn.anlan.platform.Actor;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Lists of records as Excel: the same filter and order as seen on the page. */
@RestController
class RecordExport {

    private static final int PAGE = 200;
    private static final int MOST = 100_000;
    private static final List<String> TITLES_EN = List.of(
            "Kind",
            "Title",
            "State",
            "Unit",
            "Post",
            "Person",
            "About",
            "Reference",
            "Happened",
            "Entered",
            "Late",
            "Items done",
            "Items",
            "Counted for",
            "Not met",
            "Closed");
    private static final List<String> TITLES_ZH = List.of(
            "种类", "标题", "状态", "单位", "岗位", "履职人", "对象", "摘要", "发生时间", "录入时间", "是否补录", "已办事项", "事项数", "计入条款", "未满足条款",
            "办结时间");
    private static final List<Integer> WIDTHS = List.of(14, 40, 10, 20, 14, 12, 20, 24, 17, 17, 8, 8, 8, 18, 18, 17);

    private final RecordQueries queries;
    private final Clock clock;

    RecordExport(RecordQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/api/records.xlsx")
    @ReadsCases
    ResponseEntity<StreamingResponseBody> export(Actor actor, @ModelAttribute RecordFilter filter, Locale locale) {
        filter.checked();
        boolean en = "en".equals(locale.getLanguage());
        StreamingResponseBody body = out -> {
            try (var sheet = new SheetWriter(out, en ? "Records" : "履职记录", en ? TITLES_EN : TITLES_ZH, WIDTHS)) {
                String cursor = null;
                int written = 0;
                do {
                    var page = queries.list(actor, filter, cursor, PAGE);
                    page.items().forEach(row -> sheet.row(cells(row, locale, en)));
                    written += page.items().size();
                    cursor = page.next();
                } while (cursor != null && written < MOST);
            }
        };
        String name = (en ? "records-" : "履职记录-") + LocalDate.ofInstant(clock.instant(), Zones.CHINA) + ".xlsx";
        return SheetDownload.of(name, body);
    }

    private static List<@Nullable Object> cells(RecordRow row, Locale locale, boolean en) {
        return Arrays.asList(
                row.kind().label().in(locale),
                row.title(),
                row.state().label().in(locale),
                row.unitName(),
                row.postTitle(),
                row.personName(),
                row.subjectName(),
                row.reference(),
                row.happenedAt(),
                row.enteredAt(),
                !row.late() ? "" : en ? "late" : "补录",
                row.itemsDone(),
                row.itemsTotal(),
                String.join("、", row.met()),
                String.join("、", row.unmet()),
                row.closedAt());
    }
}
