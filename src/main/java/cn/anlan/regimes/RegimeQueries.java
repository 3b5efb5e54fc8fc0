package cn.anlan.regimes;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads regimes: what they say, for whom they are in force, and what a parameter is for a unit on a day. */
@Component
public class RegimeQueries {

    private final PackLibrary library;
    private final Coverage coverage;
    private final Settings settings;

    RegimeQueries(PackLibrary library, Coverage coverage, Settings settings) {
        this.library = library;
        this.coverage = coverage;
        this.settings = settings;
    }

    /** A unit and the version of a regime that is in force for it. */
    public record InForce(UnitView unit, UUID adoption, PackVersion version) {}

    /** The latest version of every regime. */
    public List<PackVersion> latest() {
        return library.latest();
    }

    /**
     * The version of this id: what began under it ends under it.
     *
     * @throws Problem 404 if there is none
     */
    public PackVersion get(UUID packVersion) {
        return library.get(packVersion);
    }

    /** A version of a regime by name and number. */
    public Optional<PackVersion> version(String pack, int version) {
        return library.versions(pack).stream()
                .filter(known -> known.content().version() == version)
                .findFirst();
    }

    /** All versions of a regime, the oldest first; none if there is no such regime. */
    public List<PackVersion> versions(String pack) {
        return library.versions(pack);
    }

    /**
     * A clause as the latest version of its regime has it.
     *
     * @throws Problem 404 if no regime has such a clause
     */
    public Clause clause(String id) {
        return library.latest().stream()
                .flatMap(version -> version.content().clause(id).stream())
                .findFirst()
                .orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_CLAUSE, id));
    }

    /** The versions in force for a unit on a day, one of each regime that covers it. */
    public List<PackVersion> inForceFor(UnitView unit, LocalDate day) {
        Map<String, List<Coverage.Reach>> byPack = coverage.on(day, null).stream()
                .collect(Collectors.groupingBy(reach -> reach.adoption().pack()));
        return byPack.values().stream()
                .flatMap(reaches -> Coverage.nearest(reaches, unit).stream())
                .map(Coverage.Reach::version)
                .sorted(Comparator.comparing(version -> version.content().pack()))
                .toList();
    }

    /** The version of one regime in force for a unit on a day. */
    public Optional<PackVersion> inForceFor(UnitView unit, String pack, LocalDate day) {
        return Coverage.nearest(coverage.on(day, pack), unit).map(Coverage.Reach::version);
    }

    /** Every unit for which a regime is in force on a day, with the version that counts for it. */
    public List<InForce> covered(String pack, LocalDate day) {
        return coverage.covered(coverage.on(day, pack), day).stream()
                .map(covered -> new InForce(
                        covered.unit(),
                        covered.reach().adoption().id(),
                        covered.reach().version()))
                .toList();
    }

    /** The names of the regimes that somebody has adopted on a day. */
    public List<String> adopted(LocalDate day) {
        return coverage.on(day, null).stream()
                .map(reach -> reach.adoption().pack())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The names of the regimes that somebody has adopted on a day whose word reaches into one of these areas, or who stands in one.
     *
     * @param areas prefixes of area codes, the empty one for the nation
     */
    public List<String> adoptedWithin(Collection<String> areas, LocalDate day) {
        return coverage.on(day, null).stream()
                .filter(reach -> reach.adopter().areas().stream()
                        .anyMatch(own -> areas.stream().anyMatch(area -> area.startsWith(own) || own.startsWith(area))))
                .map(reach -> reach.adoption().pack())
                .distinct()
                .sorted()
                .toList();
    }

    /** The parameters of a version on a day, with what places have set otherwise. */
    public ParameterSheet parameters(PackVersion version, LocalDate day) {
        return settings.sheet(version, day);
    }
}
