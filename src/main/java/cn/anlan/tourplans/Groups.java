package cn.anlan.tourplans;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms tour groups and keeps them through the cycle: the office proposes, the committee approves (ZZ-2.1a, ZZ-2.1b, ZZ-2.2, ZZ-2.3). Throws
 * {@link Problem} as {@link Plans} does.
 */
@Service
@Transactional
class Groups {

    static final String SUBJECT = "tour-group";

    private final GroupStore store;
    private final PlanStore plans;
    private final GroupRecorder groups;
    private final Nominations nominations;
    private final TourplanRecorder recorder;
    private final TourTerms terms;
    private final UnitQueries units;
    private final Clock clock;

    Groups(
            GroupStore store,
            PlanStore plans,
            GroupRecorder groups,
            Nominations nominations,
            TourplanRecorder recorder,
            TourTerms terms,
            UnitQueries units,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.groups = groups;
        this.nominations = nominations;
        this.recorder = recorder;
        this.terms = terms;
        this.units = units;
        this.clock = clock;
    }

    /** Somebody as the office names them. */
    record Named(
            UUID person,
            boolean leader,
            boolean official,
            @Nullable UUID unit,
            Rank rank,
            @Nullable String field,
            Set<Condition> conditions) {}

    Done form(Actor by, UUID planId, String name, List<Named> named) {
        // The plan's row makes those who form groups at one time wait for each other.
        Plan plan = plans.lock(planId).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        recorder.require(by, plan.unit(), Side.OFFICE);
        UnitView unit = units.get(plan.unit());
        int most = terms.value(unit, plan.packVersion(), "groups-most").asInt();
        if (store.ofPlan(planId).size() >= most) {
            throw new Problem(TourplanProblem.TOO_MANY_GROUPS, most).clause("ZZ-2.1a");
        }
        var group = new TourGroup(
                Ids.next(),
                1,
                planId,
                plan.unit(),
                plan.territory(),
                name.strip(),
                TourGroup.State.DRAFT,
                by.person(),
                nominations.members(named),
                null);
        store.insert(group);
        return groups.act(group, 1, TourGroup.State.DRAFT, "tour-group.formed", by, said(group.members()), List.of());
    }

    Done amend(Actor by, UUID id, long seen, List<Named> named) {
        TourGroup group = groups.seen(by, id, seen, TourGroup.Step.AMEND);
        List<Member> members = nominations.members(named);
        store.members(id, members);
        return groups.moved(group, TourGroup.Step.AMEND, by, by.person(), null, said(members), List.of());
    }

    Done propose(Actor by, UUID id, long seen) {
        TourGroup group = groups.seen(by, id, seen, TourGroup.Step.PROPOSE);
        GroupRules.require(group.members(), nominations.figures(group));
        return groups.moved(group, TourGroup.Step.PROPOSE, by, by.person(), null, said(group.members()), List.of());
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        TourGroup group = groups.seen(by, id, seen, TourGroup.Step.SEND_BACK);
        return groups.moved(
                group, TourGroup.Step.SEND_BACK, by, group.proposedBy(), null, Map.of("reason", reason), List.of());
    }

    Done approve(Actor by, UUID id, long seen, String opinion) {
        TourGroup group = groups.seen(by, id, seen, TourGroup.Step.APPROVE);
        requireOther(group, by);
        GroupRules.require(group.members(), nominations.figures(group));
        GroupRules.requireNoInterest(group.members(), groups.tours(group), store.declarations(id));
        return groups.moved(
                group, TourGroup.Step.APPROVE, by, group.proposedBy(), null, Map.of("opinion", opinion), List.of());
    }

    /** A member who proved unfit or can't go on gives way to another; the committee decides. */
    Done proposeReplacement(Actor by, UUID id, long seen, UUID outgoing, Named incoming, String reason) {
        TourGroup group = groups.seen(by, id, seen, TourGroup.Step.PROPOSE_REPLACEMENT);
        Member leaving = group.member(outgoing);
        var change = new TourGroup.Replacement(
                outgoing, leaving.name(), nominations.members(List.of(incoming)).getFirst(), reason.strip());
        GroupRules.require(group.renewed(change), nominations.figures(group));
        return groups.moved(
                group,
                TourGroup.Step.PROPOSE_REPLACEMENT,
                by,
                by.person(),
                change,
                Map.of(
                        "outgoing", leaving.name(),
                        "incoming", change.incoming().name(),
                        "reason", change.reason()),
                List.of());
    }

    Done decideReplacement(Actor by, UUID id, long seen, boolean granted, String opinion) {
        TourGroup group = groups.seen(by, id, seen, TourGroup.Step.DECIDE_REPLACEMENT);
        TourGroup.Replacement change = group.pending();
        if (change == null) {
            throw new Problem(TourplanProblem.NOTHING_PENDING).clause("ZZ-2.3");
        }
        requireOther(group, by);
        if (granted) {
            GroupRules.require(group.renewed(change), nominations.figures(group));
            LocalDate today = terms.today();
            List<PlannedTour> ahead = groups.tours(group).stream()
                    .filter(tour -> !tour.ends().isBefore(today))
                    .toList();
            GroupRules.requireNoInterest(List.of(change.incoming()), ahead, store.declarations(id));
            store.leave(id, change.outgoing(), change.reason(), clock.instant());
            store.join(id, change.incoming());
        }
        return groups.moved(
                group,
                TourGroup.Step.DECIDE_REPLACEMENT,
                by,
                group.proposedBy(),
                null,
                Map.of(
                        "granted", granted,
                        "outgoing", change.outgoingName(),
                        "incoming", change.incoming().name(),
                        "reason", change.reason(),
                        "opinion", opinion),
                List.of());
    }

    private static void requireOther(TourGroup group, Actor by) {
        if (group.proposedBy().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_PLAN).clause("ZZ-2.3");
        }
    }

    private static Map<String, ?> said(List<Member> members) {
        return Map.of(
                "members",
                members.stream()
                        .map(one -> Map.of(
                                "name", one.name(),
                                "leader", one.leader(),
                                "rank", one.rank().name(),
                                "conditions",
                                        one.conditions().stream()
                                                .map(Enum::name)
                                                .sorted()
                                                .toList()))
                        .toList());
    }
}
