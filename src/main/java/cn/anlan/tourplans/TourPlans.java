package cn.anlan.tourplans;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planned tours and who makes them, for the module that carries them out. */
@Service
@Transactional(readOnly = true)
public class TourPlans {

    private final PlanStore plans;
    private final GroupStore groups;
    private final PlanRules rules;
    private final LaterTours later;

    TourPlans(PlanStore plans, GroupStore groups, PlanRules rules, LaterTours later) {
        this.plans = plans;
        this.groups = groups;
        this.rules = rules;
        this.later = later;
    }

    /** A unit by name. */
    public record Place(UUID unit, String unitName) {}

    /**
     * What a committee has planned for a year.
     *
     * @param approved whether it has been approved
     * @param reach the units it must reach
     * @param tours the tours that were approved and not cancelled
     */
    public record YearPlan(
            UUID plan, UUID sender, String senderName, boolean approved, List<Place> reach, List<PlannedTour> tours) {

        public YearPlan {
            reach = List.copyOf(reach);
            tours = List.copyOf(tours);
        }
    }

    /** The plans of some senders for a year. */
    public List<YearPlan> ofYear(Collection<UUID> senders, int year) {
        List<Plan> found = plans.list(senders, List.of(), year);
        Map<UUID, List<UnitView>> reach =
                rules.toured(found.stream().map(Plan::unit).collect(Collectors.toSet()));
        Map<UUID, List<PlannedTour>> tours =
                plans.standing(found.stream().map(Plan::id).toList());
        return found.stream()
                .map(plan -> new YearPlan(
                        plan.id(),
                        plan.unit(),
                        plan.unitName(),
                        plan.state() == Plan.State.APPROVED,
                        reach.getOrDefault(plan.unit(), List.of()).stream()
                                .map(unit -> new Place(unit.id(), unit.name()))
                                .toList(),
                        tours.getOrDefault(plan.id(), List.of())))
                .toList();
    }

    /**
     * A tour with what its plan knows.
     *
     * @param sender the unit whose committee sends it
     * @param packVersion version of the regime under which it began
     */
    public record Approved(PlannedTour tour, UUID plan, UUID sender, String senderName, int packVersion) {}

    /**
     * Who makes a tour now.
     *
     * @param approved whether the committee has approved them
     * @param members names by person, the leader included
     */
    public record Team(
            UUID group, String name, boolean approved, UUID leader, String leaderName, Map<UUID, String> members) {

        public Team {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** @throws Problem 404 if there is no such tour */
    public Approved get(UUID tour) {
        PlannedTour planned = plans.tour(tour).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        return of(plans.ofTour(tour).orElseThrow(), planned);
    }

    /** What is planned of some tours, by tour. */
    public Map<UUID, PlannedTour> planned(Collection<UUID> tours) {
        return plans.some(tours).stream().collect(Collectors.toMap(PlannedTour::id, tour -> tour));
    }

    /**
     * Takes an approved tour out of its plan, so that its unit is left out again. That it hasn't begun is for the caller to know.
     *
     * @throws Problem 404, 403 for all but the committee that approved it, 409 if it isn't approved or was cancelled before
     */
    @Transactional
    public void cancel(Actor by, UUID tour, String reason) {
        later.cancel(by, tour, reason);
    }

    static Approved of(Plan plan, PlannedTour tour) {
        return new Approved(tour, plan.id(), plan.unit(), plan.unitName(), plan.packVersion());
    }

    /** The group of a tour; empty while none is named or it has no leader. */
    public Optional<Team> team(PlannedTour tour) {
        return tour.group() == null
                ? Optional.empty()
                : groups.find(tour.group())
                        .flatMap(group -> group.members().stream()
                                .filter(Member::leader)
                                .findFirst()
                                .map(leader -> team(group, leader)));
    }

    /** The tours of the groups a person is in. */
    public List<UUID> toursOf(UUID person) {
        return groups.toursOf(person);
    }

    /**
     * Whether a tour may go out: its group approved, every member's interests declared and none a tie to where it goes.
     *
     * @throws Problem 422 with the clause that is not met
     */
    public void requireReady(PlannedTour tour) {
        TourGroup group =
                tour.group() == null ? null : groups.find(tour.group()).orElse(null);
        if (group == null || group.state() != TourGroup.State.APPROVED) {
            throw new Problem(TourplanProblem.GROUP_MISSING, tour.unitName()).clause("ZZ-2.3");
        }
        GroupRules.requireNoInterest(group.members(), List.of(tour), groups.declarations(group.id()));
    }

    /**
     * Whether a member of a tour's group may record what concerns a place: no tie to where the tour goes, and nothing left to declare of an
     * enterprise to which it was extended.
     *
     * @throws Problem 422 with the clause that is not met
     */
    public void requireUntied(UUID tour, UUID person, @Nullable UUID place) {
        PlannedTour planned = plans.tour(tour).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Optional.ofNullable(planned.group()).flatMap(groups::find).ifPresent(group -> {
            List<Member> member = group.members().stream()
                    .filter(one -> one.person().equals(person))
                    .toList();
            List<Declaration> declared = groups.declarations(group.id());
            GroupRules.requireNoTie(member, List.of(planned), declared);
            if (place != null && planned.enterprises().contains(place)) {
                GroupRules.requireNoInterest(member, List.of(planned), declared);
            }
        });
    }

    private static Team team(TourGroup group, Member leader) {
        var members = new LinkedHashMap<UUID, String>();
        group.members().forEach(member -> members.put(member.person(), member.name()));
        return new Team(
                group.id(),
                group.name(),
                group.state() == TourGroup.State.APPROVED,
                leader.person(),
                leader.name(),
                members);
    }
}
