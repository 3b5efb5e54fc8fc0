package cn.anlan.hazards;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries one step on a hazard through: the guarded update and the act, in the caller's transaction. */
@Component
class HazardRecorder {

    static final String SUBJECT = "hazard";

    private final HazardStore store;
    private final Ledger ledger;
    private final ActQueries acts;
    private final HazardNotices notices;
    private final Clock clock;

    HazardRecorder(HazardStore store, Ledger ledger, ActQueries acts, HazardNotices notices, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.acts = acts;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The hazard as the actor saw it.
     *
     * @param seen version seen; null takes the current one
     * @throws Problem 404 absent or out of scope, 409 seen in an older version
     */
    Hazard seen(Actor actor, UUID id, @Nullable Long seen) {
        return seen(actor, id, seen, store.find(id));
    }

    /** The same, and nobody else can change it until the transaction ends. */
    Hazard locked(Actor actor, UUID id, @Nullable Long seen) {
        return seen(actor, id, seen, store.lock(id));
    }

    private Hazard seen(Actor actor, UUID id, @Nullable Long seen, Optional<Hazard> found) {
        Hazard h = found.filter(one -> actor.isSystem() || one.isVisibleTo(actor))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (seen != null && seen != h.version) {
            throw stale(id, seen, h.version);
        }
        return h;
    }

    /** Writes a hazard that has taken a step and records the act. */
    Done record(
            Hazard h,
            HazardStore.Counted before,
            HazardStep step,
            Actor actor,
            Map<String, ?> facts,
            List<String> evidence) {
        h.version++;
        if (!store.update(h, before)) {
            long current = store.find(h.id()).map(now -> now.version).orElse(h.version);
            throw stale(h.id(), h.version - 1, current);
        }
        return append(h, step, actor, facts, evidence, clock.instant());
    }

    /** Records the act of a row that was written already. */
    Done append(
            Hazard h, HazardStep step, Actor actor, Map<String, ?> facts, List<String> evidence, Instant occurredAt) {
        UUID act = ledger.append(act(h, step.act(), actor, facts, evidence, occurredAt));
        notices.of(h, step, actor, act);
        return new Done(h.id(), h.version, h.state.name(), act);
    }

    static NewAct act(
            Hazard h, String kind, Actor actor, Map<String, ?> facts, List<String> evidence, Instant occurredAt) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", h.state.name());
        said.putAll(facts);
        return new NewAct(
                SUBJECT,
                h.id(),
                h.version,
                kind,
                actor,
                h.matterOf(),
                h.finding.territory(),
                occurredAt,
                said,
                evidence);
    }

    private Problem stale(UUID id, long seen, long current) {
        return new Problem(PlatformProblem.STALE, seen, current)
                .with("current", current)
                .with("changes", acts.since(SUBJECT, id, seen));
    }
}
