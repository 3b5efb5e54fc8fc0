package cn.anlan.regimes;

import cn.anlan.organization.AreaCode;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The units one unit's word reaches: those whose area code lies in its areas. A park or an office that shares the code of the division it
 * stands in speaks only for itself and the units below it, not for the division.
 *
 * @param below ids of the units below, where they count
 */
record Realm(UnitView unit, Set<UUID> below) {

    private static final int BELOW = 13;

    static Realm of(UnitView unit, UnitQueries units) {
        return new Realm(
                unit,
                isByArea(unit)
                        ? Set.of()
                        : units.below(unit.id(), Set.of()).stream()
                                .map(UnitView::id)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** How near the unit is to another one: most for itself, else the digits of the area both lie in; -1 if it doesn't reach it. */
    int depth(UnitView other) {
        if (other.id().equals(unit.id())) {
            return Integer.MAX_VALUE;
        }
        if (!isByArea(unit)) {
            return below.contains(other.id()) ? BELOW : -1;
        }
        return unit.areas().stream()
                .filter(other.territory()::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    /** The open units reached, of these kinds. */
    List<UnitView> units(Set<UnitKind> kinds, UnitQueries queries) {
        if (isByArea(unit)) {
            return queries.byAreas(unit.areas(), kinds);
        }
        var reached = new ArrayList<>(queries.below(unit.id(), kinds));
        if (kinds.contains(unit.kind()) && unit.isOpen()) {
            reached.add(unit);
        }
        return reached;
    }

    private static boolean isByArea(UnitView unit) {
        return unit.kind().isDivision() || !unit.areas().equals(List.of(AreaCode.significant(unit.territory())));
    }
}
