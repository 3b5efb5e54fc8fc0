package cn.anlan.tourplans;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Times at which units are busy, so that plans can warn of them (ZZ-1.2a). */
@Service
@Transactional
class BusyTimes {

    private static final String SUBJECT = "busy-time";

    private final BusyStore store;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final UnitQueries units;
    private final Clock clock;

    BusyTimes(BusyStore store, TourplanRecorder recorder, TourParties parties, UnitQueries units, Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.parties = parties;
        this.units = units;
        this.clock = clock;
    }

    Done declare(Actor by, UUID unitId, BusyTime.Kind kind, LocalDate starts, LocalDate ends, String words) {
        UnitView unit = visible(by, unitId);
        boolean own = parties.spokenFor(by).contains(unitId);
        if (own && kind == BusyTime.Kind.JOINT_ENFORCEMENT) {
            throw new Problem(TourplanProblem.NOT_YOUR_STEP).clause("ZZ-1.2a");
        }
        if (ends.isBefore(starts)) {
            throw new Problem(TourplanProblem.ENDS_BEFORE_START).field("ends", "NotBeforeStart");
        }
        var time = new BusyTime(
                Ids.next(),
                1,
                unitId,
                unit.name(),
                unit.territory(),
                kind,
                starts,
                ends,
                words,
                by.name(),
                clock.instant(),
                null);
        store.insert(time);
        return act(
                time,
                1,
                "DECLARED",
                "busy-time.declared",
                by,
                Map.of("kind", kind.name(), "starts", starts.toString(), "ends", ends.toString(), "words", words));
    }

    Done withdraw(Actor by, UUID id, long seen) {
        BusyTime time = store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        visible(by, time.unit());
        recorder.requireSeen(SUBJECT, id, time.version(), seen);
        store.withdraw(id, clock.instant());
        return act(time, time.version() + 1, "WITHDRAWN", "busy-time.withdrawn", by, Map.of());
    }

    @Transactional(readOnly = true)
    List<BusyTime> list(Actor by, UUID unit, int year) {
        visible(by, unit);
        return store.of(List.of(unit), year);
    }

    private UnitView visible(Actor by, UUID unit) {
        return units.find(unit)
                .filter(found -> parties.belongs(by, unit))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    private Done act(BusyTime time, long version, String state, String kind, Actor by, Map<String, ?> facts) {
        return recorder.record(
                SUBJECT, time.id(), version, state, kind, by, time.unit(), time.territory(), facts, List.of());
    }
}
