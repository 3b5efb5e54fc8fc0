package cn.anlan.calendar;

import java.time.LocalDate;
import java.util.Locale;

/** A stretch of the calendar year in which duties recur. */
public enum Period {
    MONTH(1, "月"),
    QUARTER(3, "季度"),
    HALF_YEAR(6, "半年"),
    YEAR(12, "年");

    private final int months;
    private final String zh;

    Period(int months, String zh) {
        this.months = months;
        this.zh = zh;
    }

    /** The first day of the period that holds the day. */
    public LocalDate firstDay(LocalDate day) {
        int month = (day.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }

    /** The last day of the period that holds the day. */
    public LocalDate lastDay(LocalDate day) {
        return firstDay(day).plusMonths(months).minusDays(1);
    }

    String zh() {
        return zh;
    }

    String en() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Period of(String en) {
        return valueOf(en.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
