package cn.anlan.inspections;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a tour to whoever takes a step, and writes the act of the step. */
@Component
class TourRecorder {

    static final String SUBJECT = "tour";

    private final TourStore store;
    private final TourReach reach;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Evidence evidence;
    private final Clock clock;

    TourRecorder(TourStore store, TourReach reach, Ledger ledger, ActQueries acts, Evidence evidence, Clock clock) {
        this.store = store;
        this.reach = reach;
        this.ledger = ledger;
        this.acts = acts;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * The tour, locked, if the step is the actor's and the order allows it now.
     *
     * @throws Problem 404, 409 stale or out of order, 403
     */
    Tour ready(Actor by, UUID id, long seen, TourStep step) {
        Tour tour = locked(by, id);
        if (tour.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, tour.version())
                    .with("current", tour.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        tour.require(step, reach.sides(by, tour));
        return tour;
    }

    /**
     * The same for what is only added, such as a visit: many record at once, in the field and later, so no version is asked for.
     *
     * @throws Problem 404, 409 out of order, 403
     */
    Tour ready(Actor by, UUID id, TourStep step) {
        Tour tour = locked(by, id);
        tour.require(step, reach.sides(by, tour));
        return tour;
    }

    private Tour locked(Actor by, UUID id) {
        return reach.requireSeen(by, store.lock(id));
    }

    /** @throws Problem 422 when it is yet to come */
    Instant happened(@Nullable Instant said) {
        Instant now = clock.instant();
        if (said != null && said.isAfter(now)) {
            throw new Problem(InspectionProblem.HAPPENED_LATER).field("happenedAt", "PastOrPresent");
        }
        return said == null ? now : said;
    }

    List<String> hashes(Actor by, List<UUID> files) {
        return evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
    }

    Done begun(Tour tour, Actor by, Map<String, ?> facts) {
        return act(tour, 1, tour.state(), "tour.planned", by, facts, List.of(), clock.instant());
    }

    /** Records something that is added to a tour, with an id of its own, and leaves the tour as it is. */
    Done added(
            Tour tour,
            UUID id,
            TourStep step,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes,
            Instant happenedAt) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", "RECORDED");
        said.put("tour", tour.id().toString());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                "tour-record", id, 1, step.act(), by, tour.sender(), tour.territory(), happenedAt, said, hashes));
        return new Done(id, 1, "RECORDED", act);
    }

    Done record(Tour tour, TourStep step, Actor by, Progress progress, Map<String, ?> facts) {
        return record(tour, step, by, progress, facts, List.of(), clock.instant());
    }

    Done record(
            Tour tour,
            TourStep step,
            Actor by,
            Progress progress,
            Map<String, ?> facts,
            List<String> hashes,
            Instant happenedAt) {
        TourState to = tour.order().to(step, tour.state());
        store.move(tour, to, progress);
        return act(tour, tour.version() + 1, to, step.act(), by, facts, hashes, happenedAt);
    }

    private Done act(
            Tour tour,
            long version,
            TourState state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes,
            Instant happenedAt) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                SUBJECT, tour.id(), version, kind, by, tour.sender(), tour.territory(), happenedAt, said, hashes));
        return new Done(tour.id(), version, state.name(), act);
    }
}
