package cn.anlan.library;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The list of rule books as Excel: the same filter and order as seen on the page. */
@RestController
class LibraryExport {

    private static final int PAGE = 200;

    private final Library library;
    private final Clock clock;

    LibraryExport(Library library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    @GetMapping("/api/library.xlsx")
    @Allowed(everyoneSignedIn = true)
    ResponseEntity<StreamingResponseBody> export(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable RuleKind kind,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "false") boolean all,
            Locale locale) {
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), Zones.CHINA) : on;
        var filter = new BookFilter(SearchText.words(q), kind, day, all);
        boolean en = "en".equals(locale.getLanguage());
        List<String> titles = en
                ? List.of(
                        "Title",
                        "Number",
                        "Issued by",
                        "Kind",
                        "Standing",
                        "In force from",
                        "Until",
                        "Edition",
                        "Articles",
                        "Kept by")
                : List.of("名称", "文号（标准号）", "发布机关", "类别", "效力", "施行日期", "失效日期", "版次", "条数", "录入单位");
        StreamingResponseBody body = out -> {
            try (var sheet = new SheetWriter(
                    out, (en ? "Rules on " : "规章制度 ") + day, titles, List.of(46, 26, 30, 12, 14, 12, 12, 8, 8, 26))) {
                String cursor = null;
                do {
                    var page = library.list(actor, filter, cursor, PAGE);
                    page.items().forEach(row -> sheet.row(cells(row, locale)));
                    cursor = page.next();
                } while (cursor != null);
            }
        };
        return SheetDownload.of((en ? "rules-" : "规章制度-") + day + ".xlsx", body);
    }

    private static List<@Nullable Object> cells(BookViews.Row row, Locale locale) {
        return Arrays.asList(
                row.title().in(locale),
                row.number(),
                row.issuer().in(locale),
                row.kind().label().in(locale),
                row.standing().label().in(locale),
                row.from(),
                end(row),
                row.edition(),
                row.articles(),
                row.unitName());
    }

    /** The day after which it is no longer in force, whichever comes first. */
    private static @Nullable LocalDate end(BookViews.Row row) {
        LocalDate end = row.to();
        for (LocalDate over : Arrays.asList(row.supersededOn(), row.withdrawnOn())) {
            if (over != null && (end == null || over.minusDays(1).isBefore(end))) {
                end = over.minusDays(1);
            }
        }
        return end;
    }
}
