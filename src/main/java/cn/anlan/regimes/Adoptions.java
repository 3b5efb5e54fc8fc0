package cn.anlan.regimes;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adopts regimes for units and ends adoptions. One adoption reaches all units of the kinds named, those opened later too (WX-1). */
@Component
public class Adoptions {

    private final AdoptionStore store;
    private final PackLibrary library;
    private final UnitQueries units;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Adoptions(
            AdoptionStore store,
            PackLibrary library,
            UnitQueries units,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.library = library;
        this.units = units;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** A unit has adopted a regime. Published in the adoption's transaction. */
    public record Adopted(Adoption adoption) {}

    /** An adoption ends with the day that it now names. Published in the transaction. */
    public record Ended(Adoption adoption) {}

    /**
     * Adopts a version of a regime. If the unit has another version of it, that one ends the day before.
     *
     * @param version the latest if null
     * @param from first day, today if null; may lie in the past, as documents are often entered after they took effect
     * @param until last day, open if null
     * @throws Problem 422 when the regime isn't for the unit's place or not in force on the first day; 409 when the unit has this version
     */
    @Transactional
    public Done adopt(
            Actor actor,
            String pack,
            @Nullable Integer version,
            UUID unitId,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        PackVersion adopted = version == null ? library.latest(pack) : library.version(pack, version);
        RegimePack content = adopted.content();
        UnitView unit = units.get(unitId);
        LocalDate start = from == null ? today() : from;
        if (!content.isFor(unit.areas())) {
            throw new Problem(RegimeProblem.NOT_FOR_THIS_PLACE, unit.name(), content.number());
        }
        if (!content.inForceOn(start)) {
            throw new Problem(RegimeProblem.NOT_IN_FORCE_THEN, content.number(), content.version(), start);
        }
        if (until != null && until.isBefore(start)) {
            throw new Problem(RegimeProblem.NOT_BACKWARDS, start);
        }
        store.lockUnit(unitId);
        endEarlier(actor, content, unit, start);
        var adoption = new Adoption(Ids.next(), adopted.id(), pack, unitId, start, until, 1);
        store.insert(adoption);
        events.publishEvent(new Adopted(adoption));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("pack", pack);
        facts.put("version", content.version());
        facts.put("from", start.toString());
        if (until != null) {
            facts.put("until", until.toString());
        }
        return record(actor, adoption, unit, "adopted", "regime.adopted", facts);
    }

    /**
     * Ends an adoption with a day that isn't past; what began under it goes on to its end.
     *
     * @param lastDay today if null
     */
    @Transactional
    public Done end(Actor actor, UUID id, long seen, @Nullable LocalDate lastDay) {
        Adoption adoption =
                store.lock(id).orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_ADOPTION, id.toString()));
        if (seen != adoption.version()) {
            throw new Problem(PlatformProblem.STALE, seen, adoption.version()).with("current", adoption.version());
        }
        LocalDate today = today();
        if (adoption.until() != null && adoption.until().isBefore(today)) {
            throw new Problem(RegimeProblem.ADOPTION_ENDED, adoption.until());
        }
        LocalDate last = lastDay == null ? today : lastDay;
        if (last.isBefore(today) || last.isBefore(adoption.from())) {
            throw new Problem(RegimeProblem.NOT_BACKWARDS, today);
        }
        return end(actor, adoption, units.get(adoption.unit()), last);
    }

    Adoption get(UUID id) {
        return store.find(id).orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_ADOPTION, id.toString()));
    }

    private void endEarlier(Actor actor, RegimePack content, UnitView unit, LocalDate start) {
        Optional<Adoption> before = store.of(content.pack()).stream()
                .filter(a -> a.unit().equals(unit.id()))
                .filter(a -> a.until() == null || !a.until().isBefore(start))
                .findFirst();
        if (before.isEmpty()) {
            return;
        }
        Adoption earlier = before.get();
        boolean older = library.get(earlier.packVersion()).content().version() < content.version();
        if (!older || !earlier.from().isBefore(start)) {
            throw new Problem(RegimeProblem.ALREADY_ADOPTED, unit.name(), content.number(), earlier.from());
        }
        end(actor, earlier, unit, start.minusDays(1));
    }

    private Done end(Actor actor, Adoption adoption, UnitView unit, LocalDate last) {
        var ended = new Adoption(
                adoption.id(),
                adoption.packVersion(),
                adoption.pack(),
                adoption.unit(),
                adoption.from(),
                last,
                adoption.version() + 1);
        store.end(ended.id(), last, ended.version());
        events.publishEvent(new Ended(ended));
        return record(
                actor,
                ended,
                unit,
                "ended",
                "regime.adoption-ended",
                Map.of("pack", adoption.pack(), "until", last.toString()));
    }

    private Done record(Actor actor, Adoption adoption, UnitView unit, String state, String kind, Map<String, ?> said) {
        Instant now = clock.instant();
        var facts = new LinkedHashMap<String, Object>(said);
        facts.put("state", state);
        UUID act = ledger.append(new NewAct(
                "adoption",
                adoption.id(),
                adoption.version(),
                kind,
                actor,
                unit.id(),
                unit.territory(),
                now,
                facts,
                List.of()));
        return new Done(adoption.id(), adoption.version(), state, act);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
