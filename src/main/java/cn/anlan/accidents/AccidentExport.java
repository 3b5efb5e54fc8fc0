package cn.anlan.accidents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
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

/** The register as Excel: the same filter and order as seen on the page, all of it. */
@RestController
class AccidentExport {

    private static final int PAGE = 500;
    private static final List<String> TITLES_ZH = List.of(
            "事故名称", "发生时间", "等级", "类别", "单位", "地点", "区划代码", "死亡（人）", "重伤（人）", "直接经济损失（元）", "状态", "简要经过", "报告人", "报告时间");
    private static final List<String> TITLES_EN = List.of(
            "Accident",
            "Happened",
            "Grade",
            "Kind",
            "Unit",
            "Place",
            "Area code",
            "Deaths",
            "Serious injuries",
            "Direct loss (yuan)",
            "State",
            "Account",
            "Reported by",
            "Reported");
    private static final List<Integer> WIDTHS = List.of(36, 17, 10, 20, 26, 30, 15, 8, 8, 16, 12, 60, 24, 17);

    private final AccidentStore store;
    private final Clock clock;

    AccidentExport(AccidentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/accidents.xlsx")
    @ReadsAccidents
    ResponseEntity<StreamingResponseBody> export(Actor actor, @ModelAttribute AccidentFilter filter, Locale locale) {
        filter.checked();
        boolean en = "en".equals(locale.getLanguage());
        String name = (en ? "accidents-" : "事故台账-") + LocalDate.ofInstant(clock.instant(), Zones.CHINA) + ".xlsx";
        return SheetDownload.of(name, out -> {
            try (var sheet = new SheetWriter(out, en ? "Accidents" : "事故台账", en ? TITLES_EN : TITLES_ZH, WIDTHS)) {
                Cursor after = null;
                List<Accident> page;
                do {
                    page = store.page(actor.scope(), filter, after, PAGE);
                    page.forEach(accident -> sheet.row(cells(accident, locale)));
                    if (!page.isEmpty()) {
                        Accident last = page.getLast();
                        after = Cursor.parse(Cursor.of(last.happenedAt(), last.id()), 2);
                    }
                } while (page.size() == PAGE);
            }
        });
    }

    private static List<@Nullable Object> cells(Accident a, Locale locale) {
        return Arrays.asList(
                a.title(),
                a.happenedAt(),
                a.grade().label().in(locale),
                a.kind().label().in(locale),
                a.unitName(),
                a.place(),
                a.territory(),
                a.harm().deaths(),
                a.harm().seriousInjuries(),
                a.harm().loss(),
                a.state().label().in(locale),
                a.account(),
                a.reporter().unit() + " " + a.reporter().name(),
                a.reportedAt());
    }
}
