package cn.anlan.inspections;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.PersonObligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.tourplans.PlannedTour;
import cn.anlan.tourplans.TourParties;
import cn.anlan.tourplans.TourPlans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads tours, each as far as it concerns the actor. */
@Component
@Transactional(readOnly = true)
class TourQueries {

    private final TourStore store;
    private final WorkStore work;
    private final FollowedFindings findings;
    private final TourDemands demands;
    private final TourReach reach;
    private final TourParties parties;
    private final TourPlans plans;
    private final Checklists checklists;
    private final PersonObligations obligations;
    private final ActQueries acts;

    TourQueries(
            TourStore store,
            WorkStore work,
            FollowedFindings findings,
            TourDemands demands,
            TourReach reach,
            TourParties parties,
            TourPlans plans,
            Checklists checklists,
            PersonObligations obligations,
            ActQueries acts) {
        this.store = store;
        this.work = work;
        this.findings = findings;
        this.demands = demands;
        this.reach = reach;
        this.parties = parties;
        this.plans = plans;
        this.checklists = checklists;
        this.obligations = obligations;
        this.acts = acts;
    }

    /**
     * A tour in a list.
     *
     * @param team null while no group has a leader
     * @param waitsFor the obligation whose day the tour waits for, if there is one that concerns the asker
     */
    record TourRow(
            UUID id,
            long version,
            TourState state,
            UUID sender,
            String senderName,
            UUID unit,
            String unitName,
            PlannedTour planned,
            TourPlans.@Nullable Team team,
            @Nullable ObligationRow waitsFor) {}

    /**
     * A tour with everything on its page.
     *
     * @param planned null for a light tour
     * @param team null while no group has a leader, and for a light tour
     * @param missing areas that have neither a finding nor a reason; a light tour may leave any out
     * @param copiesLeft how many bodies are yet to get a copy of its result
     * @param copiesDue by when they get it; null before the review, and for whoever is toured
     * @param obligations to which it has given rise, with their days
     * @param steps what the asker can do now
     */
    record TourView(
            Tour tour,
            @Nullable PlannedTour planned,
            TourPlans.@Nullable Team team,
            List<TourFinding> findings,
            List<Visit.Unexamined> unexamined,
            List<Area> missing,
            List<Transfer> transfers,
            int copiesLeft,
            TourDemands.@Nullable CopiesDue copiesDue,
            List<ObligationRow> obligations,
            List<TourStep> steps,
            List<ActView> timeline) {}

    /** @param mine only those of the groups the actor is in */
    CursorPage<TourRow> list(
            Actor actor, @Nullable TourState state, boolean mine, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 1);
        Set<UUID> senders = mine ? Set.of() : parties.senders(actor);
        List<UUID> own = plans.toursOf(actor.person());
        List<Tour> tours = store.list(
                senders,
                mine ? Set.of() : reach.toured(actor),
                own,
                state,
                after == null ? null : after.id(0),
                limit + 1);
        var waiting = new HashMap<UUID, UUID>();
        tours.forEach(tour -> waitsFor(tour, senders.contains(tour.sender()) || own.contains(tour.id()))
                .ifPresent(obligation -> waiting.put(tour.id(), obligation)));
        Map<UUID, ObligationRow> due = obligations.some(Scope.everything(), List.copyOf(waiting.values())).stream()
                .collect(Collectors.toMap(ObligationRow::id, row -> row));
        Map<UUID, PlannedTour> planned =
                plans.planned(tours.stream().map(Tour::id).toList());
        var teams = new HashMap<UUID, Optional<TourPlans.Team>>();
        return CursorPage.of(
                tours.stream()
                        .map(tour -> row(
                                tour,
                                Objects.requireNonNull(planned.get(tour.id())),
                                teams,
                                due.get(waiting.get(tour.id()))))
                        .toList(),
                limit,
                row -> Cursor.of(row.id()));
    }

    /** The obligation that the next step meets; who is toured learns nothing of the report. */
    private static Optional<UUID> waitsFor(Tour tour, boolean readsAll) {
        var due = tour.progress().obligations();
        return switch (tour.state()) {
            case ENDED -> readsAll ? Optional.ofNullable(due.report()) : Optional.empty();
            case FED_BACK -> Optional.ofNullable(due.rectification());
            default -> Optional.empty();
        };
    }

    TourView get(Actor actor, UUID id) {
        Tour tour = reach.requireSeen(actor, store.find(id));
        PlannedTour planned = tour.isLight() ? null : plans.get(id).tour();
        TourPlans.Team team = reach.team(tour).orElse(null);
        List<TourStep> steps = tour.order().open(tour.state(), reach.sides(actor, tour));
        boolean all = reach.readsAll(actor, tour);
        boolean fedBack = tour.state().isAtLeast(TourState.FED_BACK);
        List<ActView> timeline = all ? acts.timeline(TourRecorder.SUBJECT, id) : List.of();
        List<TourFinding> found = all || fedBack ? findings.of(id) : List.of();
        List<Visit.Unexamined> unexamined = all ? work.unexamined(id) : List.of();
        List<Transfer> transfers = all ? work.transfers(id) : List.of();
        var due = tour.progress().obligations();
        var ids = new ArrayList<UUID>();
        if (all) {
            add(ids, due.training());
            add(ids, due.report());
        }
        add(ids, due.rectification());
        found.stream().map(TourFinding::obligation).filter(Objects::nonNull).forEach(ids::add);
        transfers.stream().map(Transfer::obligation).forEach(ids::add);
        return new TourView(
                all ? tour : tour.with(tour.progress().forToured()),
                planned,
                team,
                found,
                unexamined,
                all && !tour.isLight() ? demands.missing(tour) : List.of(),
                transfers,
                all && !tour.isLight() ? demands.copiesLeft(tour) : 0,
                copiesDue(tour, timeline),
                obligations.some(Scope.everything(), ids),
                steps,
                timeline);
    }

    private TourDemands.@Nullable CopiesDue copiesDue(Tour tour, List<ActView> timeline) {
        return timeline.stream()
                .filter(act -> act.kind().equals(TourStep.REVIEW.act()))
                .map(act -> demands.copiesDue(tour, act.occurredAt()))
                .reduce((earlier, last) -> last)
                .orElse(null);
    }

    List<Visit> visits(Actor actor, UUID id) {
        requireAll(actor, id);
        return work.visits(id);
    }

    List<Visit.LogEntry> log(Actor actor, UUID id) {
        requireAll(actor, id);
        return work.log(id);
    }

    Checklists.Checklist checklist(Actor actor, UUID id) {
        return checklists.of(requireAll(actor, id));
    }

    private Tour requireAll(Actor actor, UUID id) {
        return store.find(id)
                .filter(tour -> reach.readsAll(actor, tour))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    private static void add(List<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private TourRow row(
            Tour tour,
            PlannedTour planned,
            Map<UUID, Optional<TourPlans.Team>> teams,
            @Nullable ObligationRow waitsFor) {
        Optional<TourPlans.Team> team = planned.group() == null
                ? Optional.empty()
                : teams.computeIfAbsent(planned.group(), group -> plans.team(planned));
        return new TourRow(
                tour.id(),
                tour.version(),
                tour.state(),
                tour.sender(),
                tour.senderName(),
                tour.unit(),
                tour.unitName(),
                planned,
                team.orElse(null),
                waitsFor);
    }
}
