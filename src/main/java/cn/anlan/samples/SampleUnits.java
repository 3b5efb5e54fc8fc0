package cn.anlan.samples;

import cn.anlan.organization.UnitImport;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.organization.Units;
import cn.anlan.platform.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the units of the samples: real divisions, and invented bodies in them. */
@Component
class SampleUnits {

    /** Before the oldest of the five documents, so that each can be adopted from its own day. */
    private static final LocalDate OPENED = LocalDate.of(2011, 1, 1);

    static final String HIGH_TECH_ZONE = "370403400";
    static final List<String> HIGH_TECH_STREETS = List.of("370403002", "370403003", "370403004");

    private final Units units;
    private final UnitImport divisions;
    private final UnitQueries queries;

    SampleUnits(Units units, UnitImport divisions, UnitQueries queries) {
        this.units = units;
        this.divisions = divisions;
        this.queries = queries;
    }

    void importDivisions() {
        try (InputStream file =
                Objects.requireNonNull(SampleUnits.class.getResourceAsStream("/samples/divisions.csv"))) {
            divisions.run(Actor.system(), file.readAllBytes(), OPENED, Locale.SIMPLIFIED_CHINESE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Real, but not in the register: a zone with three sub-districts of another district. Its own matters carry a code of
     * the range for zones that are no township, so that none of its sub-districts sees them.
     */
    UnitView highTechZone() {
        UnitView zone = open(
                "枣庄高新技术产业开发区",
                UnitKind.PARK,
                HIGH_TECH_ZONE + "000",
                Stream.concat(Stream.of(HIGH_TECH_ZONE), HIGH_TECH_STREETS.stream())
                        .toList(),
                division("3704").id(),
                false);
        List<String> names = List.of("兴仁街道", "兴城街道", "张范街道");
        for (int i = 0; i < names.size(); i++) {
            String code = HIGH_TECH_STREETS.get(i);
            open(names.get(i), UnitKind.SUB_DISTRICT, code + "000", List.of(code), zone.id(), false);
        }
        return zone;
    }

    /** A body within another unit, with that unit's areas unless others are given. */
    UnitView body(String name, UnitKind kind, UnitView parent) {
        return open(name, kind, parent.territory(), parent.areas(), parent.id(), true);
    }

    /** A zone that shares the code of the division it lies in. */
    UnitView park(String name, UnitView parent, String territory) {
        return open(name, UnitKind.PARK, territory, List.of(territory.substring(0, 9)), parent.id(), true);
    }

    UnitView enterprise(String name, UnitView town) {
        return open(name, UnitKind.ENTERPRISE, town.territory(), List.of(), town.id(), true);
    }

    /** The real division of this code. */
    UnitView division(String code) {
        return queries.byAreas(List.of(code), divisionKinds()).stream()
                .filter(unit -> unit.territory().equals(code + "0".repeat(12 - code.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no division " + code));
    }

    /** The towns, sub-districts and parks in an area. */
    List<UnitView> towns(String area) {
        return queries.byAreas(List.of(area), EnumSet.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK));
    }

    private static Set<UnitKind> divisionKinds() {
        var kinds = EnumSet.allOf(UnitKind.class);
        kinds.removeIf(kind -> !kind.isDivision());
        return kinds;
    }

    private UnitView open(
            String name, UnitKind kind, String territory, List<String> areas, @Nullable UUID parent, boolean sample) {
        var done = units.open(Actor.system(), new Units.NewUnit(name, kind, territory, areas, parent, OPENED, sample));
        return queries.get(done.id());
    }
}
