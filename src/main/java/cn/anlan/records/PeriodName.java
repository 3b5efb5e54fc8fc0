package cn.anlan.records;

import cn.anlan.calendar.Period;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The periods of duties by name, as obligations carry them: {@code 2026Q2}, {@code 2026-04}, {@code 2026H1#2}, {@code once}. */
final class PeriodName {

    private static final Pattern NAME =
            Pattern.compile("(?<year>\\d{4})(?:Q(?<quarter>[1-4])|H(?<half>[12])|-(?<month>0[1-9]|1[0-2]))?");

    private PeriodName() {}

    /** The name without the number within a quota. */
    static String base(@Nullable String name) {
        if (name == null) {
            return "";
        }
        int mark = name.indexOf('#');
        return mark < 0 ? name : name.substring(0, mark);
    }

    /** The number within a quota, 1 for the only one. */
    static int number(@Nullable String name) {
        if (name == null || name.indexOf('#') < 0) {
            return 1;
        }
        String number = name.substring(name.indexOf('#') + 1);
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 1;
    }

    /**
     * Whether work done on a day counts for the period.
     *
     * @param opened for what is no period of the calendar, such as an event: from this day on
     */
    static boolean holds(@Nullable String name, LocalDate day, LocalDate opened) {
        String base = base(name);
        Matcher part = NAME.matcher(base);
        if (base.equals("once")) {
            return true;
        }
        if (!part.matches()) {
            return !day.isBefore(opened);
        }
        int year = Integer.parseInt(part.group("year"));
        if (part.group("quarter") != null) {
            return within(Period.QUARTER, LocalDate.of(year, Integer.parseInt(part.group("quarter")) * 3, 1), day);
        }
        if (part.group("half") != null) {
            return within(Period.HALF_YEAR, LocalDate.of(year, Integer.parseInt(part.group("half")) * 6, 1), day);
        }
        if (part.group("month") != null) {
            return within(Period.MONTH, LocalDate.of(year, Integer.parseInt(part.group("month")), 1), day);
        }
        return day.getYear() == year;
    }

    private static boolean within(Period period, LocalDate any, LocalDate day) {
        return !day.isBefore(period.firstDay(any)) && !day.isAfter(period.lastDay(any));
    }
}
