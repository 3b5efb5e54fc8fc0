package cn.anlan.clues;

import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.tourplans.TourParties;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What an actor is to a clue. Whoever handed it over, deals with it or follows it reads it; nobody of the unit it is about does, and no
 * department. An area code opens nothing here.
 */
@Component
class ClueReach {

    private final ClueStore store;
    private final TourParties parties;

    ClueReach(ClueStore store, TourParties parties) {
        this.store = store;
        this.parties = parties;
    }

    Set<ClueStep.Side> sides(Actor by, Clue clue) {
        var sides = EnumSet.noneOf(ClueStep.Side.class);
        if (parties.isOffice(by, clue.handler())) {
            sides.add(ClueStep.Side.HANDLER);
        }
        boolean follows = clue.follower().equals(clue.handler())
                ? parties.isCommittee(by, clue.follower())
                : parties.isOffice(by, clue.follower());
        if (follows) {
            sides.add(ClueStep.Side.FOLLOWER);
        }
        return sides;
    }

    /** The units for which the actor reads clues. */
    Set<UUID> units(Actor by) {
        return by.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.AUDITOR) ? parties.spokenFor(by) : Set.of();
    }

    /** @throws Problem 404 for whom it doesn't concern */
    Clue requireSeen(Actor by, Optional<Clue> clue) {
        return clue.filter(found -> sees(by, found)).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    private boolean sees(Actor by, Clue clue) {
        if (parties.spokenFor(by).contains(clue.about())) {
            return false;
        }
        Set<UUID> own = units(by);
        return own.contains(clue.unit())
                || own.contains(clue.handler())
                || own.contains(clue.follower())
                || store.enteredBy(clue.id(), by.person());
    }
}
