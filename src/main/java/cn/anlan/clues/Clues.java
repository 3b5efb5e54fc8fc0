package cn.anlan.clues;

import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deals with clues and follows them to the end: the graver the failure, the more must be done (XN-3.3c, ZZ-4.3b). Whoever told it stays under
 * seal: read for a reason only, and every reading is an act.
 */
@Service
@Transactional
class Clues {

    static final String SUBJECT = "clue";

    /** What others read in lists of work stays silent about what a clue says. */
    private static final String SEE_THE_CLUE = "详见问题线索";

    private final ClueStore store;
    private final ClueReach reach;
    private final ClueRecorder recorder;
    private final Obligations obligations;
    private final ActQueries acts;

    Clues(ClueStore store, ClueReach reach, ClueRecorder recorder, Obligations obligations, ActQueries acts) {
        this.store = store;
        this.reach = reach;
        this.recorder = recorder;
        this.obligations = obligations;
        this.acts = acts;
    }

    Done takeUp(Actor by, UUID id, long seen) {
        return recorder.moved(ready(by, id, seen, ClueStep.TAKE_UP), ClueStep.TAKE_UP, by, Map.of());
    }

    /** Says what was found and done. */
    Done answer(
            Actor by,
            UUID id,
            long seen,
            Clue.Severity severity,
            Clue.Handling handling,
            String result,
            List<UUID> files) {
        Clue clue = ready(by, id, seen, ClueStep.ANSWER);
        if (!severity.allows(handling)) {
            throw new Problem(
                            ClueProblem.TOO_MILD,
                            handling.label().zh(),
                            handling.label().en())
                    .clause(clue.clause())
                    .field("handling", "TooMild");
        }
        store.answer(id, severity, handling, result);
        return followed(
                clue, ClueStep.ANSWER, obligations.perform(by, clue.obligation(), null, SEE_THE_CLUE, files, null));
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        Clue clue = ready(by, id, seen, ClueStep.SEND_BACK);
        store.remark(id, reason);
        return followed(
                clue, ClueStep.SEND_BACK, obligations.returnForRework(by, clue.obligation(), null, SEE_THE_CLUE));
    }

    Done close(Actor by, UUID id, long seen, @Nullable String opinion) {
        Clue clue = ready(by, id, seen, ClueStep.CLOSE);
        store.remark(id, opinion);
        return followed(clue, ClueStep.CLOSE, obligations.accept(by, clue.obligation(), null, SEE_THE_CLUE));
    }

    /** Breaks the seal for the office that deals with it: the reading and its reason are an act. */
    ClueStore.Reporter reporter(Actor by, UUID id, String reason) {
        Clue clue = store.lock(id)
                .filter(found -> reach.sides(by, found).contains(ClueStep.Side.HANDLER))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        reach.requireSeen(by, Optional.of(clue));
        ClueStore.Reporter reporter =
                store.reporter(id).orElseThrow(() -> new Problem(ClueProblem.NO_REPORTER).clause(clue.clause()));
        recorder.unsealed(clue, by, reason);
        return reporter;
    }

    /** Moves a clue with its obligation, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(SUBJECT)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> follow(e.fact(), ClueStep.ANSWER);
            case ObligationEvent.Returned e -> follow(e.fact(), ClueStep.SEND_BACK);
            case ObligationEvent.Accepted e -> follow(e.fact(), ClueStep.CLOSE);
            case ObligationEvent.Waived e ->
                throw new Problem(ClueProblem.CLUE_NOT_WAIVED)
                        .clause(store.find(e.fact().origin()).orElseThrow().clause());
            default -> {
                // Time asked for, handed over, urged, late: the clue stays where it is.
            }
        }
    }

    private void follow(ObligationEvent.Fact fact, ClueStep step) {
        Clue clue = store.lock(fact.origin()).orElseThrow();
        clue.require(step);
        if (step == ClueStep.ANSWER && clue.handling() == null) {
            throw new Problem(ClueProblem.ANSWER_HERE).clause(clue.clause());
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("severity", String.valueOf(clue.severity()));
        facts.put("handling", String.valueOf(clue.handling()));
        recorder.moved(clue, step, Objects.requireNonNull(fact.actor()), facts);
        if (step == ClueStep.SEND_BACK) {
            store.answer(clue.id(), null, null, null);
        }
    }

    private Clue ready(Actor by, UUID id, long seen, ClueStep step) {
        Clue clue = reach.requireSeen(by, store.lock(id));
        if (clue.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, clue.version())
                    .with("current", clue.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        clue.require(step, reach.sides(by, clue));
        return clue;
    }

    /** The clue took the step with its obligation; it was locked, so its version is the next one. */
    private static Done followed(Clue clue, ClueStep step, Done onObligation) {
        return new Done(clue.id(), clue.version() + 1, step.to().name(), onObligation.act());
    }
}
