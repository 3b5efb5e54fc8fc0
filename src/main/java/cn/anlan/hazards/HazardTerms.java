package cn.anlan.hazards;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.ParameterValue;
import cn.anlan.regimes.RegimeQueries;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the regimes in force for a unit say about hazards: the clause that counts, terms and other figures. */
@Component
class HazardTerms {

    /** Clauses under which a hazard is rectified, where a regime has one. */
    private static final List<String> CLAUSES = List.of("WX-2.7b", "BF-2.1c", "JZ-3.1.1b");

    /** Work Safety Law art. 41: whoever finds a hazard has it removed; counts where no regime says more. */
    private static final String LAW = "LAW-41";

    // Neither the law nor a seed document sets these terms; a regime that does so by a parameter of the name is
    // followed.
    private static final Term GENERAL = Term.days(15);
    private static final Term MAJOR = Term.days(60);

    private final RegimeQueries regimes;
    private final UnitQueries units;
    private final Calendars calendars;
    private final Clock clock;
    private final Cache<Key, Rules> cache = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(20_000)
            .build();

    HazardTerms(RegimeQueries regimes, UnitQueries units, Calendars calendars, Clock clock) {
        this.regimes = regimes;
        this.units = units;
        this.calendars = calendars;
        this.clock = clock;
    }

    private record Key(UUID keeper, @Nullable UUID unit, LocalDate day) {}

    /**
     * @param clause under which hazards are rectified
     * @param versions the regimes in force, first the keeper's
     */
    record Rules(
            String clause,
            @Nullable PackVersion pack,
            Term general,
            Term major,
            int listingLevels,
            boolean evaluationRequired,
            List<PackVersion> versions) {

        Term rectification(HazardKind kind) {
            return switch (kind) {
                case GENERAL -> general;
                case MAJOR -> major;
            };
        }
    }

    Rules of(Hazard.Finding finding) {
        return of(finding.keeper(), finding.unit());
    }

    Rules of(UUID keeper, @Nullable UUID unit) {
        return cache.get(new Key(keeper, unit, today()), key -> read(key.keeper(), key.unit(), key.day()));
    }

    Deadline deadline(Term term, Instant start) {
        return LegalClock.due(term, Rounding.STAYS, start, calendars.workdays());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }

    private Rules read(UUID keeper, @Nullable UUID unit, LocalDate day) {
        UnitView keeping = units.get(keeper);
        List<PackVersion> versions = new ArrayList<>(regimes.inForceFor(keeping, day));
        if (unit != null && !unit.equals(keeper)) {
            regimes.inForceFor(units.get(unit), day).stream()
                    .filter(version ->
                            versions.stream().noneMatch(known -> known.id().equals(version.id())))
                    .forEach(versions::add);
        }
        String clause = LAW;
        PackVersion pack = null;
        for (String candidate : CLAUSES) {
            for (PackVersion version : versions) {
                if (pack == null && version.content().clause(candidate).isPresent()) {
                    clause = candidate;
                    pack = version;
                }
            }
        }
        return new Rules(
                clause,
                pack,
                parameter(versions, keeping, "general-rectification-limit", day)
                        .map(value -> value.asTerm(Period.QUARTER))
                        .orElse(GENERAL),
                parameter(versions, keeping, "major-rectification-limit", day)
                        .map(value -> value.asTerm(Period.QUARTER))
                        .orElse(MAJOR),
                parameter(versions, keeping, "listing-levels", day)
                        .map(ParameterValue::asInt)
                        .orElse(Listing.Level.values().length),
                parameter(versions, keeping, "effect-evaluation-required", day)
                        .map(ParameterValue::asFlag)
                        .orElse(true),
                List.copyOf(versions));
    }

    Optional<ParameterValue> parameter(List<PackVersion> versions, UnitView unit, String key, LocalDate day) {
        return versions.stream()
                .filter(version -> version.content().parameter(key, day).isPresent())
                .findFirst()
                .map(version -> regimes.parameters(version, day).value(unit, key));
    }
}
