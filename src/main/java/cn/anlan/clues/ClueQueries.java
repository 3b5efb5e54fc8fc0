package cn.anlan.clues;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.PersonObligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Scope;
import cn.anlan.tourplans.TourParties;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads clues, each as far as it concerns the actor. */
@Component
@Transactional(readOnly = true)
class ClueQueries {

    private final ClueStore store;
    private final ClueReach reach;
    private final TourParties parties;
    private final PersonObligations obligations;
    private final ActQueries acts;

    ClueQueries(ClueStore store, ClueReach reach, TourParties parties, PersonObligations obligations, ActQueries acts) {
        this.store = store;
        this.reach = reach;
        this.parties = parties;
        this.obligations = obligations;
        this.acts = acts;
    }

    /**
     * A clue with everything on its page.
     *
     * @param steps what the asker can do now
     * @param unseals whether the asker may read who told it, for a reason
     * @param dueDay the last day on which an answer is in time
     * @param late whether it is late
     */
    record ClueView(
            Clue clue, List<ClueStep> steps, boolean unseals, LocalDate dueDay, boolean late, List<ActView> timeline) {}

    CursorPage<Clue> list(Actor by, ClueStep.@Nullable State state, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 1);
        List<Clue> found = store.list(
                reach.units(by),
                parties.spokenFor(by),
                by.person(),
                state,
                after == null ? null : after.id(0),
                limit + 1);
        return CursorPage.of(found, limit, clue -> Cursor.of(clue.id()));
    }

    ClueView get(Actor by, UUID id) {
        Clue clue = reach.requireSeen(by, store.find(id));
        var sides = reach.sides(by, clue);
        ObligationRow owed =
                obligations.some(Scope.everything(), List.of(clue.obligation())).getFirst();
        return new ClueView(
                clue,
                ClueStep.open(clue.state(), sides),
                clue.sealed() && sides.contains(ClueStep.Side.HANDLER),
                owed.dueDay(),
                owed.late(),
                acts.timeline(Clues.SUBJECT, id));
    }
}
