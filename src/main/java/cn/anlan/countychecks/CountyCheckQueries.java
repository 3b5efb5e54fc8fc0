package cn.anlan.countychecks;

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

/** Reads checks, each for whom it concerns. */
@Component
@Transactional(readOnly = true)
class CountyCheckQueries {

    private final CountyCheckStore store;
    private final CountyCheckReach reach;
    private final TourParties parties;
    private final PersonObligations obligations;
    private final ActQueries acts;

    CountyCheckQueries(
            CountyCheckStore store,
            CountyCheckReach reach,
            TourParties parties,
            PersonObligations obligations,
            ActQueries acts) {
        this.store = store;
        this.reach = reach;
        this.parties = parties;
        this.obligations = obligations;
        this.acts = acts;
    }

    /**
     * A check with everything on its page.
     *
     * @param steps what the asker can do now
     * @param dueDay the last day on which the county's documents are in time; null until it is open
     * @param late whether they are late
     */
    record CountyCheckView(
            CountyCheck check,
            List<CheckStep> steps,
            @Nullable LocalDate dueDay,
            boolean late,
            List<ActView> timeline) {}

    CursorPage<CountyCheck> list(Actor by, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 1);
        List<CountyCheck> found = store.list(
                parties.senders(by),
                reach.partners(by),
                reach.counties(by),
                after == null ? null : after.id(0),
                limit + 1);
        return CursorPage.of(found, limit, check -> Cursor.of(check.id()));
    }

    CountyCheckView get(Actor by, UUID id) {
        CountyCheck check = reach.requireSeen(by, store.find(id));
        ObligationRow owed = check.obligation() == null
                ? null
                : obligations
                        .some(Scope.everything(), List.of(check.obligation()))
                        .getFirst();
        return new CountyCheckView(
                check,
                CheckStep.open(check.state(), reach.sides(by, check)),
                owed == null ? null : owed.dueDay(),
                owed != null && owed.late(),
                acts.timeline(CountyCheckRecorder.SUBJECT, id));
    }
}
