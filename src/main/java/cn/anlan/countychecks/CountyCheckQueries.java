package cn.anlan.countychecks;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.tourplans.TourParties;
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
    private final ActQueries acts;

    CountyCheckQueries(CountyCheckStore store, CountyCheckReach reach, TourParties parties, ActQueries acts) {
        this.store = store;
        this.reach = reach;
        this.parties = parties;
        this.acts = acts;
    }

    /** @param steps what the asker can do now */
    record CountyCheckView(CountyCheck check, List<CheckStep> steps, List<ActView> timeline) {}

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
        return new CountyCheckView(
                check,
                CheckStep.open(check.state(), reach.sides(by, check)),
                acts.timeline(CountyCheckRecorder.SUBJECT, id));
    }
}
