package cn.anlan.regimes;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Adoptions: everybody signed in sees them; a unit's committee office or head, or the administrator, makes and ends them. */
@RestController
@RequestMapping("/api/regimes")
class AdoptionsApi {

    private final Adoptions adoptions;
    private final AdoptionStore store;
    private final PackLibrary library;
    private final Coverage coverage;
    private final UnitsWithinReach reach;
    private final UnitQueries units;
    private final Receipts receipts;
    private final Clock clock;

    AdoptionsApi(
            Adoptions adoptions,
            AdoptionStore store,
            PackLibrary library,
            Coverage coverage,
            UnitsWithinReach reach,
            UnitQueries units,
            Receipts receipts,
            Clock clock) {
        this.adoptions = adoptions;
        this.store = store;
        this.library = library;
        this.coverage = coverage;
        this.reach = reach;
        this.units = units;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * @param regimeVersion the version adopted; the latest if null
     * @param from first day; today if null
     * @param until last day; open if null
     */
    record Adopt(
            @NotNull UUID unit,
            @Nullable @Positive Integer regimeVersion,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record End(@Nullable LocalDate until) {}

    /** An adoption as shown; {@code version} counts its acts, {@code regimeVersion} is what was adopted. */
    record View(
            UUID id,
            UUID unit,
            String unitName,
            int regimeVersion,
            LocalDate from,
            @Nullable LocalDate until,
            long version) {}

    record Views(List<View> items) {}

    /** A unit to which a regime reaches today. */
    record CoveredUnit(UnitView unit, int regimeVersion, UUID adoption) {}

    record CoveredUnits(List<CoveredUnit> items) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{pack}/adoptions")
    Views list(@PathVariable String pack) {
        library.latest(pack);
        List<Adoption> all = store.of(pack);
        Map<UUID, UnitView> adopters =
                units.findAll(all.stream().map(Adoption::unit).distinct().toList());
        return new Views(all.stream()
                .map(adoption -> view(adoption, adopters.get(adoption.unit())))
                .toList());
    }

    /** The units a regime covers today, as far as the asker sees them: computed from the units there are, so new ones are in it at once. */
    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{pack}/units")
    CoveredUnits covered(Actor actor, @PathVariable String pack) {
        library.latest(pack);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        return new CoveredUnits(coverage.covered(coverage.on(today, pack), today).stream()
                .filter(covered -> reach.sees(actor, covered.unit()))
                .map(covered -> new CoveredUnit(
                        covered.unit(),
                        covered.reach().version().content().version(),
                        covered.reach().adoption().id()))
                .toList());
    }

    @Allowed({COMMITTEE_OFFICE, PRINCIPAL, ADMINISTRATOR})
    @PostMapping("/{pack}/adoptions")
    @ResponseStatus(HttpStatus.CREATED)
    Done adopt(Actor actor, Command command, @PathVariable String pack, @Valid @RequestBody Adopt body) {
        reach.get(actor, body.unit());
        return receipts.once(
                actor,
                command,
                body,
                () -> adoptions.adopt(actor, pack, body.regimeVersion(), body.unit(), body.from(), body.until()));
    }

    @Allowed({COMMITTEE_OFFICE, PRINCIPAL, ADMINISTRATOR})
    @PostMapping("/adoptions/{id}/end")
    Done end(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody End body) {
        reach.get(actor, adoptions.get(id).unit());
        return receipts.once(actor, command, body, () -> adoptions.end(actor, id, command.version(), body.until()));
    }

    private View view(Adoption adoption, @Nullable UnitView unit) {
        return new View(
                adoption.id(),
                adoption.unit(),
                unit == null ? "" : unit.name(),
                library.get(adoption.packVersion()).content().version(),
                adoption.from(),
                adoption.until(),
                adoption.version());
    }
}
