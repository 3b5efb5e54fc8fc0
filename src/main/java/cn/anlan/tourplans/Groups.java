package cn.anlan.tourplans;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.organization.Persons;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms tour groups and keeps them through the cycle: the office proposes, the committee approves (ZZ-2.1a, ZZ-2.1b, ZZ-2.2, ZZ-2.3, ZZ-4.1,
 * ZZ-4.3c). Throws {@link Problem} as {@link Plans} does.
 */
@Service
@Transactional
class Groups {

    static final String SUBJECT = "tour-group";

    private final GroupStore store;
    private final PlanStore plans;
    private final TourplanRecorder recorder;
    private final TourTerms terms;
    private final Persons persons;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Evidence evidence;
    private final Clock clock;

    Groups(
            GroupStore store,
            PlanStore plans,
            TourplanRecorder recorder,
            TourTerms terms,
            Persons persons,
            PostQueries posts,
            UnitQueries units,
            Evidence evidence,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.recorder = recorder;
        this.terms = terms;
        this.persons = persons;
        this.posts = posts;
        this.units = units;
        this.evidence = evidence;
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
                members(named),
                null);
        store.insert(group);
        return act(group, 1, TourGroup.State.DRAFT, "tour-group.formed", by, said(group.members()), List.of());
    }

    Done amend(Actor by, UUID id, long seen, List<Named> named) {
        TourGroup group = seen(by, id, seen, TourGroup.Step.AMEND);
        List<Member> members = members(named);
        store.members(id, members);
        return moved(group, TourGroup.Step.AMEND, by, by.person(), null, said(members), List.of());
    }

    Done propose(Actor by, UUID id, long seen) {
        TourGroup group = seen(by, id, seen, TourGroup.Step.PROPOSE);
        GroupRules.require(group.members(), figures(group));
        return moved(group, TourGroup.Step.PROPOSE, by, by.person(), null, said(group.members()), List.of());
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        TourGroup group = seen(by, id, seen, TourGroup.Step.SEND_BACK);
        return moved(
                group, TourGroup.Step.SEND_BACK, by, group.proposedBy(), null, Map.of("reason", reason), List.of());
    }

    Done approve(Actor by, UUID id, long seen, String opinion) {
        TourGroup group = seen(by, id, seen, TourGroup.Step.APPROVE);
        requireOther(group, by);
        GroupRules.require(group.members(), figures(group));
        GroupRules.requireNoInterest(group.members(), tours(group), store.declarations(id));
        return moved(
                group, TourGroup.Step.APPROVE, by, group.proposedBy(), null, Map.of("opinion", opinion), List.of());
    }

    /** A member who proved unfit or can't go on gives way to another; the committee decides. */
    Done proposeReplacement(Actor by, UUID id, long seen, UUID outgoing, Named incoming, String reason) {
        TourGroup group = seen(by, id, seen, TourGroup.Step.PROPOSE_REPLACEMENT);
        Member leaving = member(group, outgoing);
        var change = new TourGroup.Replacement(
                outgoing, leaving.name(), members(List.of(incoming)).getFirst(), reason.strip());
        GroupRules.require(group.renewed(change), figures(group));
        return moved(
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
        TourGroup group = seen(by, id, seen, TourGroup.Step.DECIDE_REPLACEMENT);
        TourGroup.Replacement change = group.pending();
        if (change == null) {
            throw new Problem(TourplanProblem.NOTHING_PENDING).clause("ZZ-2.3");
        }
        requireOther(group, by);
        if (granted) {
            GroupRules.require(group.renewed(change), figures(group));
            LocalDate today = terms.today();
            List<PlannedTour> ahead = tours(group).stream()
                    .filter(tour -> !tour.ends().isBefore(today))
                    .toList();
            GroupRules.requireNoInterest(List.of(change.incoming()), ahead, store.declarations(id));
            store.leave(id, change.outgoing(), change.reason(), clock.instant());
            store.join(id, change.incoming());
        }
        return moved(
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

    /**
     * A member declares their interests in the places of a tour; the office enters what was declared on paper, with the signed paper.
     *
     * @param ties none, if there are none
     */
    Done declare(Actor by, UUID id, long seen, UUID person, UUID tour, List<Declaration.Tie> ties, List<UUID> files) {
        TourGroup group = lock(id);
        boolean own = by.person().equals(person);
        if (!own) {
            recorder.require(by, group.unit(), Side.OFFICE);
        }
        recorder.requireSeen(SUBJECT, id, group.version(), seen);
        Member member = group.candidates().stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NOT_IN_GROUP).field("person", "NotInGroup"));
        if (!own && files.isEmpty()) {
            throw new Problem(TourplanProblem.DECLARES_ONESELF, member.name())
                    .clause("ZZ-4.3c")
                    .field("evidence", "NotEmpty");
        }
        PlannedTour planned = tours(group).stream()
                .filter(one -> one.id().equals(tour))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NO_SUCH_TOUR));
        store.declare(new Declaration(id, person, tour, planned.places(), ties, clock.instant(), by.name()));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("person", member.name());
        facts.put("tour", tour.toString());
        facts.put("ties", ties);
        return kept(group, "tour-group.interests-declared", by, facts, hashes(by, files));
    }

    /** The own unit releases a member from the own post for a time (ZZ-4.1). */
    Done release(Actor by, UUID id, long seen, UUID person, LocalDate from, LocalDate to, String agreedBy) {
        TourGroup group = lock(id);
        recorder.require(by, group.unit(), Side.OFFICE);
        recorder.requireSeen(SUBJECT, id, group.version(), seen);
        Member member = member(group, person);
        if (to.isBefore(from)) {
            throw new Problem(TourplanProblem.ENDS_BEFORE_START).field("to", "NotBeforeStart");
        }
        store.release(id, person, from, to);
        return kept(
                group,
                "tour-group.member-released",
                by,
                Map.of(
                        "person", member.name(),
                        "from", from.toString(),
                        "to", to.toString(),
                        "agreedBy", agreedBy),
                List.of());
    }

    private TourGroup lock(UUID id) {
        return store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    private TourGroup seen(Actor by, UUID id, long seen, TourGroup.Step step) {
        TourGroup group = lock(id);
        recorder.require(by, group.unit(), TourGroup.by(step));
        recorder.requireSeen(SUBJECT, id, group.version(), seen);
        group.require(step);
        return group;
    }

    private static void requireOther(TourGroup group, Actor by) {
        if (group.proposedBy().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_PLAN).clause("ZZ-2.3");
        }
    }

    private static Member member(TourGroup group, UUID person) {
        return group.members().stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NOT_IN_GROUP).field("person", "NotInGroup"));
    }

    List<PlannedTour> tours(TourGroup group) {
        return plans.tours(group.plan()).stream()
                .filter(tour -> group.id().equals(tour.group()))
                .toList();
    }

    private GroupRules.Figures figures(TourGroup group) {
        UnitView unit = units.get(group.unit());
        int version = plans.find(group.plan()).orElseThrow().packVersion();
        return new GroupRules.Figures(
                terms.value(unit, version, "group-members-least").asInt(),
                terms.value(unit, version, "group-members-most").asInt(),
                Rank.of(terms.value(unit, version, "leader-rank").value()),
                terms.value(unit, version, "member-conditions").asInt());
    }

    private List<Member> members(List<Named> named) {
        var seen = new HashSet<UUID>();
        return named.stream()
                .map(one -> {
                    String name = persons.find(one.person())
                            .orElseThrow(
                                    () -> new Problem(TourplanProblem.NO_SUCH_PERSON).field("person", "NoSuchPerson"))
                            .name();
                    if (!seen.add(one.person())) {
                        throw new Problem(TourplanProblem.MEMBER_TWICE, name).clause("ZZ-2.1a");
                    }
                    UUID unit = one.unit() != null ? one.unit() : ownUnit(one.person());
                    String field = one.field() == null || one.field().isBlank()
                            ? null
                            : one.field().strip();
                    return new Member(
                            one.person(),
                            name,
                            one.leader(),
                            one.official(),
                            unit,
                            unit == null ? null : units.get(unit).name(),
                            one.rank(),
                            field,
                            one.conditions(),
                            null,
                            null);
                })
                .toList();
    }

    private @Nullable UUID ownUnit(UUID person) {
        return posts.heldBy(person, terms.today()).stream()
                .findFirst()
                .map(post -> post.unit())
                .orElse(null);
    }

    private List<String> hashes(Actor by, List<UUID> files) {
        return evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
    }

    private Done moved(
            TourGroup group,
            TourGroup.Step step,
            Actor by,
            UUID proposedBy,
            TourGroup.@Nullable Replacement pending,
            Map<String, ?> facts,
            List<String> hashes) {
        TourGroup.State to = group.require(step).to();
        store.move(group, to, proposedBy, pending);
        return act(group, group.version() + 1, to, step.act(), by, facts, hashes);
    }

    /** Records what leaves the group's state as it is. */
    private Done kept(TourGroup group, String kind, Actor by, Map<String, ?> facts, List<String> hashes) {
        store.move(group, group.state(), group.proposedBy(), group.pending());
        return act(group, group.version() + 1, group.state(), kind, by, facts, hashes);
    }

    private Done act(
            TourGroup group,
            long version,
            TourGroup.State state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes) {
        return recorder.record(
                SUBJECT, group.id(), version, state.name(), kind, by, group.unit(), group.territory(), facts, hashes);
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
