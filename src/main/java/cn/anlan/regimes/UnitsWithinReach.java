package cn.anlan.regimes;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which units' regimes somebody may see or change. The administrator keeps them everywhere; they are no cases. */
@Component
class UnitsWithinReach {

    private final UnitQueries units;

    UnitsWithinReach(UnitQueries units) {
        this.units = units;
    }

    /**
     * The unit of this id.
     *
     * @throws Problem 404 if it isn't there or out of reach
     */
    UnitView get(Actor actor, UUID id) {
        return units.find(id)
                .filter(unit -> sees(actor, unit))
                .orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_UNIT, id.toString()));
    }

    boolean sees(Actor actor, UnitView unit) {
        if (actor.is(Role.ADMINISTRATOR)) {
            return true;
        }
        return switch (actor.scope()) {
            case Scope.Territory(var prefixes) -> prefixes.stream().anyMatch(unit.territory()::startsWith);
            case Scope.OwnUnit(var own) -> own.equals(unit.id());
            case Scope.TakesPart(var person) -> false;
            case Scope.Nothing() -> false;
        };
    }

    /** Whether the actor speaks for the unit: acts in a post of it, or as the committee office of it. */
    boolean speaksFor(Actor actor, UnitView unit) {
        UUID own = actor.unit();
        return own != null
                && (own.equals(unit.id())
                        || actor.is(Role.COMMITTEE_OFFICE)
                                && units.spokenForBy(own).stream()
                                        .map(UnitView::id)
                                        .anyMatch(unit.id()::equals));
    }
}
