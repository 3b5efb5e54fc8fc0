package cn.anlan.inspections;

import cn.anlan.hazards.HazardQueries;
import cn.anlan.hazards.HazardRow;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.PersonObligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Scope;
import cn.anlan.tourplans.PlannedTour;
import cn.anlan.tourplans.TourParties;
import cn.anlan.tourplans.TourPlans;
import cn.anlan.tourplans.TourTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the tours of a year stand, for the committees that send them. */
@Component
@Transactional(readOnly = true)
class TourOverview {

    private final TourFigures figures;
    private final TourResults results;
    private final TourPlans plans;
    private final TourParties parties;
    private final TourReach reach;
    private final TourTerms terms;
    private final PersonObligations obligations;
    private final HazardQueries hazards;

    TourOverview(
            TourFigures figures,
            TourResults results,
            TourPlans plans,
            TourParties parties,
            TourReach reach,
            TourTerms terms,
            PersonObligations obligations,
            HazardQueries hazards) {
        this.figures = figures;
        this.results = results;
        this.plans = plans;
        this.parties = parties;
        this.reach = reach;
        this.terms = terms;
        this.obligations = obligations;
        this.hazards = hazards;
    }

    /**
     * The tours of a year.
     *
     * @param coverage by sender
     * @param stages states in which there are tours, in their order
     * @param repeats where the same was found in an earlier tour
     * @param results the performance record: of those whom the sender toured, and of the asker's own unit
     */
    record Year(
            int year,
            List<Coverage> coverage,
            List<Stage> stages,
            Findings findings,
            List<TourFigures.Repeat> repeats,
            List<TourResults.Result> results) {}

    /**
     * Whom a sender's tours reach.
     *
     * @param plan the yearly plan
     * @param toured units whose tour has ended
     */
    record Coverage(UUID plan, UUID sender, String senderName, boolean approved, int toured, List<Reached> places) {}

    /**
     * A unit to be toured.
     *
     * @param tour the one that is farthest, null while none is approved
     */
    record Reached(
            UUID unit,
            String unitName,
            @Nullable UUID tour,
            @Nullable TourState state,
            @Nullable LocalDate starts) {}

    record Stage(TourState state, int count) {}

    /**
     * What was found.
     *
     * @param open not yet closed, those not fed back yet among them
     * @param late open and past their day
     * @param medianDays from finding to closure in days, to a tenth; null while none is closed
     */
    record Findings(
            int total,
            int open,
            int late,
            int closed,
            @Nullable Double medianDays) {}

    Year of(Actor actor, @Nullable Integer asked) {
        int year = asked == null ? terms.today().getYear() : asked;
        Set<UUID> senders = parties.senders(actor);
        List<TourPlans.YearPlan> planned = plans.ofYear(senders, year);
        List<UUID> tours = planned.stream()
                .flatMap(plan -> plan.tours().stream())
                .map(PlannedTour::id)
                .toList();
        Map<UUID, TourState> states = figures.states(tours);
        return new Year(
                year,
                planned.stream().map(plan -> coverage(plan, states)).toList(),
                Arrays.stream(TourState.values())
                        .map(state -> new Stage(state, (int) states.values().stream()
                                .filter(one -> one == state)
                                .count()))
                        .filter(stage -> stage.count() > 0)
                        .toList(),
                findings(figures.findings(tours)),
                figures.repeats(tours),
                results.of(senders, reach.toured(actor), year));
    }

    private static Coverage coverage(TourPlans.YearPlan plan, Map<UUID, TourState> states) {
        List<Reached> places = plan.reach().stream()
                .map(place -> reached(place, plan.tours(), states))
                .toList();
        return new Coverage(
                plan.plan(),
                plan.sender(),
                plan.senderName(),
                plan.approved(),
                (int) places.stream()
                        .filter(place -> place.state() != null && place.state().isAtLeast(TourState.ENDED))
                        .count(),
                places);
    }

    private static Reached reached(TourPlans.Place place, List<PlannedTour> tours, Map<UUID, TourState> states) {
        Optional<PlannedTour> farthest = tours.stream()
                .filter(tour -> tour.unit().equals(place.unit()) && states.containsKey(tour.id()))
                .max(Comparator.comparing(tour -> Objects.requireNonNull(states.get(tour.id()))));
        return new Reached(
                place.unit(),
                place.unitName(),
                farthest.map(PlannedTour::id).orElse(null),
                farthest.map(tour -> states.get(tour.id())).orElse(null),
                farthest.map(PlannedTour::starts).orElse(null));
    }

    /** A hazard is closed and late where hazards are followed, any other finding with its obligation. */
    private Findings findings(List<TourFigures.Standing> found) {
        Map<UUID, HazardRow> raised = byId(hazards.raised(ids(found, TourFigures.Standing::hazard)), HazardRow::id);
        Map<UUID, ObligationRow> due = byId(
                obligations.some(Scope.everything(), ids(found, TourFigures.Standing::obligation)), ObligationRow::id);
        int late = 0;
        var took = new ArrayList<Duration>();
        for (TourFigures.Standing one : found) {
            HazardRow hazard = raised.get(one.hazard());
            ObligationRow obligation = due.get(one.obligation());
            Instant closed = hazard == null ? one.closedAt() : hazard.closedAt();
            if (closed != null) {
                took.add(Duration.between(one.foundAt(), closed));
            } else if (hazard != null && hazard.late() || obligation != null && obligation.late()) {
                late++;
            }
        }
        return new Findings(found.size(), found.size() - took.size(), late, took.size(), median(took));
    }

    static @Nullable Double median(List<Duration> took) {
        if (took.isEmpty()) {
            return null;
        }
        double[] days = took.stream()
                .mapToDouble(one -> one.toMinutes() / (24.0 * 60))
                .sorted()
                .toArray();
        int middle = days.length / 2;
        double median = days.length % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2;
        return Math.round(median * 10) / 10.0;
    }

    private static List<UUID> ids(List<TourFigures.Standing> found, Function<TourFigures.Standing, @Nullable UUID> id) {
        return found.stream().map(id).filter(Objects::nonNull).toList();
    }

    private static <T> Map<UUID, T> byId(List<T> rows, Function<T, UUID> id) {
        return rows.stream().collect(Collectors.toMap(id, row -> row));
    }
}
