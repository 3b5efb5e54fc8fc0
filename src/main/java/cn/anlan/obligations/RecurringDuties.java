package cn.anlan.obligations;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.ParameterSheet;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens what the duties of adopted regimes demand of the units they cover, period by period. Once for each unit, duty and period, however
 * often it runs, on however many nodes; a unit covered later gets its obligations with the next run.
 */
@Component
class RecurringDuties {

    private final RegimeQueries regimes;
    private final DutyOpenings openings;
    private final DutySubjects eachOf;
    private final Calendars calendars;
    private final Clock clock;

    RecurringDuties(
            RegimeQueries regimes, DutyOpenings openings, DutySubjects eachOf, Calendars calendars, Clock clock) {
        this.regimes = regimes;
        this.openings = openings;
        this.eachOf = eachOf;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** One period of one duty with the deadline that some of the units share. */
    record Round(PackVersion version, Duty duty, String period, Deadline deadline) {}

    /** A round and all that owe it, those of one unit together. */
    record Opening(Round round, List<Target> targets) {}

    private record Course(Period period, String term, int quota) {}

    /** A unit that owes something, and what about where each of several counts by itself. */
    record Target(UnitView unit, @Nullable Subject subject) {}

    /** Before the {@link Timekeeper}, so that what fell due during the leap was opened in it. */
    @EventListener
    @Order(1)
    void catchUp(ClockAdvanced leap) {
        openThrough(day(leap.from()), leap.to());
    }

    /** Opens what has come up since the last run, and what newly covered units owe. */
    int open() {
        Instant now = clock.instant();
        LocalDate last = openings.lastDay().orElse(day(now));
        int opened = openThrough(last, now);
        openings.ranOn(day(now));
        return opened;
    }

    /** Goes through the months begun since a day, so that time off leaves no period out. */
    private int openThrough(LocalDate after, Instant now) {
        int opened = 0;
        for (LocalDate month = after.withDayOfMonth(1).plusMonths(1);
                month.isBefore(day(now));
                month = month.plusMonths(1)) {
            opened += openOn(month, month.atStartOfDay(Zones.CHINA).toInstant());
        }
        return opened + openOn(day(now), now);
    }

    private int openOn(LocalDate day, Instant asOf) {
        int opened = 0;
        for (String pack : regimes.adopted(day)) {
            Map<PackVersion, List<UnitView>> covered = regimes.covered(pack, day).stream()
                    .collect(Collectors.groupingBy(
                            RegimeQueries.InForce::version,
                            LinkedHashMap::new,
                            Collectors.mapping(RegimeQueries.InForce::unit, Collectors.toList())));
            for (var ofVersion : covered.entrySet()) {
                opened += openOn(ofVersion.getKey(), ofVersion.getValue(), day, asOf);
            }
        }
        return opened;
    }

    private int openOn(PackVersion version, List<UnitView> covered, LocalDate day, Instant asOf) {
        var bearers = openings.postsOf(covered, day);
        var subjects = eachOf.of(covered, bearers, day);
        ParameterSheet parameters = regimes.parameters(version, day);
        List<UnitView> inOrder =
                covered.stream().sorted(Comparator.comparing(UnitView::id)).toList();
        Stream<Opening> owed = version.content().duties().stream()
                .filter(duty -> duty.recurrence() != Duty.Recurrence.ON_EVENT)
                .flatMap(duty -> openings(version, duty, inOrder, parameters, subjects, day, asOf).stream());
        return openings.open(owed, bearers, asOf);
    }

    /** What some units owe of one duty on a day. */
    private List<Opening> openings(
            PackVersion version,
            Duty duty,
            List<UnitView> covered,
            ParameterSheet parameters,
            DutySubjects.Each subjects,
            LocalDate day,
            Instant asOf) {
        List<UnitView> owing = covered.stream()
                .filter(unit -> duty.unitKinds().contains(unit.kind()))
                .toList();
        if (owing.isEmpty()) {
            return List.of();
        }
        // Of tens of thousands of units none has set anything otherwise, as a rule.
        boolean alike = Stream.of(duty.period(), duty.due().parameter(), duty.quota())
                .filter(Objects::nonNull)
                .allMatch(parameters::isSameEverywhere);
        Map<Course, List<UnitView>> byCourse = alike
                ? Map.of(course(duty, parameters, owing.getFirst()), owing)
                : owing.stream()
                        .collect(Collectors.groupingBy(
                                unit -> course(duty, parameters, unit), LinkedHashMap::new, Collectors.toList()));
        var found = new ArrayList<Opening>();
        for (var some : byCourse.entrySet()) {
            Course course = some.getKey();
            LocalDate first = course.period().firstDay(day);
            Deadline deadline = due(course.term(), first);
            List<Target> targets = targets(duty, some.getValue(), subjects);
            if (deadline.isOverdue(asOf)) {
                // What was over before the unit came under the regime is nobody's omission; what is about somebody who
                // came
                // later in the period is due by its end.
                LocalDate over = deadline.day();
                targets = targets.stream()
                        .filter(target -> subjects.since(target.subject()).isAfter(over))
                        .toList();
                deadline = due("end of " + written(course.period()), first);
            }
            if (targets.isEmpty() || deadline.isOverdue(asOf)) {
                continue;
            }
            for (int n = 1; n <= course.quota(); n++) {
                String period = name(duty, course.period(), first) + (course.quota() == 1 ? "" : "#" + n);
                found.add(new Opening(new Round(version, duty, period, deadline), targets));
            }
        }
        return found;
    }

    private static List<Target> targets(Duty duty, List<UnitView> units, DutySubjects.Each subjects) {
        Duty.Each each = duty.each();
        return each == null
                ? units.stream().map(unit -> new Target(unit, null)).toList()
                : units.stream()
                        .flatMap(unit -> subjects.of(each, unit).stream().map(subject -> new Target(unit, subject)))
                        .toList();
    }

    private Deadline due(String term, LocalDate first) {
        return LegalClock.due(
                Term.parse(term),
                Rounding.STAYS,
                first.atStartOfDay(Zones.CHINA).toInstant(),
                calendars.workdays());
    }

    private static Course course(Duty duty, ParameterSheet parameters, UnitView unit) {
        Period period = switch (duty.recurrence()) {
            case MONTHLY -> Period.MONTH;
            case QUARTERLY -> Period.QUARTER;
            case HALF_YEARLY -> Period.HALF_YEAR;
            case YEARLY, ONCE, ON_EVENT -> Period.YEAR;
            case BY_PARAMETER ->
                parameters.value(unit, Objects.requireNonNull(duty.period())).asPeriod();
        };
        int quota = duty.quota() == null
                ? 1
                : Math.max(1, parameters.value(unit, duty.quota()).asInt());
        return new Course(period, term(duty.due(), parameters, unit, period), quota);
    }

    private static String term(Duty.Due due, ParameterSheet parameters, UnitView unit, Period period) {
        String parameter = due.parameter();
        if (parameter != null) {
            return parameters.value(unit, parameter).asTerm(period).text();
        }
        return Objects.requireNonNull(due.term()).replace("period", written(period));
    }

    private static String written(Period period) {
        return period.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A period by name, e.g. {@code 2026Q2}; the same for the same duty, whatever the day in it. */
    private static String name(Duty duty, Period period, LocalDate first) {
        if (duty.recurrence() == Duty.Recurrence.ONCE) {
            return "once";
        }
        return switch (period) {
            case MONTH -> "%d-%02d".formatted(first.getYear(), first.getMonthValue());
            case QUARTER -> first.getYear() + "Q" + (first.getMonthValue() + 2) / 3;
            case HALF_YEAR -> first.getYear() + "H" + (first.getMonthValue() + 5) / 6;
            case YEAR -> String.valueOf(first.getYear());
        };
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zones.CHINA);
    }
}
