package cn.anlan.archive;

import cn.anlan.accidents.AccidentFigures;
import cn.anlan.archive.SituationView.AccidentCounts;
import cn.anlan.archive.SituationView.Analysis;
import cn.anlan.archive.SituationView.Standing;
import cn.anlan.boards.Span;
import cn.anlan.hazards.HazardFigures;
import cn.anlan.obligations.DutyFigures;
import cn.anlan.obligations.DutyFigures.Course;
import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import cn.anlan.records.RecordKind;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the analysis pack of a unit and period together. */
@Component
@Transactional(readOnly = true)
class Situations {

    private static final int TREND = 12;
    private static final int CATEGORIES = 10;

    private final HazardFigures hazards;
    private final AccidentFigures accidents;
    private final DutyFigures duties;
    private final RegimeQueries regimes;
    private final UnitQueries units;
    private final Clock clock;

    Situations(
            HazardFigures hazards,
            AccidentFigures accidents,
            DutyFigures duties,
            RegimeQueries regimes,
            UnitQueries units,
            Clock clock) {
        this.hazards = hazards;
        this.accidents = accidents;
        this.duties = duties;
        this.regimes = regimes;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The pack as it stands now.
     *
     * @param asked the unit; the actor's own unless named
     * @param period {@code 2026-03}; the present month unless named
     * @throws Problem 404 for a unit out of scope
     */
    SituationView of(Actor actor, @Nullable UUID asked, @Nullable String period) {
        UnitView unit = seen(actor, asked);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Span span =
                Span.of(period == null || period.isBlank() ? today.toString().substring(0, 7) : period, today);
        List<PackVersion> inForce = regimes.inForceFor(unit, span.to());
        var overdue = new ArrayList<ObligationRow>();
        var analyses = new ArrayList<Analysis>();
        Figures sum = Figures.NONE;
        for (PackVersion pack : inForce) {
            Course course = course(pack, pack.content().duties(), span.from(), span.to());
            for (var one : duties.cells(actor.scope(), course, List.of(unit.id()))) {
                sum = plus(sum, one.figures());
            }
            var soFar = course(pack, pack.content().duties(), today.minusYears(1), today);
            duties.behind(actor.scope(), soFar, unit.id()).stream()
                    .filter(ObligationRow::late)
                    .forEach(overdue::add);
            analyses.addAll(analyses(actor, unit, pack, span, today));
        }
        analyses.sort(Comparator.comparing(Analysis::due).reversed());
        List<String> areas = unit.areas();
        return new SituationView(
                unit.id(),
                unit.name(),
                span.name(),
                span.from(),
                span.to(),
                clock.instant(),
                analyses.stream()
                        .map(Analysis::due)
                        .filter(day -> !day.isBefore(span.from()) && !day.isAfter(span.to()))
                        .findFirst()
                        .orElse(null),
                analyses,
                hazards.sums(actor.scope(), areas, span.from(), span.to()),
                hazards.months(actor.scope(), areas, span.to().withDayOfMonth(1).minusMonths(TREND - 1), span.to()),
                hazards.categories(actor.scope(), areas, span.from(), span.to(), CATEGORIES),
                sum,
                sum.rate(),
                overdue,
                accidents(actor, areas, span));
    }

    private AccidentCounts accidents(Actor actor, List<String> areas, Span span) {
        LocalDate before = span.from().minusMonths(ChronoUnit.MONTHS.between(span.from(), span.to()) + 1);
        LocalDate until = span.from().minusDays(1);
        List<AccidentFigures.Graded> grades = accidents.byGrade(actor.scope(), areas, span.from(), span.to());
        return new AccidentCounts(
                AccidentFigures.together(grades),
                AccidentFigures.together(accidents.byGrade(actor.scope(), areas, before, until)),
                before,
                until,
                grades);
    }

    /** The analyses the regime asks for from the start of the year of the period on. */
    private List<Analysis> analyses(Actor actor, UnitView unit, PackVersion pack, Span span, LocalDate today) {
        List<Duty> asked = pack.content().duties().stream()
                .filter(duty -> duty.records().contains(RecordKind.ANALYSIS.key()))
                .toList();
        LocalDate to = span.to().isAfter(today) ? span.to() : today;
        return duties.behind(actor.scope(), course(pack, asked, span.from().withDayOfYear(1), to), unit.id()).stream()
                .map(row -> new Analysis(
                        row.id(), row.period(), row.dueDay(), row.state(), row.performedAt(), standing(row)))
                .toList();
    }

    private static Standing standing(ObligationRow row) {
        return Standing.of(
                row.state(),
                row.late(),
                row.performedAt() != null && row.performedAt().isBefore(row.due()));
    }

    private UnitView seen(Actor actor, @Nullable UUID asked) {
        UUID id = asked == null ? actor.unit() : asked;
        if (id == null
                || !(actor.scope() instanceof Scope.Territory(var prefixes))
                || !(units.find(id).orElse(null) instanceof UnitView unit)
                || unit.territory() == null
                || prefixes.stream().noneMatch(unit.territory()::startsWith)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        return unit;
    }

    private static Course course(PackVersion pack, List<Duty> duties, LocalDate from, LocalDate to) {
        return new Course(pack.content().pack(), duties.stream().map(Duty::key).toList(), from, to, "");
    }

    private static Figures plus(Figures one, Figures other) {
        return new Figures(
                one.inTime() + other.inTime(),
                one.late() + other.late(),
                one.overdue() + other.overdue(),
                one.soon() + other.soon(),
                one.open() + other.open(),
                one.waived() + other.waived());
    }
}
