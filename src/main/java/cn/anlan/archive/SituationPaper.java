package cn.anlan.archive;

import cn.anlan.accidents.AccidentFigures;
import cn.anlan.archive.SituationView.Analysis;
import cn.anlan.archive.SituationView.Standing;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.papers.Paper;
import cn.anlan.papers.Paper.Cell;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.SheetWriter;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The analysis pack on paper and as a sheet. */
final class SituationPaper {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final SituationView view;
    private final Locale language;
    private final boolean en;

    SituationPaper(SituationView view, Locale language) {
        this.view = view;
        this.language = language;
        this.en = "en".equals(language.getLanguage());
    }

    String title() {
        return en
                ? "Work safety in " + view.unitName() + ", " + view.period()
                : view.unitName() + view.period() + "安全生产形势分析材料";
    }

    Paper paper() {
        var paper = new Paper(title(), language)
                .note(say(
                        view.from() + " 至 " + view.to() + "；数据截至 " + minute(view.asOf()) + "，由系统汇总",
                        view.from() + " to " + view.to() + "; figures as of " + minute(view.asOf())
                                + ", put together by the system"));
        hazards(paper);
        paper.heading(say("三、职责履行", "3. Duties"));
        var f = view.duties();
        paper.facts(
                List.of(
                        say("按时率", "On time"),
                        say("按时办理", "In time"),
                        say("逾期办理", "Late"),
                        say("逾期未办", "Overdue"),
                        say("未到期", "Not yet due")),
                Arrays.asList(
                        view.rate() == null ? null : Math.round(view.rate() * 1000) / 10.0 + "%",
                        f.inTime(),
                        f.late(),
                        f.overdue(),
                        f.soon() + f.open()));
        paper.heading(say("四、逾期事项", "4. Overdue matters"));
        if (view.overdue().isEmpty()) {
            paper.words(say("没有逾期事项。", "Nothing is overdue."));
        } else {
            paper.table(
                    List.of(say("事项", "Matter"), say("条款", "Clause"), say("期限", "Due"), say("承办人", "Bearer")),
                    List.of(52, 14, 16, 18),
                    view.overdue().stream()
                            .map(row -> Paper.row(
                                    row.title().in(language), row.clause(), Cell.late(row.dueDay()), bearer(row)))
                            .toList());
        }
        accidents(paper);
        analyses(paper);
        return paper;
    }

    private void hazards(Paper paper) {
        paper.heading(say("一、隐患", "1. Hazards"))
                .table(
                        List.of(
                                say("等级", "Grade"),
                                say("本期发现", "Found"),
                                say("本期销号", "Closed"),
                                say("期末未销号", "Open at the end"),
                                say("其中逾期", "of them late")),
                        List.of(20, 20, 20, 20, 20),
                        view.hazards().stream()
                                .map(sum -> Paper.row(
                                        sum.kind().label().in(language),
                                        sum.found(),
                                        sum.closed(),
                                        sum.open(),
                                        sum.late() > 0 ? Cell.late(sum.late()) : "0"))
                                .toList());
        if (!view.categories().isEmpty()) {
            paper.table(
                    List.of(say("类别", "Category"), say("本期发现", "Found")),
                    List.of(70, 30),
                    view.categories().stream()
                            .map(one -> Paper.row(
                                    one.category().isBlank() ? say("未分类", "none") : one.category(), one.found()))
                            .toList());
        }
        paper.heading(say("二、近十二个月趋势", "2. Trend over twelve months"))
                .table(
                        List.of(say("月份", "Month"), say("发现", "Found"), say("销号", "Closed")),
                        List.of(40, 30, 30),
                        view.months().stream()
                                .map(one ->
                                        Paper.row(one.month().toString().substring(0, 7), one.found(), one.closed()))
                                .toList());
    }

    private void accidents(Paper paper) {
        var counts = view.accidents();
        var now = counts.now();
        var before = counts.before();
        String earlier = counts.beforeFrom() + say(" 至 ", " to ") + counts.beforeTo();
        paper.heading(say("五、生产安全事故", "5. Accidents"))
                .table(
                        List.of(
                                say("指标", "Figure"),
                                say("本期", "This period"),
                                say("上期（" + earlier + "）", "Before (" + earlier + ")")),
                        List.of(40, 25, 35),
                        List.of(
                                Paper.row(say("事故起数", "Accidents"), now.accidents(), before.accidents()),
                                Paper.row(say("死亡人数", "Deaths"), now.deaths(), before.deaths()),
                                Paper.row(
                                        say("重伤人数", "Serious injuries"),
                                        now.seriousInjuries(),
                                        before.seriousInjuries()),
                                Paper.row(
                                        say("直接经济损失（元）", "Direct loss (yuan)"),
                                        String.format(Locale.ROOT, "%,d", now.loss()),
                                        String.format(Locale.ROOT, "%,d", before.loss()))));
        if (!counts.grades().isEmpty()) {
            paper.words(say("本期按等级：", "By grade: ")
                    + counts.grades().stream()
                            .map(one -> one.grade().label().in(language) + " "
                                    + one.toll().accidents())
                            .collect(Collectors.joining(say("、", ", "))));
        }
    }

    private void analyses(Paper paper) {
        paper.heading(say("六、各期分析研判", "6. Analyses made and missed"));
        if (view.periods().isEmpty()) {
            paper.words(say("没有制度要求定期分析研判。", "No regime in force asks for analyses."));
            return;
        }
        paper.table(
                List.of(say("时段", "Period"), say("期限", "Due"), say("状态", "Standing"), say("完成时间", "Made")),
                List.of(25, 25, 25, 25),
                view.periods().stream()
                        .map(one -> Paper.row(
                                one.name(),
                                one.due(),
                                one.standing() == Standing.MISSED || one.standing() == Standing.LATE
                                        ? Cell.late(standing(one))
                                        : Cell.of(standing(one)),
                                one.performedAt() == null ? "" : minute(one.performedAt())))
                        .toList());
    }

    private String standing(Analysis one) {
        return switch (one.standing()) {
            case IN_TIME -> say("按时完成", "made in time");
            case LATE -> say("逾期完成", "made late");
            case MISSED -> say("缺期", "missed");
            case TO_COME -> say("未到期", "to come");
            case WAIVED -> say("已豁免", "waived");
        };
    }

    /** The same as one sheet: what, of what, how many. */
    void sheet(OutputStream out) {
        try (var sheet = new SheetWriter(
                out,
                say("形势分析", "Situation"),
                List.of(say("项目", "Item"), say("内容", "Of what"), say("数值", "Value"), say("说明", "Note")),
                List.of(24, 40, 14, 24))) {
            for (var sum : view.hazards()) {
                String grade = sum.kind().label().in(language);
                row(sheet, say("隐患", "Hazards"), grade + say("：本期发现", ": found"), sum.found(), null);
                row(sheet, say("隐患", "Hazards"), grade + say("：本期销号", ": closed"), sum.closed(), null);
                row(sheet, say("隐患", "Hazards"), grade + say("：期末未销号", ": open at the end"), sum.open(), null);
                row(sheet, say("隐患", "Hazards"), grade + say("：其中逾期", ": of them late"), sum.late(), null);
            }
            view.categories().forEach(one -> row(sheet, say("隐患类别", "Category"), one.category(), one.found(), null));
            view.months().forEach(one -> {
                row(sheet, say("趋势：发现", "Trend: found"), one.month().toString().substring(0, 7), one.found(), null);
                row(sheet, say("趋势：销号", "Trend: closed"), one.month().toString().substring(0, 7), one.closed(), null);
            });
            var f = view.duties();
            row(sheet, say("职责", "Duties"), say("按时办理", "in time"), f.inTime(), null);
            row(sheet, say("职责", "Duties"), say("逾期办理", "late"), f.late(), null);
            row(sheet, say("职责", "Duties"), say("逾期未办", "overdue"), f.overdue(), null);
            row(sheet, say("职责", "Duties"), say("未到期", "not yet due"), f.soon() + f.open(), null);
            toll(sheet, say("事故：本期", "Accidents: this period"), view.accidents().now());
            toll(sheet, say("事故：上期", "Accidents: before"), view.accidents().before());
            view.accidents()
                    .grades()
                    .forEach(one -> row(
                            sheet,
                            say("事故等级", "Accidents by grade"),
                            one.grade().label().in(language),
                            one.toll().accidents(),
                            null));
            view.overdue()
                    .forEach(one ->
                            row(sheet, say("逾期事项", "Overdue"), one.title().in(language), one.clause(), one.dueDay()));
            view.periods().forEach(one -> row(sheet, say("分析研判", "Analysis"), one.name(), standing(one), one.due()));
        }
    }

    private void toll(SheetWriter sheet, String item, AccidentFigures.Toll toll) {
        row(sheet, item, say("事故起数", "accidents"), toll.accidents(), null);
        row(sheet, item, say("死亡人数", "deaths"), toll.deaths(), null);
        row(sheet, item, say("重伤人数", "serious injuries"), toll.seriousInjuries(), null);
        row(sheet, item, say("直接经济损失（元）", "direct loss (yuan)"), toll.loss(), null);
    }

    private static void row(
            SheetWriter sheet, String item, @Nullable String what, @Nullable Object value, @Nullable Object note) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(item);
        cells.add(what);
        cells.add(value);
        cells.add(note);
        sheet.row(cells);
    }

    private static String bearer(ObligationRow row) {
        return (row.bearerTitle() == null ? "" : row.bearerTitle() + " ")
                + (row.bearerName() == null ? "" : row.bearerName());
    }

    private String say(String zh, String inEnglish) {
        return en ? inEnglish : zh;
    }

    static String minute(Instant at) {
        return at.atZone(Zones.CHINA).format(MINUTE);
    }
}
