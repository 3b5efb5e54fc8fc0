package cn.anlan.calendar;

import cn.anlan.calendar.Term.EndOf;
import cn.anlan.calendar.Term.FirstDays;
import cn.anlan.calendar.Term.Hours;
import cn.anlan.calendar.Term.LastDays;
import cn.anlan.calendar.Term.OnDate;
import cn.anlan.calendar.Term.Span;
import cn.anlan.calendar.Term.Unit;
import cn.anlan.calendar.Term.Yearly;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days a term allows.
 *
 * @param opens the first of them, where the term names it
 * @param lastDay the last, before it moves off a holiday
 */
record Window(@Nullable LocalDate opens, LocalDate lastDay) {

    /**
     * The window of a term in days.
     *
     * @param from the day that isn't counted
     * @param earliest the first day on which a fixed day or the end of a period can fall
     */
    static Window of(Term term, LocalDate from, LocalDate earliest, Reckoning days) {
        return switch (term) {
            case Hours hours -> throw new IllegalArgumentException(hours.text() + " don't end on a day");
            case Span(int count, Unit unit) -> new Window(null, plus(from, count, unit, days));
            case OnDate(LocalDate date) -> new Window(null, date);
            case Yearly(var day) -> {
                LocalDate thisYear = day.atYear(earliest.getYear());
                yield new Window(null, thisYear.isBefore(earliest) ? day.atYear(earliest.getYear() + 1) : thisYear);
            }
            case EndOf(Period period, int offset) -> {
                LocalDate end = period.lastDay(earliest);
                while (end.plusDays(offset).isBefore(earliest)) {
                    end = period.lastDay(end.plusDays(1));
                }
                yield new Window(null, end.plusDays(offset));
            }
            case FirstDays(int count, Unit unit, Period period) -> {
                LocalDate end = period.lastDay(earliest);
                yield new Window(end.plusDays(1), plus(end, count, unit, days));
            }
            case LastDays(int count, Unit unit, Period period) -> {
                LocalDate end = period.lastDay(earliest);
                Window window = before(end, count, unit, days);
                yield window.lastDay.isBefore(earliest)
                        ? before(period.lastDay(end.plusDays(1)), count, unit, days)
                        : window;
            }
        };
    }

    static LocalDate plus(LocalDate from, int count, Unit unit, Reckoning days) {
        return switch (unit) {
            case DAY -> from.plusDays(count);
            case WORKING_DAY -> days.plusWorkdays(from, count);
            case MONTH -> from.plusMonths(count);
            case QUARTER -> from.plusMonths(3L * count);
            case HALF_YEAR -> from.plusMonths(6L * count);
            case YEAR -> from.plusYears(count);
        };
    }

    private static Window before(LocalDate end, int count, Unit unit, Reckoning days) {
        LocalDate next = end.plusDays(1);
        return unit == Unit.DAY
                ? new Window(next.minusDays(count), end)
                : new Window(days.minusWorkdays(next, count), days.minusWorkdays(next, 1));
    }
}
