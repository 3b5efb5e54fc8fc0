package cn.anlan.hazards;

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

/** Lists of hazards as Excel: the same filter, sort and order as seen on the page. */
@RestController
class HazardExport {

    private static final int PAGE = 200;
    private static final int MOST = 100_000;

    private final HazardQueries queries;
    private final Clock clock;

    HazardExport(HazardQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/api/hazards.xlsx")
    @ReadsCases
    ResponseEntity<StreamingResponseBody> export(Actor actor, @ModelAttribute HazardFilter filter, Locale locale) {
        filter.checked();
        boolean en = "en".equals(locale.getLanguage());
        List<String> titles = en
                ? List.of(
                        "Number",
                        "Status",
                        "Grade",
                        "Hazard",
                        "Unit",
                        "Place",
                        "Category",
                        "Source",
                        "Reported by",
                        "Found",
                        "Due",
                        "Late",
                        "Listed",
                        "Closed",
                        "Area")
                : List.of(
                        "编号", "状态", "隐患等级", "隐患内容", "责任单位", "隐患部位", "隐患类别", "隐患来源", "排查人", "排查时间", "整改期限", "是否逾期",
                        "挂牌级别", "销号时间", "属地代码");
        StreamingResponseBody body = out -> {
            try (var sheet = new SheetWriter(
                    out,
                    en ? "Hazards" : "隐患清单",
                    titles,
                    List.of(18, 10, 10, 40, 28, 20, 12, 12, 12, 18, 18, 8, 10, 18, 14))) {
                String cursor = null;
                int written = 0;
                do {
                    var page = queries.list(actor.scope(), filter, cursor, PAGE);
                    page.items().forEach(row -> sheet.row(cells(row, locale, en)));
                    written += page.items().size();
                    cursor = page.next();
                } while (cursor != null && written < MOST);
            }
        };
        return SheetDownload.of(
                (en ? "hazards-" : "隐患清单-") + LocalDate.ofInstant(clock.instant(), Zones.CHINA) + ".xlsx", body);
    }

    private static List<@Nullable Object> cells(HazardRow row, Locale locale, boolean en) {
        String late = !row.late() ? "" : en ? "late" : "逾期";
        return Arrays.asList(
                row.number(),
                row.state().label().in(locale),
                row.kind().label().in(locale),
                row.title(),
                row.unitName(),
                row.place(),
                row.category(),
                row.source(),
                row.reporterName(),
                row.foundAt(),
                row.due(),
                late,
                row.listed() == null ? "" : row.listed(),
                row.closedAt(),
                row.territory());
    }
}
