package cn.anlan.tourplans;

import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the tours of an approved plan: adds, extends, cancels (ZZ-1.2a). Throws {@link Problem} as {@link Plans} does.
 */
@Service
@Transactional
class LaterTours {

    private final PlanStore store;
    private final GroupStore groups;
    private final PlanRules rules;
    private final PlanRecorder steps;
    private final UnitQueries units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LaterTours(
            PlanStore store,
            GroupStore groups,
            PlanRules rules,
            PlanRecorder steps,
            UnitQueries units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.groups = groups;
        this.rules = rules;
        this.steps = steps;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a special or irregular tour to an approved plan; the committee has yet to approve it. */
    Done add(Actor by, UUID id, long seen, PlanRules.Asked asked) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.ADD_TOUR);
        PlannedTour tour = rules.asked(plan, asked, Set.of());
        var tours = new ArrayList<>(store.tours(id));
        tours.add(tour);
        rules.requireFits(plan, tours);
        store.put(id, tour);
        return steps.moved(plan, Plan.Step.ADD_TOUR, by, PlanRecorder.said(tour));
    }

    Done drop(Actor by, UUID id, long seen, UUID tour, String reason) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.DROP_TOUR);
        PlannedTour dropped = tour(plan, tour);
        if (dropped.approvedAt() != null) {
            throw new Problem(TourplanProblem.NO_SUCH_TOUR);
        }
        store.dropTours(id, List.of(tour));
        return steps.moved(plan, Plan.Step.DROP_TOUR, by, Map.of("tour", tour.toString(), "reason", reason));
    }

    Done approve(Actor by, UUID id, long seen, UUID tour, String opinion) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.APPROVE_TOUR);
        PlanRules.requireOther(plan, by);
        PlannedTour added = standing(plan, tour);
        rules.requireFits(plan, store.tours(id));
        rules.requireNoInterest(added);
        store.approveTour(tour, clock.instant());
        Done done = steps.moved(plan, Plan.Step.APPROVE_TOUR, by, Map.of("tour", tour.toString(), "opinion", opinion));
        events.publishEvent(new TourApproved(TourPlans.of(plan, added), by));
        return done;
    }

    /** Extends an approved tour to key enterprises of the toured unit. A declared tie to one refuses it; what nobody declared yet must be. */
    Done extend(Actor by, UUID id, long seen, UUID tour, List<UUID> enterprises, String reason) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.EXTEND_TOUR);
        PlannedTour t = standing(plan, tour);
        rules.requireEnterprises(units.get(t.unit()), enterprises);
        PlannedTour extended = t.extendedTo(enterprises);
        // What isn't declared yet must be before the tour goes there (TourPlans.requireReady).
        rules.approvedGroup(extended)
                .ifPresent(group ->
                        GroupRules.requireNoTie(group.members(), List.of(extended), groups.declarations(group.id())));
        store.put(id, extended);
        return steps.moved(
                plan,
                Plan.Step.EXTEND_TOUR,
                by,
                Map.of(
                        "tour", tour.toString(),
                        "enterprises", enterprises.stream().map(UUID::toString).toList(),
                        "reason", reason));
    }

    /**
     * Cancels a tour that the committee has approved. The year's plan leaves its unit out again, unless another tour goes there. Whether it
     * has begun is for whoever carries it out to know.
     */
    Done cancel(Actor by, UUID tour, String reason) {
        Plan of = store.ofTour(tour).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Plan plan = steps.ready(by, of.id(), Plan.Step.CANCEL_TOUR);
        PlannedTour cancelled = standing(plan, tour);
        if (cancelled.approvedAt() == null) {
            throw new Problem(TourplanProblem.NOT_APPROVED, cancelled.unitName()).clause("ZZ-3.3.1");
        }
        store.cancel(tour, new PlannedTour.Cancellation(reason, by.name(), clock.instant()));
        return steps.moved(
                plan,
                Plan.Step.CANCEL_TOUR,
                by,
                Map.of("tour", tour.toString(), "unit", cancelled.unitName(), "reason", reason));
    }

    private PlannedTour standing(Plan plan, UUID tour) {
        PlannedTour found = tour(plan, tour);
        if (!found.stands()) {
            throw new Problem(TourplanProblem.TOUR_CANCELLED, found.unitName())
                    .clause("ZZ-3.3.1")
                    .with("current", plan.version());
        }
        return found;
    }

    private PlannedTour tour(Plan plan, UUID tour) {
        return store.tours(plan.id()).stream()
                .filter(one -> one.id().equals(tour))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NO_SUCH_TOUR));
    }
}
