package cn.anlan.tourplans;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads plans and groups, for those who send tours, those above them, and members. */
@Component
@Transactional(readOnly = true)
class PlanQueries {

    private final PlanStore plans;
    private final GroupStore groups;
    private final Plans rules;
    private final TourParties parties;
    private final TourTerms terms;
    private final UnitQueries units;
    private final ActQueries acts;

    PlanQueries(
            PlanStore plans,
            GroupStore groups,
            Plans rules,
            TourParties parties,
            TourTerms terms,
            UnitQueries units,
            ActQueries acts) {
        this.plans = plans;
        this.groups = groups;
        this.rules = rules;
        this.parties = parties;
        this.terms = terms;
        this.units = units;
        this.acts = acts;
    }

    /** A unit by name. */
    record Place(UUID id, String name) {}

    /**
     * A plan with everything on its page.
     *
     * @param toured how many units it must reach
     * @param leftOut those it doesn't
     * @param steps what the asker can do now
     */
    record PlanView(
            Plan plan,
            List<PlannedTour> tours,
            List<TourGroup> groups,
            int toured,
            List<Place> leftOut,
            List<Clash> clashes,
            List<Plan.Step> steps,
            List<ActView> timeline) {}

    /** @param undeclared members who haven't declared their interests in a tour */
    record GroupView(
            TourGroup group,
            List<Declaration> declarations,
            List<Undeclared> undeclared,
            List<Clash> clashes,
            List<TourGroup.Step> steps,
            List<ActView> timeline) {}

    /** Somebody and a tour whose places they haven't spoken of. */
    record Undeclared(UUID person, String name, UUID tour, String unitName) {}

    List<Plan> list(Actor actor, @Nullable Integer year) {
        return plans.list(parties.senders(actor), year);
    }

    PlanView get(Actor actor, UUID id) {
        Plan plan = visible(actor, id);
        List<PlannedTour> tours = plans.tours(id);
        return new PlanView(
                plan,
                tours,
                groups.ofPlan(id),
                rules.toured(plan.unit()).size(),
                rules.leftOut(plan.unit(), tours).stream()
                        .map(unit -> new Place(unit.id(), unit.name()))
                        .toList(),
                rules.clashes(plan, tours),
                Plan.TABLE.stream()
                        .filter(row -> row.from().contains(plan.state()) && takes(actor, plan.unit(), row.by()))
                        .map(Plan.Row::step)
                        .toList(),
                acts.timeline(Plans.SUBJECT, id));
    }

    /** Regular tours for the units that the plan still leaves out. */
    Proposer.Proposed proposal(Actor actor, UUID id, LocalDate from) {
        Plan plan = visible(actor, id);
        UnitView sender = units.get(plan.unit());
        List<PlannedTour> tours = plans.tours(id);
        List<UnitView> left = rules.leftOut(plan.unit(), tours);
        return Proposer.propose(
                left.stream()
                        .map(unit -> new Proposer.Place(unit.id(), unit.name(), unit.territory()))
                        .toList(),
                groups.ofPlan(id).stream().map(TourGroup::id).toList(),
                tours,
                plans.busy(left.stream().map(UnitView::id).toList(), plan.year()),
                starts -> terms.leastEnd(sender, plan.packVersion(), starts),
                from.getYear() < plan.year() ? LocalDate.of(plan.year(), 1, 1) : from,
                LocalDate.of(plan.year(), 12, 31));
    }

    GroupView group(Actor actor, UUID id) {
        TourGroup group =
                groups.find(id).filter(seenBy(actor)).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Plan plan = plans.find(group.plan()).orElseThrow();
        List<PlannedTour> tours = plans.tours(group.plan()).stream()
                .filter(tour -> id.equals(tour.group()))
                .toList();
        List<Declaration> declared = groups.declarations(id);
        List<Undeclared> missing = tours.stream()
                .flatMap(tour -> group.candidates().stream()
                        .filter(member -> declared.stream()
                                .noneMatch(one -> one.person().equals(member.person())
                                        && one.tour().equals(tour.id())
                                        && one.about().containsAll(tour.places())))
                        .map(member -> new Undeclared(member.person(), member.name(), tour.id(), tour.unitName())))
                .toList();
        return new GroupView(
                group,
                declared,
                missing,
                rules.clashes(plan, tours),
                TourGroup.TABLE.stream()
                        .filter(row -> row.from().contains(group.state()) && takes(actor, group.unit(), row.by()))
                        .map(TourGroup.Row::step)
                        .toList(),
                acts.timeline(Groups.SUBJECT, id));
    }

    private Plan visible(Actor actor, UUID id) {
        return plans.find(id)
                .filter(plan -> parties.belongs(actor, plan.unit())
                        || groups.plansOf(actor.person()).contains(id))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    private Predicate<TourGroup> seenBy(Actor actor) {
        return group -> parties.belongs(actor, group.unit())
                || group.candidates().stream()
                        .anyMatch(member -> member.person().equals(actor.person()));
    }

    private boolean takes(Actor actor, UUID unit, Side side) {
        return switch (side) {
            case OFFICE -> parties.isOffice(actor, unit);
            case COMMITTEE -> parties.isCommittee(actor, unit);
        };
    }
}
