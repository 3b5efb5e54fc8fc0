package cn.anlan.supervision;

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
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Carries one step of a measure through: the row and the act, in the caller's transaction. */
@Component
class MeasureRecorder {

    static final String SUBJECT = "measure";

    private final MeasureStore store;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    MeasureRecorder(MeasureStore store, Ledger ledger, ActQueries acts, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * The measure as the actor saw it, locked.
     *
     * @throws Problem 404 absent or out of scope, 409 seen in an older version
     */
    Measure seen(Actor actor, UUID id, long seen) {
        Measure m = store.lock(id, actor.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (m.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, m.version())
                    .with("current", m.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        return m;
    }

    UUID issued(Measure m, Actor by) {
        store.insert(m);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("means", m.means().label());
        facts.put("basis", m.basis().name());
        facts.put("cited", String.valueOf(m.cited()));
        facts.put("finding", m.finding());
        facts.put("demand", m.demand());
        facts.put("due", m.due().toString());
        facts.put("obligation", m.obligation().toString());
        facts.put("clause", m.clause());
        return act(m, 1, MeasureState.ISSUED, "measure.issued", by, facts, List.of(), m.issuedAt());
    }

    Done record(Measure m, MeasureStep.Row row, Actor by, Map<String, ?> facts) {
        return record(m, row, by, facts, List.of(), clock.instant());
    }

    Done record(
            Measure m, MeasureStep.Row row, Actor by, Map<String, ?> facts, List<String> evidence, Instant happenedAt) {
        store.move(m, row.to(), happenedAt);
        UUID act = act(m, m.version() + 1, row.to(), row.step().act(), by, facts, evidence, happenedAt);
        return new Done(m.id(), m.version() + 1, row.to().name(), act);
    }

    private UUID act(
            Measure m,
            long version,
            MeasureState state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> evidence,
            Instant happenedAt) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        return ledger.append(
                new NewAct(SUBJECT, m.id(), version, kind, by, m.unit(), m.territory(), happenedAt, said, evidence));
    }
}
