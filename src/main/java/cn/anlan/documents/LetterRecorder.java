package cn.anlan.documents;

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

/** Carries one step of a letter through: the row and the act, in the caller's transaction. */
@Component
class LetterRecorder {

    static final String SUBJECT = "letter";

    private final LetterStore store;
    private final LetterReach reach;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    LetterRecorder(LetterStore store, LetterReach reach, Ledger ledger, ActQueries acts, Clock clock) {
        this.store = store;
        this.reach = reach;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * The letter as the actor saw it, locked.
     *
     * @throws Problem 404 absent or out of sight, 409 seen in an older version
     */
    Letter seen(Actor actor, UUID id, long seen) {
        Letter l = store.lock(id)
                .filter(found -> reach.sees(actor, found))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (l.version != seen) {
            throw new Problem(PlatformProblem.STALE, seen, l.version)
                    .with("current", l.version)
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        return l;
    }

    /**
     * The row of the life cycle by which the actor takes a step.
     *
     * @throws Problem 409 wrong state, 403 not the actor's step
     */
    LetterStep.Row require(Actor actor, Letter l, LetterStep step) {
        LetterStep.Row row = require(l, step);
        if (!reach.sides(actor, l).contains(row.by())) {
            if (step == LetterStep.APPROVE && actor.person().equals(l.submittedBy)) {
                throw new Problem(DocumentsProblem.OWN_DRAFT);
            }
            throw new Problem(
                    DocumentsProblem.NOT_YOUR_STEP,
                    step.label().zh(),
                    step.label().en());
        }
        return row;
    }

    /** The row by which the letter's state allows a step, whoever takes it. */
    static LetterStep.Row require(Letter l, LetterStep step) {
        return step.row(l.kind().review(), l.state).orElseThrow(() -> {
            if (step == LetterStep.SIGN && l.kind().review() && l.state == LetterState.DRAFT) {
                return new Problem(DocumentsProblem.NEEDS_REVIEW).with("current", l.version);
            }
            return new Problem(
                            DocumentsProblem.WRONG_STATE,
                            l.state.label().zh(),
                            step.label().zh(),
                            l.state.label().en(),
                            step.label().en())
                    .with("current", l.version);
        });
    }

    Done drafted(Letter l, Actor by, Map<String, ?> facts) {
        store.insert(l);
        return new Done(l.id(), 1, l.state.name(), act(l, "letter.drafted", by, facts, List.of()));
    }

    Done record(Letter l, LetterStep.Row row, Actor by, Map<String, ?> facts) {
        return record(l, row, by, facts, List.of());
    }

    Done record(Letter l, LetterStep.Row row, Actor by, Map<String, ?> facts, List<String> evidence) {
        l.version++;
        l.state = row.to();
        if (l.state == LetterState.CLOSED || l.state == LetterState.WITHDRAWN) {
            l.closedAt = clock.instant();
        }
        store.update(l);
        return new Done(l.id(), l.version, l.state.name(), act(l, row.step().act(), by, facts, evidence));
    }

    /** What an event about a letter tells. */
    static LetterEvent.Fact fact(Letter l, Actor by, UUID act) {
        return new LetterEvent.Fact(
                l.id(), l.kind().key(), l.root.unit(), l.root.matterKind(), l.root.matter(), act, by);
    }

    private UUID act(Letter l, String kind, Actor by, Map<String, ?> facts, List<String> evidence) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", l.state.name());
        said.putAll(facts);
        return ledger.append(new NewAct(
                SUBJECT,
                l.id(),
                l.version,
                kind,
                by,
                l.root.unit(),
                l.root.territory(),
                clock.instant(),
                said,
                evidence));
    }
}
