package cn.anlan.calendar;

import static java.util.stream.Collectors.joining;

import cn.anlan.calendar.Change.Extension;
import cn.anlan.calendar.Change.Pause;
import cn.anlan.calendar.Derivation.Inputs;
import cn.anlan.calendar.Term.Hours;
import cn.anlan.calendar.Term.OnDate;
import cn.anlan.calendar.Term.Span;
import cn.anlan.calendar.Term.Unit;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes deadlines. Pure: the same term, start and calendar always give the same instant.
 *
 * <p>The day (not the hour) from which a term runs isn't counted; a term in months or years ends on the day of the same number, or on the
 * last day of a month that has none (Civil Code art. 201 and 202, Civil Procedure Law art. 85). Hours run on end.
 */
public final class LegalClock {

    private LegalClock() {}

    /** When a term that runs from an event is over. */
    public static Deadline due(Term term, Rounding rounding, Instant start, Workdays workdays) {
        Reckoning days = new Reckoning(workdays);
        if (term instanceof Hours hours) {
            Instant due = start.plus(Duration.ofHours(hours.count()));
            return deadline(
                    due,
                    days,
                    term,
                    new Inputs(start, rounding, null, null, List.of()),
                    Phrases.hours(hours, start, due));
        }
        LocalDate from = start.atZone(Zones.CHINA).toLocalDate();
        Window window = Window.of(term, from, from, days);
        LocalDate day = days.round(window.lastDay(), rounding);
        Bilingual text = Phrases.join(
                Phrases.term(term, from, window.opens(), window.lastDay(), days), Phrases.end(window.lastDay(), day));
        return deadline(
                endOf(day), days, term, new Inputs(start, rounding, window.opens(), window.lastDay(), List.of()), text);
    }

    /**
     * The deadline after a pause or an extension; what was computed before stays as it was.
     *
     * @throws Problem if hours were to be paused, a pause lies outside the term or overlaps an earlier one, or an
     *     extension gives no more time
     */
    public static Deadline change(Deadline deadline, Change change, Workdays workdays) {
        if (change instanceof Pause pause) {
            requirePausable(deadline, pause);
        }
        Deadline changed = apply(deadline, change, workdays);
        if (change instanceof Extension && !changed.due().isAfter(deadline.due())) {
            throw new Problem(CalendarProblem.EXTENSION_TOO_SHORT);
        }
        return changed;
    }

    /** The same terms, start, pauses and extensions by another calendar, as when the year of a provisional deadline is published. */
    public static Deadline recompute(Deadline deadline, Workdays workdays) {
        Inputs inputs = deadline.derivation().inputs();
        Deadline fresh = due(deadline.derivation().rule(), inputs.rounding(), inputs.start(), workdays);
        for (Change change : inputs.changes()) {
            fresh = apply(fresh, change, workdays);
        }
        return fresh;
    }

    /** The day that ends at an instant, or in which it lies. */
    static LocalDate dayEndingAt(Instant due) {
        return due.minusNanos(1).atZone(Zones.CHINA).toLocalDate();
    }

    private static Deadline apply(Deadline deadline, Change change, Workdays workdays) {
        return switch (change) {
            case Pause pause -> paused(deadline, pause, workdays);
            case Extension extension -> extended(deadline, extension, workdays);
        };
    }

    private static Deadline paused(Deadline deadline, Pause pause, Workdays workdays) {
        Reckoning days = new Reckoning(workdays);
        Inputs inputs = deadline.derivation().inputs();
        LocalDate from = pause.from().atZone(Zones.CHINA).toLocalDate();
        LocalDate to = pause.to().atZone(Zones.CHINA).toLocalDate();
        boolean working = current(deadline) instanceof Span(int ignored, Unit unit) && unit == Unit.WORKING_DAY;
        int length = working ? days.workdaysBetween(from, to) : (int) ChronoUnit.DAYS.between(from, to);
        LocalDate before = inputs.lastDay() == null ? deadline.day() : inputs.lastDay();
        LocalDate lastDay = Window.plus(before, length, working ? Unit.WORKING_DAY : Unit.DAY, days);
        LocalDate day = days.round(lastDay, rounding(inputs));
        Bilingual text =
                Phrases.join(Phrases.pause(pause, from, to, length, working, lastDay), Phrases.end(lastDay, day));
        return changed(deadline, pause, endOf(day), lastDay, days, deadline.provisional(), text);
    }

    private static Deadline extended(Deadline deadline, Extension extension, Workdays workdays) {
        Reckoning days = new Reckoning(workdays);
        boolean provisional = deadline.provisional() && !(extension.by() instanceof OnDate);
        if (extension.by() instanceof Hours hours) {
            Instant due = deadline.due().plus(Duration.ofHours(hours.count()));
            return changed(deadline, extension, due, null, days, provisional, Phrases.extension(extension, due));
        }
        LocalDate from = deadline.day();
        Window window = Window.of(extension.by(), from, from.plusDays(1), days);
        LocalDate day = days.round(window.lastDay(), extension.rounding());
        Bilingual text =
                Phrases.join(Phrases.extension(extension, window.lastDay()), Phrases.end(window.lastDay(), day));
        return changed(deadline, extension, endOf(day), window.lastDay(), days, provisional, text);
    }

    private static void requirePausable(Deadline deadline, Pause pause) {
        if (current(deadline) instanceof Hours) {
            throw new Problem(CalendarProblem.HOURS_NEVER_PAUSE);
        }
        Inputs inputs = deadline.derivation().inputs();
        if (pause.from().isBefore(inputs.start()) || deadline.isOverdue(pause.from())) {
            throw new Problem(CalendarProblem.PAUSE_OUTSIDE_TERM);
        }
        boolean overlaps = inputs.changes().stream()
                .anyMatch(change -> change instanceof Pause earlier
                        && pause.from().isBefore(earlier.to())
                        && earlier.from().isBefore(pause.to()));
        if (overlaps) {
            throw new Problem(CalendarProblem.PAUSED_ALREADY);
        }
    }

    /** The term that runs now: the last extension's, else the rule's. */
    private static Term current(Deadline deadline) {
        return deadline.derivation().inputs().changes().reversed().stream()
                .flatMap(change -> change instanceof Extension extension ? Stream.of(extension.by()) : Stream.empty())
                .findFirst()
                .orElse(deadline.derivation().rule());
    }

    private static Rounding rounding(Inputs inputs) {
        return inputs.changes().reversed().stream()
                .flatMap(change ->
                        change instanceof Extension extension ? Stream.of(extension.rounding()) : Stream.empty())
                .findFirst()
                .orElse(inputs.rounding());
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Zones.CHINA).toInstant();
    }

    private static Deadline deadline(Instant due, Reckoning days, Term rule, Inputs inputs, Bilingual text) {
        Bilingual whole = Phrases.join(text, Phrases.unpublished(days.unpublished()));
        return new Deadline(due, days.isProvisional(), new Derivation(rule, inputs, days.calendarVersion(), whole));
    }

    private static Deadline changed(
            Deadline before,
            Change change,
            Instant due,
            @Nullable LocalDate lastDay,
            Reckoning days,
            boolean provisional,
            Bilingual text) {
        Derivation was = before.derivation();
        List<Change> changes = new ArrayList<>(was.inputs().changes());
        changes.add(change);
        Inputs inputs = new Inputs(
                was.inputs().start(), was.inputs().rounding(), was.inputs().opens(), lastDay, changes);
        String versions = Stream.of(was.calendarVersion(), days.calendarVersion())
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .filter(version -> !version.isEmpty())
                .distinct()
                .sorted()
                .collect(joining(","));
        Bilingual whole = Phrases.join(Phrases.join(was.text(), text), Phrases.unpublished(days.unpublished()));
        return new Deadline(
                due, provisional || days.isProvisional(), new Derivation(was.rule(), inputs, versions, whole));
    }
}
