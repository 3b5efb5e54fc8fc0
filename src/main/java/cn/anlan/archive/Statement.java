package cn.anlan.archive;

import cn.anlan.archive.ArchiveView.Entry;
import cn.anlan.archive.ArchiveView.Item;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Zones;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A duty statement or duty report, drafted from the archive for the person to edit (WX-2.2b).
 *
 * @param title its title
 * @param text its paragraphs, one on each line
 */
record Statement(Kind kind, String period, String title, String text) {

    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** The two papers a person gives about their work. */
    enum Kind {
        /** Given in person before a meeting. */
        STATEMENT("述职报告", "Duty statement"),
        /** Sent to the level above. */
        REPORT("履职报告", "Duty report");

        private final Bilingual label;

        Kind(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    static Statement draft(Kind kind, ArchiveView archive, Locale language) {
        boolean en = "en".equals(language.getLanguage());
        String title = en
                ? kind.label().en() + " on work safety, " + archive.period()
                : archive.period() + "年安全生产" + kind.label().zh();
        if (!en && archive.period().length() > 4) {
            title = archive.period() + "安全生产" + kind.label().zh();
        }
        var text = new StringBuilder();
        var totals = archive.totals();
        String posts = archive.posts().stream()
                .map(post -> post.unitName() + post.title())
                .collect(Collectors.joining(en ? ", " : "、"));
        line(
                text,
                en
                        ? "From %s to %s I held: %s. What I did is in my duty archive, %d entries in all, %d of them entered late; it covers %d of the %d items of my list."
                                .formatted(
                                        EN_DAY.format(archive.from()),
                                        EN_DAY.format(archive.to()),
                                        posts,
                                        totals.entries(),
                                        totals.lateEntries(),
                                        totals.covered(),
                                        totals.items())
                        : "%s至%s，本人任%s。履职情况均记入履职档案，共%d条，其中补录%d条；责任清单和重点任务%d项，有记录%d项。"
                                .formatted(
                                        ZH_DAY.format(archive.from()),
                                        ZH_DAY.format(archive.to()),
                                        posts,
                                        totals.entries(),
                                        totals.lateEntries(),
                                        totals.items(),
                                        totals.covered()));
        line(text, en ? "1. What was done" : "一、履职情况");
        Map<String, List<Entry>> byKind = archive.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.kind().in(language), LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((name, some) -> line(
                text,
                (en ? "%s, %d: " : "%s%d次：").formatted(name, some.size())
                        + some.stream()
                                .map(entry -> entry(entry, language))
                                .collect(Collectors.joining(en ? "; " : "；"))
                        + (en ? "." : "。")));
        line(
                text,
                en
                        ? "2. On time: %d in time, %d late, %d overdue."
                                .formatted(totals.inTime(), totals.late(), totals.overdue())
                        : "二、办理时效：按时%d项，逾期办理%d项，逾期未办%d项。".formatted(totals.inTime(), totals.late(), totals.overdue()));
        List<String> gaps = archive.items().stream()
                .filter(Item::gap)
                .map(item -> item.title().in(language) + (en ? " (" + item.clause() + ")" : "（" + item.clause() + "）"))
                .toList();
        line(
                text,
                gaps.isEmpty()
                        ? en ? "3. Gaps: none." : "三、空缺：无。"
                        : (en ? "3. Not yet done: " : "三、本期没有记录的项目：")
                                + String.join(en ? "; " : "；", gaps)
                                + (en ? "." : "。"));
        line(text, en ? "4. Problems, and what I will do next:" : "四、存在问题和下一步打算：");
        return new Statement(kind, archive.period(), title, text.toString().strip());
    }

    /** The day and what it was; a title in Chinese stands in its brackets, for it may begin with a year. */
    private static String entry(Entry entry, Locale language) {
        LocalDate day = LocalDate.ofInstant(entry.happenedAt(), Zones.CHINA);
        String title = entry.title().in(language);
        return "en".equals(language.getLanguage())
                ? EN_DAY.format(day) + ", " + title
                : ZH_DAY.format(day) + "《" + title + "》";
    }

    private static void line(StringBuilder text, String words) {
        text.append(words).append('\n');
    }
}
