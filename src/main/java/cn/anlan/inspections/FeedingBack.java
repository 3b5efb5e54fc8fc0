package cn.anlan.inspections;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourPlans;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The feedback to whoever must rectify, once the report is approved (ZZ-3.3.4a). */
@Service
@Transactional
class FeedingBack {

    private final WorkStore work;
    private final TourRecorder recorder;
    private final TourReach reach;
    private final TourObligations opening;
    private final TourLetters letters;
    private final Clock clock;

    FeedingBack(
            WorkStore work,
            TourRecorder recorder,
            TourReach reach,
            TourObligations opening,
            TourLetters letters,
            Clock clock) {
        this.work = work;
        this.recorder = recorder;
        this.reach = reach;
        this.opening = opening;
        this.letters = letters;
        this.clock = clock;
    }

    /** Tells the principal what was found; from now the unit has its time to rectify, and whoever answers for a finding too. */
    Done feedBack(Actor by, UUID id, long seen, String overview, List<String> advice) {
        Tour tour = recorder.ready(by, id, seen, TourStep.FEED_BACK);
        List<TourFinding> found = work.findings(id);
        requireRaised(tour, found);
        Instant now = clock.instant();
        TourPlans.Team team = reach.team(tour).orElseThrow();
        UUID rectification = opening.rectification(tour, by, now);
        opening.findings(tour, by, found, now);
        UUID letter = letters.feedback(tour, by, team, overview, advice, found);
        return recorder.record(
                tour,
                TourStep.FEED_BACK,
                by,
                tour.progress().fedBack(new Progress.Feedback(overview, advice, letter, now), rectification),
                Map.of("letter", letter.toString(), "obligation", rectification.toString(), "findings", found.size()));
    }

    /** @throws Problem 422 naming the hazards that haven't been raised as such */
    static void requireRaised(Tour tour, List<TourFinding> found) {
        List<String> unraised = found.stream()
                .filter(finding -> finding.isHazard() && finding.hazard() == null)
                .map(TourFinding::title)
                .toList();
        if (!unraised.isEmpty()) {
            throw new Problem(InspectionProblem.HAZARDS_NOT_RAISED, String.join("、", unraised))
                    .clause(tour.clause("ZZ-3.3.4b"));
        }
    }
}
