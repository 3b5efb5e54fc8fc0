package cn.anlan.calendar;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which days are worked, by the years published so far. In a year that isn't, weekends are off and nothing else is known, so what is
 * computed from it is provisional.
 */
public final class Workdays {

    private final Map<Integer, CalendarYear> years;

    /** Each year at most once. */
    public Workdays(Collection<CalendarYear> years) {
        this.years = years.stream().collect(toUnmodifiableMap(CalendarYear::year, Function.identity()));
    }

    /** The years known when this version of the product was made; later ones are imported. */
    public static Workdays shipped() {
        return new Workdays(ShippedYears.read());
    }

    /** Whether people work that day, as far as is known. */
    public boolean isWorkday(LocalDate day) {
        CalendarYear year = years.get(day.getYear());
        return year == null ? !CalendarYear.isWeekend(day) : year.isWorkday(day);
    }

    public boolean isPublished(int year) {
        return years.containsKey(year);
    }

    /** The year as published, or null. */
    public @Nullable CalendarYear year(int year) {
        return years.get(year);
    }
}
