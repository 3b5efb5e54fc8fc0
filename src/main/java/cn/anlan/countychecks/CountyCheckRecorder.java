package cn.anlan.countychecks;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings a check to whoever takes a step, and writes the act of the step. */
@Component
class CountyCheckRecorder {

    static final String SUBJECT = "county-check";

    private final CountyCheckStore store;
    private final CountyCheckReach reach;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    CountyCheckRecorder(CountyCheckStore store, CountyCheckReach reach, Ledger ledger, ActQueries acts, Clock clock) {
        this.store = store;
        this.reach = reach;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * The check, locked, if the step is the actor's now.
     *
     * @throws Problem 404, 409 stale or in another state, 403, 422 documents are missing
     */
    CountyCheck ready(Actor by, UUID id, long seen, CheckStep step) {
        CountyCheck check = reach.requireSeen(by, store.lock(id));
        if (check.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, check.version())
                    .with("current", check.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        check.require(step, reach.sides(by, check));
        return check;
    }

    Done proposed(CountyCheck check, Actor by, Map<String, ?> facts) {
        return act(check, 1, check.state(), "county-check.proposed", by, facts, List.of());
    }

    Done moved(CountyCheck check, CheckStep step, Actor by, Map<String, ?> facts) {
        return moved(check, step, by, facts, List.of());
    }

    /** @param hashes of the files with which the step is proved */
    Done moved(CountyCheck check, CheckStep step, Actor by, Map<String, ?> facts, List<String> hashes) {
        store.move(check.id(), step.to(), step.to() == CheckStep.State.CLOSED ? clock.instant() : null);
        return act(check, check.version() + 1, step.to(), step.act(), by, facts, hashes);
    }

    private Done act(
            CountyCheck check,
            long version,
            CheckStep.State state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                SUBJECT,
                check.id(),
                version,
                kind,
                by,
                check.city(),
                check.territory(),
                clock.instant(),
                said,
                hashes));
        return new Done(check.id(), version, state.name(), act);
    }
}
