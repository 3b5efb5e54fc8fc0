package cn.anlan.calendar;

import cn.anlan.platform.Bilingual;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A term as a rule states it, written the same way in regime packs, in the database and over the API:
 *
 * <pre>
 * 24 hours                          never pauses, neither at night nor on holidays
 * 15 days · 5 working days · 2 months · 1 quarter · 1 half-year · 3 years
 * 2022-01-31                        that day
 * 04-15                             that day every year, the next one counts
 * end of quarter                    also: end of year - 10 days, end of quarter + 15 days
 * first 5 working days after quarter
 * last 5 days of quarter
 * </pre>
 */
public sealed interface Term {

    /** What a {@link Span} counts. */
    enum Unit {
        DAY("日", "day"),
        WORKING_DAY("个工作日", "working day"),
        MONTH("个月", "month"),
        QUARTER("个季度", "quarter"),
        HALF_YEAR("个半年", "half-year"),
        YEAR("年", "year");

        private final String zh;
        private final String en;

        Unit(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        Bilingual count(int count) {
            return new Bilingual(count + zh, count + " " + en + (count == 1 ? "" : "s"));
        }
    }

    /** Hours on end from the very instant. */
    record Hours(int count) implements Term {
        public Hours {
            requireCount(count);
        }

        @Override
        public String text() {
            return count + (count == 1 ? " hour" : " hours");
        }
    }

    /** A number of days, working days, months or more; the first day isn't counted. */
    record Span(int count, Unit unit) implements Term {
        public Span {
            requireCount(count);
        }

        @Override
        public String text() {
            return unit.count(count).en();
        }
    }

    /** One named day. */
    record OnDate(LocalDate date) implements Term {
        @Override
        public String text() {
            return date.toString();
        }
    }

    /** A day of every year: the first one that isn't before the start. 29 February is 28 February in a common year. */
    record Yearly(MonthDay day) implements Term {
        @Override
        public String text() {
            return day.toString().substring(2);
        }
    }

    /** So many days after (or, negative, before) the end of the period that holds the start. */
    record EndOf(Period period, int days) implements Term {
        public EndOf {
            if (Math.abs(days) > 366) {
                throw new IllegalArgumentException("At most 366 days from the end of a period, not " + days);
            }
        }

        @Override
        public String text() {
            String end = "end of " + period.en();
            return days == 0
                    ? end
                    : end
                            + (days < 0 ? " - " : " + ")
                            + Unit.DAY.count(Math.abs(days)).en();
        }
    }

    /** The first days or working days after the period that holds the start. */
    record FirstDays(int count, Unit unit, Period period) implements Term {
        public FirstDays {
            requireDays(count, unit);
        }

        @Override
        public String text() {
            return "first " + unit.count(count).en() + " after " + period.en();
        }
    }

    /** The last days or working days of the period that holds the start. */
    record LastDays(int count, Unit unit, Period period) implements Term {
        public LastDays {
            requireDays(count, unit);
        }

        @Override
        public String text() {
            return "last " + unit.count(count).en() + " of " + period.en();
        }
    }

    /** The written form, which {@link #parse} reads back. */
    @JsonValue
    String text();

    /** The term as people say it. */
    default Bilingual words() {
        return Phrases.name(this);
    }

    /**
     * Reads a written term.
     *
     * @throws IllegalArgumentException if it is none, with the reason
     */
    @JsonCreator
    static Term parse(String text) {
        return TermText.parse(text);
    }

    static Term hours(int count) {
        return new Hours(count);
    }

    static Term days(int count) {
        return new Span(count, Unit.DAY);
    }

    static Term workingDays(int count) {
        return new Span(count, Unit.WORKING_DAY);
    }

    static Term months(int count) {
        return new Span(count, Unit.MONTH);
    }

    static Term on(LocalDate date) {
        return new OnDate(date);
    }

    private static void requireCount(int count) {
        if (count < 1 || count > 9999) {
            throw new IllegalArgumentException("A term counts from 1 to 9999, not " + count);
        }
    }

    private static void requireDays(int count, Unit unit) {
        if (unit != Unit.DAY && unit != Unit.WORKING_DAY) {
            throw new IllegalArgumentException("Only days and working days open or close a period, not " + unit);
        }
        requireCount(count);
    }
}
