package cn.anlan.regimes;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom an adoption covers: the units the adopter's word reaches, of the kinds the regime names. Computed from the
 * units as they are, so that one opened tomorrow is covered tomorrow (WX-1). Where two adoptions of a regime reach a unit, the nearer counts.
 */
@Component
class Coverage {

    private final AdoptionStore adoptions;
    private final PackLibrary library;
    private final UnitQueries units;

    Coverage(AdoptionStore adoptions, PackLibrary library, UnitQueries units) {
        this.adoptions = adoptions;
        this.library = library;
        this.units = units;
    }

    /** An adoption in force with what it adopts and whom the adopter's word reaches. */
    record Reach(Adoption adoption, PackVersion version, Realm realm) {

        UnitView adopter() {
            return realm.unit();
        }

        boolean covers(UnitView unit) {
            return version.content().appliesTo().contains(unit.kind()) && depth(unit) >= 0;
        }

        int depth(UnitView unit) {
            return realm.depth(unit);
        }
    }

    /** The adoptions in force on a day; of one regime, or of all if null. */
    List<Reach> on(LocalDate day, @Nullable String pack) {
        List<Adoption> inForce = adoptions.on(day, pack);
        Map<UUID, UnitView> adopters =
                units.findAll(inForce.stream().map(Adoption::unit).distinct().toList());
        return inForce.stream()
                .flatMap(adoption -> Stream.ofNullable(adopters.get(adoption.unit()))
                        .map(adopter ->
                                new Reach(adoption, library.get(adoption.packVersion()), Realm.of(adopter, units))))
                .filter(reach -> reach.version().content().inForceOn(day))
                .toList();
    }

    /** The adoption of a regime that counts for a unit. */
    static Optional<Reach> nearest(List<Reach> reaches, UnitView unit) {
        return reaches.stream()
                .filter(reach -> reach.covers(unit))
                .max(Comparator.comparingInt(reach -> reach.depth(unit)));
    }

    /** The units one of these adoptions of a regime covers on a day, each with the one that counts. */
    List<Covered> covered(List<Reach> reaches, LocalDate day) {
        return reaches.stream()
                .flatMap(reach -> reach.realm().units(reach.version().content().appliesTo(), units).stream())
                .distinct()
                .filter(unit -> !unit.opened().isAfter(day))
                .flatMap(unit -> nearest(reaches, unit).map(reach -> new Covered(unit, reach)).stream())
                .sorted(Comparator.comparing((Covered c) -> c.unit().territory())
                        .thenComparing(c -> c.unit().id()))
                .toList();
    }

    /** A unit and the adoption by which it is covered. */
    record Covered(UnitView unit, Reach reach) {}
}
