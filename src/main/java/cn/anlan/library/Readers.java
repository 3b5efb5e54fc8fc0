package cn.anlan.library;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which places' rules somebody may read, and for which units they keep some. Rules are no cases: everybody reads those of the country and of
 * the places they are in, whatever their role; the administrator keeps them everywhere.
 */
@Component
class Readers {

    private static final List<String> EVERYWHERE = List.of("");

    /** No area code begins so: whoever is nowhere reads the rules of the whole country. */
    private static final List<String> NOWHERE = List.of("-");

    private final UnitQueries units;

    Readers(UnitQueries units) {
        this.units = units;
    }

    /** The prefixes of area codes whose rules the actor reads. */
    List<String> places(Actor actor) {
        UUID unit = actor.unit();
        if (actor.isSystem() || actor.is(Role.ADMINISTRATOR)) {
            return EVERYWHERE;
        }
        if (!actor.areas().isEmpty() || unit == null) {
            return actor.areas().isEmpty() ? NOWHERE : actor.areas();
        }
        return units.find(unit).map(Readers::places).orElse(NOWHERE);
    }

    /** The area codes that a unit's rules hold for. */
    static List<String> places(UnitView unit) {
        return unit.areas().isEmpty() ? List.of(unit.territory()) : unit.areas();
    }

    /** The units whose rules a committee office keeps, nearest first. */
    List<UnitView> keptBy(Actor actor) {
        UUID unit = actor.unit();
        return unit == null || !actor.is(Role.COMMITTEE_OFFICE) ? List.of() : units.spokenForBy(unit);
    }

    /** @param unit who keeps the book, null for one of the whole country */
    boolean mayKeep(Actor actor, @Nullable UUID unit) {
        return actor.is(Role.ADMINISTRATOR)
                || unit != null
                        && keptBy(actor).stream().anyMatch(kept -> kept.id().equals(unit));
    }
}
