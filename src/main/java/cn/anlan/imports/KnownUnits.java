package cn.anlan.imports;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The units within somebody's reach by the names ledgers call them. */
final class KnownUnits {

    private static final Set<UnitKind> PLACES =
            EnumSet.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK, UnitKind.VILLAGE, UnitKind.COMMUNITY);

    private static final Pattern SPACE = Pattern.compile("\\s");

    private final Map<String, List<UnitView>> units = new HashMap<>();
    private final Map<String, UnitView> places = new HashMap<>();

    static KnownUnits of(UnitQueries units, Actor actor) {
        var known = new KnownUnits();
        if (!actor.areas().isEmpty()) {
            for (UnitView unit : units.byAreas(actor.areas(), EnumSet.of(UnitKind.ENTERPRISE))) {
                known.add(unit);
            }
            for (UnitView place : units.byAreas(actor.areas(), PLACES)) {
                known.add(place);
                known.places.putIfAbsent(plain(place.name()), place);
                // 城东 for 城东街道
                known.places.putIfAbsent(plain(place.name()).replaceFirst("(街道办事处|街道|镇|乡|社区|村)$", ""), place);
            }
        }
        return known;
    }

    private void add(UnitView unit) {
        units.merge(plain(unit.name()), List.of(unit), (a, b) -> {
            var both = new java.util.ArrayList<>(a);
            both.addAll(b);
            return List.copyOf(both);
        });
    }

    /** All units of a name. */
    List<UnitView> named(String name) {
        return units.getOrDefault(plain(name), List.of());
    }

    Optional<UnitView> place(String name) {
        return Optional.ofNullable(places.get(plain(name)));
    }

    private static String plain(String name) {
        return SPACE.matcher(name).replaceAll("").replace('（', '(').replace('）', ')');
    }
}
