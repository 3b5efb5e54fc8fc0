package cn.anlan.tourplans;

import cn.anlan.platform.Actor;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The register of tours from above as Excel, as seen on the page. */
@RestController
class UpperToursExport {

    private final UpperTours tours;

    UpperToursExport(UpperTours tours) {
        this.tours = tours;
    }

    @GetMapping("/api/upper-tours.xlsx")
    @ReadsCases
    ResponseEntity<StreamingResponseBody> export(Actor actor, Locale locale) {
        boolean en = "en".equals(locale.getLanguage());
        List<UpperTourStore.UpperTour> rows = tours.list(actor);
        List<String> titles = en
                ? List.of(
                        "Sent by",
                        "Theme",
                        "First day",
                        "Last day",
                        "Toured unit",
                        "Liaison",
                        "Contact",
                        "Result",
                        "Concluded")
                : List.of("巡查单位", "专题", "开始日期", "结束日期", "被巡查单位", "联络人", "联系方式", "巡查结果", "登记结果日期");
        return SheetDownload.of(en ? "tours-from-above.xlsx" : "上级巡查.xlsx", out -> {
            try (var sheet = new SheetWriter(
                    out, en ? "Tours from above" : "上级巡查", titles, List.of(34, 30, 12, 12, 26, 14, 26, 60, 14))) {
                rows.forEach(row -> sheet.row(cells(row)));
            }
        });
    }

    private static List<@Nullable Object> cells(UpperTourStore.UpperTour row) {
        Instant ended = row.endedAt();
        return Arrays.asList(
                row.sender(),
                row.theme(),
                row.starts(),
                row.ends(),
                row.unitName(),
                row.liaisonName(),
                row.contact(),
                row.result(),
                ended == null ? null : LocalDate.ofInstant(ended, Zones.CHINA));
    }
}
