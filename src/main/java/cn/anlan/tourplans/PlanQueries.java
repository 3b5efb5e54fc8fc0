package cn.anlan.tourplans;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads plans and groups, for those who send tours, those above them, and members. */
@Component
@Transactional(readOnly = true)
class PlanQueries {

    private final PlanStore plans;
    private final GroupStore groups;
    private final BusyStore busy;
    private final PlanRules rules;
    private final TourParties parties;
    private final TourTerms terms;
    private final MetDuties duties;
    private final UnitQueries units;
    private final ActQueries acts;

    PlanQueries(
            PlanStore plans,
            GroupStore groups,
            BusyStore busy,
            PlanRules rules,
            TourParties parties,
            TourTerms terms,
            MetDuties duties,
            UnitQueries units,
            ActQueries acts) {
        this.plans = plans;
        this.groups = groups;
        this.busy = busy;
        this.rules = rules;
        this.parties = parties;
        this.terms = terms;
        this.duties = duties;
        this.units = units;
        this.acts = acts;
    }

    /** A unit by name. */
    record Place(UUID id, String name) {}

    /**
     * A plan with everything on its page.
     *
     * @param toured how many units it must reach
     * @param units those it must reach
     * @param leftOut those it doesn't
     * @param enterprises names of those to which tours extend
     * @param busy what the units have declared for the year
     * @param met obligations of the office that its approval has performed
     * @param office whether the asker is in the office that writes it
     * @param steps what the asker can do now
     */
    record PlanView(
            Plan plan,
            List<PlannedTour> tours,
            List<TourGroup> groups,
            int toured,
            List<Place> units,
            List<Place> leftOut,
            List<Place> enterprises,
            List<Clash> clashes,
            List<BusyTime> busy,
            Figures figures,
            List<MetDuties.Met> met,
            boolean office,
            List<Plan.Step> steps,
            List<ActView> timeline) {}

    /**
     * A group with everything on its page.
     *
     * @param tours those it makes
     * @param enterprises names of those to which its tours extend
     * @param undeclared members who haven't declared their interests in a tour
     * @param office whether the asker is in the office that proposes it
     */
    record GroupView(
            TourGroup group,
            int year,
            List<PlannedTour> tours,
            List<Place> enterprises,
            List<Declaration> declarations,
            List<Undeclared> undeclared,
            List<Clash> clashes,
            Figures figures,
            boolean office,
            List<TourGroup.Step> steps,
            List<ActView> timeline) {}

    /**
     * What the regime asks, as it stands for the sender.
     *
     * @param coverage how much of the units a year must reach, in per cent
     * @param leastLength the least length of a tour, as a pack writes terms
     */
    record Figures(
            int coverage,
            String leastLength,
            int groupsLeast,
            int groupsMost,
            int membersLeast,
            int membersMost,
            Rank leaderRank,
            int conditions) {}

    /**
     * A plan in a list.
     *
     * @param toured how many units it must reach
     * @param reached how many of them it does
     * @param tours how many tours it has
     * @param waiting how many of them the committee has yet to approve
     */
    record PlanRow(
            UUID id,
            long version,
            UUID unit,
            String unitName,
            int year,
            Plan.State state,
            @Nullable Instant approvedAt,
            int toured,
            int reached,
            int tours,
            int waiting) {}

    /** Somebody and a tour whose places they haven't spoken of. */
    record Undeclared(UUID person, String name, UUID tour, String unitName) {}

    /** Those of the committees the actor belongs to, and those in whose groups the actor is. */
    List<PlanRow> list(Actor actor, @Nullable Integer year) {
        List<Plan> found = plans.list(parties.senders(actor), groups.plansOf(actor.person()), year);
        Map<UUID, List<PlanStore.Visit>> visits =
                plans.visits(found.stream().map(Plan::id).toList());
        var toured = new HashMap<UUID, Set<UUID>>();
        rules.toured(found.stream().map(Plan::unit).collect(Collectors.toSet()))
                .forEach((sender, units) ->
                        toured.put(sender, units.stream().map(UnitView::id).collect(Collectors.toSet())));
        return found.stream()
                .map(plan -> row(
                        plan, visits.getOrDefault(plan.id(), List.of()), toured.getOrDefault(plan.unit(), Set.of())))
                .toList();
    }

    private static PlanRow row(Plan plan, List<PlanStore.Visit> visits, Set<UUID> toured) {
        long reached = visits.stream()
                .map(PlanStore.Visit::unit)
                .distinct()
                .filter(toured::contains)
                .count();
        return new PlanRow(
                plan.id(),
                plan.version(),
                plan.unit(),
                plan.unitName(),
                plan.year(),
                plan.state(),
                plan.approvedAt(),
                toured.size(),
                (int) reached,
                visits.size(),
                (int) visits.stream().filter(PlanStore.Visit::waits).count());
    }

    PlanView get(Actor actor, UUID id) {
        Plan plan = visible(actor, id);
        List<PlannedTour> tours = plans.tours(id);
        List<UnitView> toured = rules.toured(plan.unit());
        return new PlanView(
                plan,
                tours,
                groups.ofPlan(id),
                toured.size(),
                places(toured),
                places(rules.leftOut(plan.unit(), tours)),
                enterprises(tours),
                rules.clashes(plan, tours),
                busy.of(toured.stream().map(UnitView::id).toList(), plan.year()),
                figures(plan),
                duties.of(id),
                parties.isOffice(actor, plan.unit()),
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
                tours.stream().filter(PlannedTour::stands).toList(),
                busy.of(left.stream().map(UnitView::id).toList(), plan.year()),
                starts -> terms.leastEnd(sender, plan.packVersion(), starts),
                from.getYear() < plan.year() ? LocalDate.of(plan.year(), 1, 1) : from,
                LocalDate.of(plan.year(), 12, 31));
    }

    GroupView group(Actor actor, UUID id) {
        TourGroup group =
                groups.find(id).filter(seenBy(actor)).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Plan plan = plans.find(group.plan()).orElseThrow();
        List<PlannedTour> tours = plans.tours(group.plan()).stream()
                .filter(tour -> id.equals(tour.group()) && tour.stands())
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
                plan.year(),
                tours,
                enterprises(tours),
                declared,
                missing,
                rules.clashes(plan, tours),
                figures(plan),
                parties.isOffice(actor, group.unit()),
                TourGroup.TABLE.stream()
                        .filter(row -> row.from().contains(group.state()) && takes(actor, group.unit(), row.by()))
                        .map(TourGroup.Row::step)
                        .toList(),
                acts.timeline(Groups.SUBJECT, id));
    }

    private Figures figures(Plan plan) {
        UnitView sender = units.get(plan.unit());
        int version = plan.packVersion();
        return new Figures(
                terms.value(sender, version, "yearly-coverage").asInt(),
                terms.value(sender, version, "tour-least-length").value(),
                terms.value(sender, version, "groups-least").asInt(),
                terms.value(sender, version, "groups-most").asInt(),
                terms.value(sender, version, "group-members-least").asInt(),
                terms.value(sender, version, "group-members-most").asInt(),
                Rank.of(terms.value(sender, version, "leader-rank").value()),
                terms.value(sender, version, "member-conditions").asInt());
    }

    private List<Place> enterprises(List<PlannedTour> tours) {
        Set<UUID> ids =
                tours.stream().flatMap(tour -> tour.enterprises().stream()).collect(Collectors.toSet());
        return ids.isEmpty() ? List.of() : places(units.findAll(ids).values());
    }

    private static List<Place> places(Collection<UnitView> units) {
        return units.stream().map(unit -> new Place(unit.id(), unit.name())).toList();
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
