package cn.anlan.countychecks;

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

/** What an actor is to a county check. The county knows of it once both offices have opened it. */
@Component
class CountyCheckReach {

    private final TourParties parties;

    CountyCheckReach(TourParties parties) {
        this.parties = parties;
    }

    Set<CheckStep.Side> sides(Actor by, CountyCheck check) {
        var sides = EnumSet.noneOf(CheckStep.Side.class);
        if (parties.isOffice(by, check.city())) {
            sides.add(CheckStep.Side.CITY);
        }
        if (partners(by).contains(check.partner())) {
            sides.add(CheckStep.Side.PARTNER);
        }
        if (parties.isOffice(by, check.county())) {
            sides.add(CheckStep.Side.COUNTY);
        }
        return sides;
    }

    /** The department an actor acts for. */
    Set<UUID> partners(Actor by) {
        UUID unit = by.unit();
        return by.is(Role.DEPARTMENT) && unit != null ? Set.of(unit) : Set.of();
    }

    /** The counties an actor acts or audits for. */
    Set<UUID> counties(Actor by) {
        return by.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.AUDITOR) ? parties.spokenFor(by) : Set.of();
    }

    /** @throws Problem 404 for whom it doesn't concern */
    CountyCheck requireSeen(Actor by, Optional<CountyCheck> check) {
        return check.filter(found -> parties.belongs(by, found.city())
                        || partners(by).contains(found.partner())
                        || found.state() != CheckStep.State.PROPOSED
                                && counties(by).contains(found.county()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }
}
