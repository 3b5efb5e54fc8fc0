package cn.anlan.inspections;

import cn.anlan.hazards.HazardQueries;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourPlans;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the review to the end: published, copied, closed, and so in the unit's performance record (ZZ-3.3.6a, ZZ-3.3.6b). */
@Service
@Transactional
class TourClosing {

    /** A mobile telephone number, or that of an identity card. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?<![0-9])(1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9])");

    private final WorkStore work;
    private final TourRecorder recorder;
    private final TourReach reach;
    private final TourDemands demands;
    private final TourResults results;
    private final TourLetters letters;
    private final HazardQueries hazards;
    private final UnitQueries units;
    private final Clock clock;

    TourClosing(
            WorkStore work,
            TourRecorder recorder,
            TourReach reach,
            TourDemands demands,
            TourResults results,
            TourLetters letters,
            HazardQueries hazards,
            UnitQueries units,
            Clock clock) {
        this.work = work;
        this.recorder = recorder;
        this.reach = reach;
        this.demands = demands;
        this.results = results;
        this.letters = letters;
        this.hazards = hazards;
        this.units = units;
        this.clock = clock;
    }

    /** Publishes feedback and rectification as they were written for the public: nobody of the group, no number of anybody. */
    Done publish(Actor by, UUID id, long seen, String title, String feedback, String rectification) {
        Tour tour = recorder.ready(by, id, seen, TourStep.PUBLISH);
        String all = title + "\n" + feedback + "\n" + rectification;
        List<String> named = reach.team(tour).map(TourPlans.Team::members).orElse(Map.of()).values().stream()
                .filter(name -> name.length() > 1 && all.contains(name))
                .toList();
        if (!named.isEmpty()) {
            throw new Problem(InspectionProblem.NAMES_IN_PUBLICATION, String.join("、", named)).clause("ZZ-3.3.6b");
        }
        String numbers = PERSONAL.matcher(all).results().map(MatchResult::group).collect(Collectors.joining("、"));
        if (!numbers.isEmpty()) {
            throw new Problem(InspectionProblem.NUMBERS_IN_PUBLICATION, numbers).clause("ZZ-3.3.6b");
        }
        return recorder.record(
                tour,
                TourStep.PUBLISH,
                by,
                tour.progress().published(new Progress.Publication(title, feedback, rectification, clock.instant())),
                Map.of("title", title, "feedback", feedback, "rectification", rectification));
    }

    Done copy(Actor by, UUID id, long seen, UUID unitId, String said) {
        Tour tour = recorder.ready(by, id, seen, TourStep.COPY);
        UnitView unit = units.get(unitId);
        if (tour.progress().copies().stream().anyMatch(copy -> copy.unit().equals(unitId))) {
            throw new Problem(InspectionProblem.COPIED, unit.name()).clause("ZZ-3.3.6a");
        }
        UUID letter = letters.copy(tour, by, unitId, said);
        return recorder.record(
                tour,
                TourStep.COPY,
                by,
                tour.progress().copied(new Progress.Copy(unitId, unit.name(), letter, clock.instant())),
                Map.of("to", unit.name(), "letter", letter.toString()));
    }

    /**
     * Closes a tour of which nothing is open any more: every transfer answered, every finding closed, the copies sent. What it came to enters
     * the unit's performance record with it.
     */
    Done close(Actor by, UUID id, long seen) {
        Tour tour = recorder.ready(by, id, seen, TourStep.CLOSE);
        String unanswered = work.transfers(id).stream()
                .filter(transfer -> transfer.closedAt() == null)
                .map(Transfer::unitName)
                .collect(Collectors.joining("、"));
        if (!unanswered.isEmpty()) {
            throw new Problem(InspectionProblem.TRANSFERS_UNANSWERED, unanswered).clause("ZZ-3.3.4b");
        }
        requireClosed(tour);
        demands.requireCopies(tour);
        TourResults.Result result = results.enter(tour, clock.instant());
        return recorder.record(tour, TourStep.CLOSE, by, tour.progress(), Map.of("result", result.facts()));
    }

    /** @throws Problem 422 naming the findings that aren't put right */
    void requireClosed(Tour tour) {
        String left = Conclusion.titles(
                work.findings(tour.id()).stream().filter(one -> !isClosed(one)).toList());
        if (!left.isEmpty()) {
            throw new Problem(InspectionProblem.FINDINGS_OPEN, left).clause(tour.clause("ZZ-4.2b"));
        }
    }

    private boolean isClosed(TourFinding finding) {
        return finding.hazard() == null
                ? finding.closedAt() != null
                : hazards.get(Actor.system(), finding.hazard()).closedAt() != null;
    }
}
