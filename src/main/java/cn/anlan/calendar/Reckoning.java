package cn.anlan.calendar;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts days for one deadline and remembers which years it had to consult. */
final class Reckoning {

    private final Workdays workdays;
    private final SortedSet<Integer> consulted = new TreeSet<>();
    private final List<LocalDate> madeUp = new ArrayList<>();
    private int skipped;

    Reckoning(Workdays workdays) {
        this.workdays = workdays;
    }

    boolean isWorkday(LocalDate day) {
        consulted.add(day.getYear());
        return workdays.isWorkday(day);
    }

    /** The working day that many working days after a day. */
    LocalDate plusWorkdays(LocalDate from, int count) {
        LocalDate day = from;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkday(day)) {
                left--;
                if (CalendarYear.isWeekend(day)) {
                    madeUp.add(day);
                }
            } else {
                skipped++;
            }
        }
        return day;
    }

    /** The working day that many working days before a day. */
    LocalDate minusWorkdays(LocalDate from, int count) {
        LocalDate day = from;
        for (int left = count; left > 0; ) {
            day = day.minusDays(1);
            if (isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after one day, up to and with another. */
    int workdaysBetween(LocalDate after, LocalDate last) {
        return (int) after.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(this::isWorkday)
                .count();
    }

    LocalDate round(LocalDate lastDay, Rounding rounding) {
        LocalDate day = lastDay;
        while (rounding == Rounding.MOVES_ON && !isWorkday(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Days off that were passed over while counting forward. */
    int skipped() {
        return skipped;
    }

    /** Weekend days that were counted because they are worked. */
    List<LocalDate> madeUp() {
        return madeUp;
    }

    List<Integer> unpublished() {
        return consulted.stream().filter(year -> !workdays.isPublished(year)).toList();
    }

    boolean isProvisional() {
        return !unpublished().isEmpty();
    }

    String calendarVersion() {
        return consulted.stream().map(year -> year + "." + version(year)).collect(joining(","));
    }

    private int version(int year) {
        CalendarYear published = workdays.year(year);
        return published == null ? 0 : published.version();
    }
}
