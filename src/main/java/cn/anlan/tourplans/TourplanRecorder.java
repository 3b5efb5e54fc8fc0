package cn.anlan.tourplans;

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

/** Writes the acts of plans, groups and money, and refuses what was asked on an old version. */
@Component
class TourplanRecorder {

    private final Ledger ledger;
    private final ActQueries acts;
    private final TourParties parties;
    private final Clock clock;

    TourplanRecorder(Ledger ledger, ActQueries acts, TourParties parties, Clock clock) {
        this.ledger = ledger;
        this.acts = acts;
        this.parties = parties;
        this.clock = clock;
    }

    /** @throws Problem 409 stale */
    void requireSeen(String subject, UUID id, long version, long seen) {
        if (version != seen) {
            throw new Problem(PlatformProblem.STALE, seen, version)
                    .with("current", version)
                    .with("changes", acts.since(subject, id, seen));
        }
    }

    /** @throws Problem 404 for those whom the sending unit's matters don't concern, 403 not the actor's step */
    void require(Actor by, UUID unit, Side side) {
        requireBelongs(by, unit);
        boolean allowed = switch (side) {
            case OFFICE -> parties.isOffice(by, unit);
            case COMMITTEE -> parties.isCommittee(by, unit);
        };
        if (!allowed) {
            throw new Problem(TourplanProblem.NOT_YOUR_STEP).clause(side == Side.OFFICE ? "ZZ-2.1c" : "ZZ-2.3");
        }
    }

    void requireBelongs(Actor by, UUID unit) {
        if (!parties.belongs(by, unit)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
    }

    Done record(
            String subject,
            UUID id,
            long version,
            String state,
            String kind,
            Actor by,
            UUID unit,
            String territory,
            Map<String, ?> facts,
            List<String> evidence) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state);
        said.putAll(facts);
        UUID act = ledger.append(
                new NewAct(subject, id, version, kind, by, unit, territory, clock.instant(), said, evidence));
        return new Done(id, version, state, act);
    }
}
