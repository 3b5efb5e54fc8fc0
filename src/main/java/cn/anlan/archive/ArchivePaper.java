package cn.anlan.archive;

import static cn.anlan.archive.SituationPaper.minute;

import cn.anlan.archive.ArchiveView.Entry;
import cn.anlan.archive.ArchiveView.Item;
import cn.anlan.papers.Paper;
import cn.anlan.papers.Paper.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A person's duty archive as a report for appraisal, honours and accountability (WX-3.3d). */
final class ArchivePaper {

    private final ArchiveView view;
    private final Locale language;
    private final boolean en;

    ArchivePaper(ArchiveView view, Locale language) {
        this.view = view;
        this.language = language;
        this.en = "en".equals(language.getLanguage());
    }

    String title() {
        return en ? "Duty archive of " + view.name() + ", " + view.period() : view.name() + view.period() + "安全生产履职档案";
    }

    Paper paper() {
        var totals = view.totals();
        var paper = new Paper(title(), language)
                .note(
                        say(
                                view.from() + " 至 " + view.to() + "；截至 " + minute(view.asOf())
                                        + "。一事一记、随做随记；每条均以存证台账中的办理记录为准，可用随档案导出的程序核验。",
                                view.from() + " to " + view.to() + ", as of " + minute(view.asOf())
                                        + ". One matter one record, written as it happened. Every entry rests on acts in the ledger and can be checked with the program that comes with the exported archive."))
                .facts(
                        List.of(
                                say("姓名", "Name"),
                                say("任职", "Posts held"),
                                say("记录", "Entries"),
                                say("其中补录", "entered late"),
                                say("清单项目", "Items of the list"),
                                say("有记录", "with entries"),
                                say("空缺", "gaps"),
                                say("应办到期", "Fell due"),
                                say("按时率", "On time")),
                        Arrays.asList(
                                view.name(),
                                posts(),
                                totals.entries(),
                                totals.lateEntries(),
                                totals.items(),
                                totals.covered(),
                                totals.gaps(),
                                say("按时 %d，逾期办理 %d，逾期未办 %d", "%d in time, %d late, %d overdue")
                                        .formatted(totals.inTime(), totals.late(), totals.overdue()),
                                rate()));
        paper.heading(say("一、责任清单与重点任务对照", "1. Responsibility list and key tasks"));
        if (view.items().isEmpty()) {
            paper.words(say("本期没有清单项目。", "The list has no items in this period."));
        } else {
            paper.table(
                    List.of(
                            say("条款", "Clause"),
                            say("项目", "Item"),
                            say("记录", "Entries"),
                            say("到期", "Due"),
                            say("对照结果", "Result")),
                    List.of(13, 45, 10, 10, 22),
                    view.items().stream().map(this::row).toList());
        }
        paper.heading(say("二、履职记录", "2. What was done"));
        if (view.entries().isEmpty()) {
            paper.words(say("本期没有履职记录。", "Nothing was recorded in this period."));
        } else {
            paper.table(
                    List.of(
                            say("发生时间", "Happened"),
                            say("录入时间", "Entered"),
                            say("事项", "Matter"),
                            say("对应清单", "For"),
                            say("材料", "Files")),
                    List.of(15, 17, 42, 18, 8),
                    view.entries().stream().map(this::row).toList());
        }
        return paper;
    }

    private List<Cell> row(Item item) {
        String title = item.title().in(language) + (item.keyTask() ? say("（重点任务）", " (key task)") : "");
        return Paper.row(item.clause(), title, item.entries(), item.due(), result(item));
    }

    private Cell result(Item item) {
        if (item.gap()) {
            return item.overdue() > 0
                    ? Cell.late(say("空缺，逾期未办 " + item.overdue(), "gap, " + item.overdue() + " overdue"))
                    : Cell.of(item.due() > 0 ? say("空缺，未到期", "gap, not yet due") : say("空缺，本期无到期", "gap, nothing due"));
        }
        return item.overdue() > 0
                ? Cell.late(say("有记录，逾期未办 " + item.overdue(), "covered, " + item.overdue() + " overdue"))
                : Cell.of(say("有记录", "covered"));
    }

    private List<Cell> row(Entry entry) {
        String served = entry.serves().isEmpty()
                ? say("未对应", "no item")
                : entry.serves().stream()
                        .map(ArchiveView.Serves::clause)
                        .distinct()
                        .collect(Collectors.joining(say("、", ", ")));
        return Paper.row(
                minute(entry.happenedAt()),
                entry.late() ? Cell.late(minute(entry.enteredAt()) + say(" 补录", " late")) : minute(entry.enteredAt()),
                entry.kind().in(language) + say("：", ": ") + entry.title().in(language),
                served,
                entry.evidence());
    }

    private String posts() {
        return view.posts().stream()
                .map(post -> post.unitName() + " " + post.title() + say("（", " (") + post.from()
                        + say(" 起", " on")
                        + (post.until() == null ? "" : say("，至 ", ", until ") + post.until())
                        + say("）", ")"))
                .collect(Collectors.joining(say("；", "; ")));
    }

    private String rate() {
        var totals = view.totals();
        int judged = totals.inTime() + totals.late() + totals.overdue();
        return judged == 0 ? "—" : Math.round(totals.inTime() * 1000.0 / judged) / 10.0 + "%";
    }

    private String say(String zh, String inEnglish) {
        return en ? inEnglish : zh;
    }
}
