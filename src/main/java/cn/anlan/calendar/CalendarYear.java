package cn.anlan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One year of the official calendar, as the State Council's yearly notice on holidays sets it.
 *
 * @param year the year
 * @param version counts from 1; a correction is a new version
 * @param holidays days off named by the notice, weekends among them
 * @param makeUpDays weekend days worked in exchange
 * @param source where it was published
 */
public record CalendarYear(
        int year, int version, Collection<LocalDate> holidays, Collection<LocalDate> makeUpDays, List<String> source) {

    public CalendarYear {
        SortedSet<LocalDate> off = new TreeSet<>(holidays);
        SortedSet<LocalDate> work = new TreeSet<>(makeUpDays);
        if (Stream.concat(off.stream(), work.stream()).anyMatch(day -> day.getYear() != year)) {
            throw new IllegalArgumentException("A calendar of " + year + " holds days of that year only");
        }
        if (work.stream().anyMatch(day -> off.contains(day) || !isWeekend(day))) {
            throw new IllegalArgumentException("A make-up day falls on a weekend and isn't a holiday");
        }
        holidays = Collections.unmodifiableSortedSet(off);
        makeUpDays = Collections.unmodifiableSortedSet(work);
        source = List.copyOf(source);
    }

    boolean isWorkday(LocalDate day) {
        return makeUpDays.contains(day) || !isWeekend(day) && !holidays.contains(day);
    }

    /** How many days are worked. */
    int workdays() {
        LocalDate first = LocalDate.of(year, 1, 1);
        return (int)
                first.datesUntil(first.plusYears(1)).filter(this::isWorkday).count();
    }

    /** Whether the two say the same, whatever their versions. */
    boolean says(CalendarYear other) {
        return equals(new CalendarYear(year, version, other.holidays, other.makeUpDays, other.source));
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
