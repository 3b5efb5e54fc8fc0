package cn.anlan.tourplans;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws up the tours of a year and has them approved (ZZ-1.2a, ZZ-1.2b, ZZ-3.3.1). {@code seen} is the version the actor saw.
 *
 * <p>All throw {@link Problem}: 404 absent or none of the actor's concern, 409 stale or in another state, 403 not the actor's step, 422 a
 * rule refuses.
 */
@Service
@Transactional
class Plans {

    static final String SUBJECT = "tour-plan";

    private final PlanStore store;
    private final PlanRules rules;
    private final PlanRecorder steps;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final TourTerms terms;
    private final MetDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Plans(
            PlanStore store,
            PlanRules rules,
            PlanRecorder steps,
            TourplanRecorder recorder,
            TourParties parties,
            TourTerms terms,
            MetDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.steps = steps;
        this.recorder = recorder;
        this.parties = parties;
        this.terms = terms;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    Done draw(Actor by, int year) {
        UnitView unit = parties.home(by);
        recorder.require(by, unit.id(), Side.OFFICE);
        if (store.hasPlan(unit.id(), year)) {
            throw new Problem(TourplanProblem.YEAR_PLANNED, unit.name(), String.valueOf(year));
        }
        var plan = new Plan(
                Ids.next(),
                1,
                unit.id(),
                unit.name(),
                unit.territory(),
                year,
                terms.current(unit),
                Plan.State.DRAFT,
                by.person(),
                by.name(),
                null,
                null);
        store.insert(plan);
        return steps.act(plan, 1, Plan.State.DRAFT, "tour-plan.drawn-up", by, Map.of("year", year));
    }

    /** Puts other tours in the place of a draft's. */
    Done amend(Actor by, UUID id, long seen, List<PlanRules.Asked> asked) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.AMEND);
        List<PlannedTour> before = store.tours(id);
        var known = before.stream().map(PlannedTour::id).collect(Collectors.toSet());
        List<PlannedTour> tours =
                asked.stream().map(one -> rules.asked(plan, one, known)).toList();
        Set<UUID> kept = tours.stream().map(PlannedTour::id).collect(Collectors.toSet());
        store.dropTours(id, known.stream().filter(one -> !kept.contains(one)).toList());
        tours.forEach(tour -> store.put(id, tour));
        return steps.moved(
                plan,
                Plan.Step.AMEND,
                by,
                Map.of("tours", tours.stream().map(PlanRecorder::said).toList()));
    }

    Done submit(Actor by, UUID id, long seen) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.SUBMIT);
        rules.requireWhole(plan);
        return steps.moved(plan, Plan.Step.SUBMIT, by, Map.of());
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.SEND_BACK);
        return steps.moved(plan, Plan.Step.SEND_BACK, by, Map.of("reason", reason));
    }

    /** The committee decides; with it the office has met its duty to make the plan of the year. */
    Done approve(Actor by, UUID id, long seen, String opinion) {
        Plan plan = steps.seen(by, id, seen, Plan.Step.APPROVE);
        PlanRules.requireOther(plan, by);
        List<PlannedTour> tours = rules.requireWhole(plan);
        for (PlannedTour tour : tours) {
            rules.requireNoInterest(tour);
        }
        store.approve(plan, by.name(), clock.instant());
        List<UUID> met = duties.meet(
                by,
                new MetDuties.Decision(
                        id,
                        plan.unit(),
                        plan.year(),
                        "tour-plan",
                        ApprovedPapers.plan(plan, tours, LocalDate.ofInstant(clock.instant(), Zones.CHINA))));
        Done done = steps.act(
                plan,
                plan.version() + 1,
                Plan.State.APPROVED,
                Plan.Step.APPROVE.act(),
                by,
                Map.of(
                        "opinion",
                        opinion,
                        "tours",
                        tours.stream().map(PlanRecorder::said).toList(),
                        "met",
                        met.stream().map(UUID::toString).toList()));
        tours.forEach(tour -> events.publishEvent(new TourApproved(TourPlans.of(plan, tour), by)));
        return done;
    }
}
