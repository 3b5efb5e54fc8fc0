package cn.anlan.records;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a record as an actor may see it, and carries a step through: the guarded update and its act, in the caller's transaction. */
@Component
class RecordKeeper {

    static final String SUBJECT = "record";

    private final RecordStore store;
    private final Ledger ledger;
    private final ActQueries acts;
    private final UnitQueries units;

    RecordKeeper(RecordStore store, Ledger ledger, ActQueries acts, UnitQueries units) {
        this.store = store;
        this.ledger = ledger;
        this.acts = acts;
        this.units = units;
    }

    /**
     * The record as the actor may see it.
     *
     * @throws Problem 404 absent, out of scope, or another unit's draft
     */
    DutyRecord visible(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    Optional<DutyRecord> find(Actor actor, UUID id) {
        return store.find(id).filter(found -> isVisible(found, actor));
    }

    /**
     * The record as the actor saw it.
     *
     * @throws Problem 404 absent or out of scope, 409 seen in an older version
     */
    DutyRecord seen(Actor actor, UUID id, long seen) {
        DutyRecord r = visible(actor, id);
        if (r.version != seen) {
            throw stale(id, seen, r.version);
        }
        return r;
    }

    Set<RecordRelation> relations(DutyRecord r, Actor actor) {
        return r.relationsOf(actor, spokenForBy(actor));
    }

    /** The units the actor speaks for, their own first; none if they act for no unit. */
    List<UnitView> spokenForBy(Actor actor) {
        return actor.unit() == null || units.find(actor.unit()).isEmpty() ? List.of() : units.spokenForBy(actor.unit());
    }

    private boolean isVisible(DutyRecord r, Actor actor) {
        if (actor.isSystem()) {
            return true;
        }
        boolean within = switch (actor.scope()) {
            case Scope.Territory(var prefixes) -> prefixes.stream().anyMatch(r.root.territory()::startsWith);
            case Scope.OwnUnit(var own) -> own.equals(r.root.unit());
            case Scope.TakesPart(var person) -> isTheirs(r, person);
            case Scope.Nothing() -> false;
        };
        Set<RecordRelation> relations = relations(r, actor);
        if (!r.state.isFiled()) {
            return relations.contains(RecordRelation.MEMBER) || relations.contains(RecordRelation.BEARER);
        }
        return within || isTheirs(r, actor.person()) || !relations.isEmpty() || isAbout(r, actor);
    }

    /** A unit may read what was found when it was checked. */
    private boolean isAbout(DutyRecord r, Actor actor) {
        var subject = r.subject;
        return subject != null && DutyRecord.isAmong(subject.id(), spokenForBy(actor));
    }

    private static boolean isTheirs(DutyRecord r, UUID person) {
        return r.filing != null && person.equals(r.filing.person());
    }

    /** The first act on a record. */
    Done started(DutyRecord r, Actor actor, Map<String, ?> facts) {
        store.insert(r);
        return append(r, RecordStep.DRAFT, actor, facts, hashes(r.evidence), r.root.draftedAt());
    }

    /** Writes a step and its act. */
    Done record(
            DutyRecord r,
            RecordStep step,
            Actor actor,
            Map<String, ?> facts,
            List<DutyRecord.Attached> files,
            Instant occurredAt) {
        long before = r.version;
        r.version = before + 1;
        if (!store.update(r, before)) {
            throw stale(
                    r.id(), before, store.find(r.id()).map(now -> now.version).orElse(before));
        }
        return append(r, step, actor, facts, hashes(files), occurredAt);
    }

    private Done append(
            DutyRecord r,
            RecordStep step,
            Actor actor,
            Map<String, ?> facts,
            List<String> evidence,
            Instant occurredAt) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", r.state.name());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                SUBJECT,
                r.id(),
                r.version,
                step.act(),
                actor,
                r.root.unit(),
                r.root.territory(),
                occurredAt,
                said,
                evidence));
        return new Done(r.id(), r.version, r.state.name(), act);
    }

    private static List<String> hashes(List<DutyRecord.Attached> files) {
        return files.stream().map(DutyRecord.Attached::sha256).distinct().toList();
    }

    private Problem stale(UUID id, long seen, long current) {
        return new Problem(PlatformProblem.STALE, seen, current)
                .with("current", current)
                .with("changes", acts.since(SUBJECT, id, seen));
    }
}
