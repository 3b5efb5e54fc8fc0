package cn.anlan.calendar;

import static java.util.stream.Collectors.joining;

import cn.anlan.calendar.Change.Extension;
import cn.anlan.calendar.Change.Pause;
import cn.anlan.calendar.Term.EndOf;
import cn.anlan.calendar.Term.FirstDays;
import cn.anlan.calendar.Term.Hours;
import cn.anlan.calendar.Term.LastDays;
import cn.anlan.calendar.Term.OnDate;
import cn.anlan.calendar.Term.Span;
import cn.anlan.calendar.Term.Unit;
import cn.anlan.calendar.Term.Yearly;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in words how a deadline was computed. */
final class Phrases {

    private static final DateTimeFormatter DAY_ZH =
            DateTimeFormatter.ofPattern("y年M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEE d MMM y", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_ZH =
            DateTimeFormatter.ofPattern("y年M月d日H时mm分", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("d MMM y HH:mm", Locale.ENGLISH);
    private static final Bilingual NOTHING = new Bilingual("", "");

    private Phrases() {}

    static Bilingual join(Bilingual first, Bilingual second) {
        String gap = first.en().isEmpty() || second.en().isEmpty() ? "" : " ";
        return new Bilingual(first.zh() + second.zh(), first.en() + gap + second.en());
    }

    static Bilingual hours(Hours term, Instant start, Instant due) {
        Bilingual count = name(term);
        return new Bilingual(
                "自" + timeZh(start) + "起连续计算" + count.zh() + "，不扣除夜间和节假日，至" + timeZh(due) + "届满。",
                count.en() + " on end from " + timeEn(start) + ", nights and holidays included, end at " + timeEn(due)
                        + ".");
    }

    /** What the term means for its start. */
    static Bilingual term(Term term, LocalDate from, @Nullable LocalDate opens, LocalDate last, Reckoning days) {
        Bilingual name = name(term);
        return switch (term) {
            case Hours ignored -> NOTHING;
            case Span(int ignored, Unit unit) ->
                new Bilingual(
                        "自" + zh(from) + "的次日起算" + name.zh() + "，首日不计入"
                                + (unit == Unit.WORKING_DAY ? skippedZh(days) : "") + "，末日为" + zh(last) + "。",
                        name.en() + " from " + en(from) + ", which isn't counted"
                                + (unit == Unit.WORKING_DAY ? skippedEn(days) : "") + ": the last day is " + en(last)
                                + ".");
            case OnDate ignored -> new Bilingual("限期为" + zh(last) + "。", "The day set is " + en(last) + ".");
            case Yearly ignored ->
                new Bilingual(
                        name.zh() + "；自" + zh(from) + "起，最近的一次为" + zh(last) + "。",
                        capital(name.en()) + "; from " + en(from) + " on, the next is " + en(last) + ".");
            case EndOf ignored ->
                new Bilingual(
                        name.zh() + "；自" + zh(from) + "起，为" + zh(last) + "。",
                        capital(name.en()) + "; from " + en(from) + " on, that is " + en(last) + ".");
            case FirstDays ignored -> window(name, from, opens, last);
            case LastDays ignored -> window(name, from, opens, last);
        };
    }

    private static Bilingual window(Bilingual name, LocalDate from, @Nullable LocalDate opens, LocalDate last) {
        LocalDate first = opens == null ? last : opens;
        return new Bilingual(
                name.zh() + "；自" + zh(from) + "起，为" + zh(first) + "至" + zh(last) + "。",
                capital(name.en()) + "; from " + en(from) + " on, that is " + en(first) + " to " + en(last) + ".");
    }

    /** On which day the term ends after all. */
    static Bilingual end(LocalDate last, LocalDate day) {
        return day.equals(last)
                ? new Bilingual("期限于当日24时届满。", "The term ends at 24:00 that day.")
                : new Bilingual(
                        "末日为休息日，顺延至其后第一个工作日" + zh(day) + "，于当日24时届满。",
                        "That is a day off, so the term ends at 24:00 on the next working day, " + en(day) + ".");
    }

    static Bilingual pause(Pause pause, LocalDate from, LocalDate to, int length, boolean working, LocalDate last) {
        Bilingual count = (working ? Unit.WORKING_DAY : Unit.DAY).count(length);
        return new Bilingual(
                "因“" + pause.reason() + "”自" + zh(from) + "至" + zh(to) + "中止，扣除" + count.zh() + "，末日改为" + zh(last)
                        + "。",
                "Paused from " + en(from) + " to " + en(to) + " (" + pause.reason() + "), " + count.en()
                        + " don't count: the last day is now " + en(last) + ".");
    }

    static Bilingual extension(Extension extension, LocalDate last) {
        Bilingual by = name(extension.by());
        return new Bilingual(
                "因“" + extension.reason() + "”延期（" + by.zh() + "），末日改为" + zh(last) + "。",
                "Extended (" + by.en() + ") because of: " + extension.reason() + ". The last day is now " + en(last)
                        + ".");
    }

    static Bilingual extension(Extension extension, Instant due) {
        Bilingual by = name(extension.by());
        return new Bilingual(
                "因“" + extension.reason() + "”延期" + by.zh() + "，至" + timeZh(due) + "届满。",
                "Extended by " + by.en() + " because of: " + extension.reason() + ". The term ends at " + timeEn(due)
                        + ".");
    }

    static Bilingual unpublished(List<Integer> years) {
        if (years.isEmpty()) {
            return NOTHING;
        }
        String list = years.stream().map(String::valueOf).collect(joining("、"));
        return new Bilingual(
                list + "年放假安排尚未公布，暂按周末推算，待公布后确认。",
                "The calendar of " + list.replace("、", ", ")
                        + " isn't published; only weekends were taken as days off, so the date is provisional.");
    }

    /** The term itself in words. */
    static Bilingual name(Term term) {
        return switch (term) {
            case Hours(int count) -> new Bilingual(count + "小时", term.text());
            case Span(int count, Unit unit) -> unit.count(count);
            case OnDate(LocalDate date) -> new Bilingual(zh(date), en(date));
            case Yearly(var day) ->
                new Bilingual(
                        "每年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                        "every year by "
                                + DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)
                                        .format(day));
            case EndOf(Period period, int days) -> {
                Bilingual offset = Unit.DAY.count(Math.abs(days));
                yield new Bilingual(
                        "每" + period.zh() + "末" + (days == 0 ? "" : (days < 0 ? "前" : "后") + offset.zh()),
                        (days == 0 ? "" : offset.en() + (days < 0 ? " before " : " after ")) + "the end of each "
                                + period.en());
            }
            case FirstDays(int count, Unit unit, Period period) ->
                new Bilingual(
                        "每" + period.zh() + "结束后" + unit.count(count).zh() + "内",
                        "within " + unit.count(count).en() + " after each " + period.en());
            case LastDays(int count, Unit unit, Period period) ->
                new Bilingual(
                        "每" + period.zh() + "最后" + unit.count(count).zh() + "内",
                        "within the last " + unit.count(count).en() + " of each " + period.en());
        };
    }

    private static String skippedZh(Reckoning days) {
        String madeUp = days.madeUp().stream().map(Phrases::zh).collect(joining("、"));
        return (days.skipped() == 0 ? "" : "，其间休息日" + days.skipped() + "天不计入")
                + (madeUp.isEmpty() ? "" : "，调休上班的" + madeUp + "计入");
    }

    private static String skippedEn(Reckoning days) {
        String madeUp = days.madeUp().stream().map(Phrases::en).collect(joining(", "));
        return (days.skipped() == 0 ? "" : ", nor are " + days.skipped() + " days off in between")
                + (madeUp.isEmpty() ? "" : ", while " + madeUp + " is worked and counts");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String zh(LocalDate day) {
        return DAY_ZH.format(day);
    }

    private static String en(LocalDate day) {
        return DAY_EN.format(day);
    }

    private static String timeZh(Instant instant) {
        return TIME_ZH.format(instant.atZone(Zones.CHINA));
    }

    private static String timeEn(Instant instant) {
        return TIME_EN.format(instant.atZone(Zones.CHINA));
    }
}
