package cn.anlan.inspections;

import cn.anlan.obligations.Bearers;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.Successors;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.tourplans.TourParties;
import cn.anlan.tourplans.TourPlans;
import cn.anlan.tourplans.TourTerms;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an actor is to a tour. For a toured unit that is gone whoever took it over stands, and where nobody did, whoever bears what it owed.
 * Whoever is toured knows of it, but not what the group records until it is fed back; others who answer for the same area don't see it at all.
 */
@Component
class TourReach {

    private static final List<Role> HEADS =
            List.of(Role.PRINCIPAL, Role.DEPARTMENT, Role.ENTERPRISE, Role.COMMITTEE_OFFICE);

    private final TourParties parties;
    private final TourPlans plans;
    private final TourTerms terms;
    private final PostQueries posts;
    private final Successors successors;
    private final Bearers bearers;

    TourReach(
            TourParties parties,
            TourPlans plans,
            TourTerms terms,
            PostQueries posts,
            Successors successors,
            Bearers bearers) {
        this.parties = parties;
        this.plans = plans;
        this.terms = terms;
        this.posts = posts;
        this.successors = successors;
        this.bearers = bearers;
    }

    /** The team that makes a tour now; a light one has none. */
    Optional<TourPlans.Team> team(Tour tour) {
        return tour.isLight()
                ? Optional.empty()
                : plans.team(plans.get(tour.id()).tour());
    }

    Set<TourStep.Side> sides(Actor actor, Tour tour) {
        var sides = EnumSet.noneOf(TourStep.Side.class);
        if (actor.is(Role.AUDITOR)) {
            return sides;
        }
        if (parties.isOffice(actor, tour.sender())) {
            sides.add(TourStep.Side.OFFICE);
        }
        if (parties.isCommittee(actor, tour.sender())) {
            sides.add(TourStep.Side.COMMITTEE);
        }
        if (actor.is(Role.PRINCIPAL) && toured(actor).contains(tour.unit())
                || bears(actor, tour.progress().obligations().rectification())) {
            sides.add(TourStep.Side.UNIT);
        }
        if (standsInForTheLeader(actor, tour)) {
            sides.add(TourStep.Side.LEADER);
        }
        if (tour.light() != null) {
            sides.addAll(pair(actor, tour, tour.light()));
        }
        team(tour).filter(TourPlans.Team::approved).ifPresent(team -> {
            if (team.members().containsKey(actor.person())) {
                sides.add(TourStep.Side.MEMBER);
            }
            if (team.leader().equals(actor.person())) {
                sides.add(TourStep.Side.LEADER);
            }
        });
        return sides;
    }

    /**
     * Whether the report that is owed has passed to the actor because the leader's own unit is gone: to the sender's office or a level above,
     * who read the tour anyhow. The post alone makes nobody a leader: it may have been left, or its holder replaced.
     */
    private boolean standsInForTheLeader(Actor actor, Tour tour) {
        return tour.state() == TourState.ENDED
                && parties.belongs(actor, tour.sender())
                && bears(actor, tour.progress().obligations().report());
    }

    /** Both offices make a light tour; the sender's leads. */
    private Set<TourStep.Side> pair(Actor actor, Tour tour, Tour.Light light) {
        if (parties.isOffice(actor, tour.sender())) {
            return EnumSet.of(TourStep.Side.LEADER, TourStep.Side.MEMBER);
        }
        return actor.is(Role.DEPARTMENT) && light.partner().equals(actor.unit())
                ? EnumSet.of(TourStep.Side.MEMBER)
                : EnumSet.noneOf(TourStep.Side.class);
    }

    /** Whether the actor may read what the group records. */
    boolean readsAll(Actor actor, Tour tour) {
        return parties.belongs(actor, tour.sender()) || sides(actor, tour).contains(TourStep.Side.MEMBER);
    }

    /** Those whom it concerns; whoever is toured from the notice on, which a cancellation doesn't take back. */
    boolean sees(Actor actor, Tour tour) {
        return readsAll(actor, tour)
                || tour.progress().notifiedOn() != null && toured(actor).contains(tour.unit())
                || bears(actor, tour.progress().obligations().rectification());
    }

    /** The units as which the actor is toured: those they speak for, and those that were merged into them. */
    Set<UUID> toured(Actor actor) {
        return successors.withMerged(parties.spokenFor(actor));
    }

    /** Whether an obligation of the tour is the actor's, in the post in which they come. */
    boolean bears(Actor actor, @Nullable UUID obligation) {
        return obligation != null
                && actor.post() != null
                && Optional.ofNullable(bearers.of(List.of(obligation)).get(obligation))
                        .filter(post -> post.id().equals(actor.post()))
                        .isPresent();
    }

    /** The unit that answers for another one now. */
    UnitView answering(UUID unit) {
        return successors.answering(unit);
    }

    /** Who rectifies for a toured unit: its principal, or its successor's; where nobody took over, the office above. */
    Optional<PostView> rectifier(UUID unit) {
        UnitView last = successors.last(unit);
        return last.isOpen()
                ? post(last.id(), Role.PRINCIPAL).filter(post -> post.holder() != null)
                : bearers.above(last.id(), terms.today());
    }

    /** Who answers for what was found at a unit. */
    Optional<PostView> responsible(UUID unit) {
        UnitView last = successors.last(unit);
        return last.isOpen() ? head(last.id()) : bearers.above(last.id(), terms.today());
    }

    /** @throws Problem 404 for whom it doesn't concern */
    Tour requireSeen(Actor actor, Optional<Tour> tour) {
        return tour.filter(found -> sees(actor, found)).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** The post of whoever heads a unit, whatever kind of unit it is. */
    Optional<PostView> head(UUID unit) {
        List<PostView> serving = posts.serving(unit, terms.today());
        return HEADS.stream()
                .flatMap(role -> serving.stream().filter(post -> post.role() == role && post.holder() != null))
                .findFirst();
    }

    Optional<PostView> post(UUID unit, Role role) {
        return posts.inUnit(unit, role, terms.today());
    }

    /** The post in which a person works otherwise. */
    Optional<PostView> postOf(UUID person) {
        return posts.heldBy(person, terms.today()).stream()
                .filter(Objects::nonNull)
                .findFirst();
    }
}
