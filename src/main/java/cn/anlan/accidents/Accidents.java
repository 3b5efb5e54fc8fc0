package cn.anlan.accidents;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters accidents into the register and adds to them.
 *
 * <p>All throw {@link Problem}: 404 absent or out of the actor's scope, 409 stale, 422 a rule refuses.
 */
@Service
@Transactional
class Accidents {

    static final String SUBJECT = "accident";
    private static final Set<UnitKind> PLACES = Set.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK);

    private final AccidentStore store;
    private final Evidence evidence;
    private final Ledger ledger;
    private final ActQueries acts;
    private final UnitQueries units;
    private final Clock clock;

    Accidents(AccidentStore store, Evidence evidence, Ledger ledger, ActQueries acts, UnitQueries units, Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.ledger = ledger;
        this.acts = acts;
        this.units = units;
        this.clock = clock;
    }

    Done report(Actor by, AccidentsApi.NewAccident asked) {
        Instant now = clock.instant();
        requirePast(asked.happenedAt(), now);
        UnitView unit = units.get(asked.unit() == null ? Objects.requireNonNull(by.unit()) : asked.unit());
        String territory = territory(by, unit, asked.town());
        List<String> hashes = hashes(by, asked.evidence());
        var harm = new Accident.Harm(asked.deaths(), asked.seriousInjuries(), asked.loss());
        var accident = new Accident(
                Ids.next(),
                1,
                AccidentState.REGISTERED,
                asked.title().strip(),
                asked.kind(),
                asked.happenedAt(),
                now,
                asked.place().strip(),
                territory,
                unit.id(),
                unit.name(),
                harm,
                harm.grade(),
                asked.account().strip(),
                new Accident.ReportedBy(
                        by.person(),
                        by.name(),
                        Objects.requireNonNullElse(by.postTitle(), ""),
                        Objects.requireNonNullElse(by.unitName(), "")));
        store.insert(accident);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", accident.title());
        facts.put("place", accident.place());
        facts.put("account", accident.account());
        facts.putAll(accident.said());
        return append(accident, "accident.reported", by, accident.happenedAt(), facts, hashes);
    }

    /** Adds to an accident: what is known now. What was said before stays in its acts. */
    Done correct(Actor by, UUID id, long seen, String text, Accident.Correction said, @Nullable List<UUID> files) {
        Accident before = store.find(by.scope(), id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (before.version() != seen) {
            throw stale(id, seen, before.version());
        }
        Instant now = clock.instant();
        requirePast(said.happenedAt() == null ? before.happenedAt() : said.happenedAt(), before.reportedAt());
        Accident after = before.corrected(said);
        if (by.is(Role.ENTERPRISE) && after.harm().isBelow(before.harm())) {
            throw new Problem(AccidentProblem.ONLY_AUTHORITY);
        }
        if (by.is(Role.ENTERPRISE) && after.state() != before.state()) {
            throw new Problem(AccidentProblem.ONLY_AUTHORITY).field("counted", "OnlyAuthority");
        }
        List<String> hashes = hashes(by, files);
        if (!store.update(after)) {
            throw stale(id, seen, seen + 1);
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("text", text.strip());
        facts.put("changes", after.changes(before));
        return append(after, "accident.corrected", by, now, facts, hashes);
    }

    private static void requirePast(Instant happened, Instant limit) {
        if (happened.isAfter(limit)) {
            throw new Problem(AccidentProblem.NOT_YET).field("happenedAt", "NotYet");
        }
    }

    /**
     * Where it counts. An authority names what lies in its area; an enterprise its own accidents, wherever they happened.
     */
    private String territory(Actor by, UnitView unit, @Nullable UUID town) {
        boolean enterprise = by.is(Role.ENTERPRISE);
        if (enterprise && !unit.id().equals(by.unit())) {
            throw outOfReach("unit");
        }
        if (town == null) {
            if (!enterprise && !reaches(by, unit)) {
                throw outOfReach("unit");
            }
            return unit.territory();
        }
        UnitView place = units.get(town);
        if (!PLACES.contains(place.kind())) {
            throw new Problem(AccidentProblem.NOT_A_PLACE, place.name()).field("town", "NotAPlace");
        }
        if (!enterprise && !reaches(by, place)) {
            throw outOfReach("town");
        }
        return place.territory();
    }

    private static boolean reaches(Actor by, UnitView unit) {
        return unit.id().equals(by.unit()) || by.areas().stream().anyMatch(unit.territory()::startsWith);
    }

    private static Problem outOfReach(String field) {
        return new Problem(AccidentProblem.OUT_OF_REACH).field(field, "OutOfReach");
    }

    private List<String> hashes(Actor by, @Nullable List<UUID> files) {
        return evidence.require(by, files == null ? List.of() : files).stream()
                .map(EvidenceView::sha256)
                .distinct()
                .toList();
    }

    private Done append(
            Accident accident, String kind, Actor by, Instant at, Map<String, ?> facts, List<String> hashes) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", accident.state().name());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                SUBJECT,
                accident.id(),
                accident.version(),
                kind,
                by,
                accident.unit(),
                accident.territory(),
                at,
                said,
                hashes));
        return new Done(accident.id(), accident.version(), accident.state().name(), act);
    }

    private Problem stale(UUID id, long seen, long current) {
        return new Problem(PlatformProblem.STALE, seen, current)
                .with("current", current)
                .with("changes", acts.since(SUBJECT, id, seen));
    }
}
