package cn.anlan.obligations;

import cn.anlan.calendar.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A period of a recurring duty.
 *
 * @param name as obligations carry it: {@code 2026Q2}, {@code 2026-04}, {@code 2026H1}, {@code 2026}
 * @param from first day
 * @param to last day
 */
public record DutyPeriod(String name, LocalDate from, LocalDate to) {

    private static final Pattern NAME =
            Pattern.compile("(?<year>\\d{4})(?:Q(?<quarter>[1-4])|H(?<half>[12])|-(?<month>0[1-9]|1[0-2]))?");

    /** The period of this name; empty for what isn't one of the calendar, such as {@code once}. */
    public static Optional<DutyPeriod> named(String name) {
        Matcher part = NAME.matcher(name);
        if (!part.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(part.group("year"));
        if (part.group("quarter") != null) {
            return Optional.of(of(name, Period.QUARTER, year, Integer.parseInt(part.group("quarter")) * 3));
        }
        if (part.group("half") != null) {
            return Optional.of(of(name, Period.HALF_YEAR, year, Integer.parseInt(part.group("half")) * 6));
        }
        if (part.group("month") != null) {
            return Optional.of(of(name, Period.MONTH, year, Integer.parseInt(part.group("month"))));
        }
        return Optional.of(of(name, Period.YEAR, year, 1));
    }

    /** The name without the number within a quota, e.g. {@code 2026Q2} of {@code 2026Q2#3}. */
    public static String base(@Nullable String name) {
        return name == null ? "" : name.replaceFirst("#.*", "");
    }

    /** The number within a quota, 1 for the only one. */
    public static int number(@Nullable String name) {
        String number = name == null ? "" : name.replaceFirst("[^#]*#?", "");
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 1;
    }

    /**
     * Whether work done on a day counts for the period of this name.
     *
     * @param opened for what is no period of the calendar, such as an event: from this day on
     */
    public static boolean counts(@Nullable String name, LocalDate day, LocalDate opened) {
        String base = base(name);
        return base.equals("once")
                || named(base).map(period -> period.holds(day)).orElse(!day.isBefore(opened));
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static DutyPeriod of(String name, Period period, int year, int month) {
        LocalDate any = LocalDate.of(year, month, 1);
        return new DutyPeriod(name, period.firstDay(any), period.lastDay(any));
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** On how many of its days somebody held a post: {@code until} is the first day no longer, null while it lasts. */
    int daysHeld(LocalDate since, @Nullable LocalDate until) {
        LocalDate first = since.isAfter(from) ? since : from;
        LocalDate end = until == null || until.isAfter(to) ? to.plusDays(1) : until;
        return Math.max(0, (int) ChronoUnit.DAYS.between(first, end));
    }

    /** The part of a quota that falls to some of its days, rounded up. */
    int share(int quota, int daysHeld) {
        return Math.ceilDiv(quota * daysHeld, days());
    }
}
