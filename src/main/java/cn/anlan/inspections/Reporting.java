package cn.anlan.inspections;

import cn.anlan.obligations.Obligations;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.tourplans.PlannedTour;
import cn.anlan.tourplans.TourPlans;
import cn.anlan.tourplans.TourTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the end of the work to the feedback: reported in time, whole, approved first, then told to the principal (ZZ-3.1, ZZ-3.3.3, ZZ-3.3.4a). */
@Service
@Transactional
class Reporting {

    private final TourStore store;
    private final WorkStore work;
    private final TourDemands demands;
    private final TourRecorder recorder;
    private final TourReach reach;
    private final TourPlans plans;
    private final TourTerms terms;
    private final TourObligations opening;
    private final Obligations obligations;
    private final TourLetters letters;
    private final UnitQueries units;
    private final LightTours light;
    private final Clock clock;

    Reporting(
            TourStore store,
            WorkStore work,
            TourDemands demands,
            TourRecorder recorder,
            TourReach reach,
            TourPlans plans,
            TourTerms terms,
            TourObligations opening,
            Obligations obligations,
            TourLetters letters,
            UnitQueries units,
            LightTours light,
            Clock clock) {
        this.store = store;
        this.work = work;
        this.demands = demands;
        this.recorder = recorder;
        this.reach = reach;
        this.plans = plans;
        this.terms = terms;
        this.opening = opening;
        this.obligations = obligations;
        this.letters = letters;
        this.units = units;
        this.light = light;
        this.clock = clock;
    }

    /**
     * Ends the work today; the report is due from now. A tour that ends sooner than the regime wants needs a written reason, unless its plan
     * gave one.
     */
    Done end(Actor by, UUID id, long seen, @Nullable String reason) {
        Tour tour = recorder.ready(by, id, seen, TourStep.END);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        PlannedTour planned = plans.get(id).tour();
        LocalDate least = terms.leastEnd(
                units.get(tour.sender()),
                tour.packVersion(),
                Objects.requireNonNull(tour.progress().enteredOn()));
        boolean said = reason != null && !reason.isBlank();
        if (today.isBefore(least) && !said && planned.shortReason() == null) {
            throw new Problem(InspectionProblem.SHORT_WITHOUT_REASON, least.toString())
                    .clause("ZZ-1.2a")
                    .field("reason", "NotNull");
        }
        UUID leader = reach.team(tour).map(TourPlans.Team::leader).orElse(null);
        UUID report = opening.report(tour, by, leader, clock.instant());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("on", today.toString());
        facts.put("obligation", report.toString());
        if (said) {
            facts.put("reason", String.valueOf(reason));
        }
        return recorder.record(tour, TourStep.END, by, tour.progress().ended(today, report), facts);
    }

    /** Sends the report with its problems and recommendations (ZZ-1.2b); {@link TourFollows} moves the tour with its obligation. */
    Done report(Actor by, UUID id, long seen, String problems, String recommendations, List<UUID> files) {
        Tour tour = recorder.ready(by, id, seen, TourStep.REPORT);
        if (tour.isLight()) {
            return light.report(by, tour, problems, recommendations, files);
        }
        demands.requireAreas(tour);
        Instant now = clock.instant();
        store.keep(tour, tour.progress().reported(new Progress.Report(problems, recommendations, now, false, null)));
        UUID obligation = Objects.requireNonNull(tour.progress().obligations().report());
        String words = "巡查工作报告已报送";
        // The leader answers for the tour, whatever became of the post that bears the obligation (ZZ-2.1b).
        Done done = reach.bears(by, obligation)
                ? obligations.perform(by, obligation, null, words, files, null)
                : obligations.performedBy(by, obligation, words, files, now);
        return moved(tour, TourStep.REPORT, done);
    }

    Done giveBack(Actor by, UUID id, long seen, String reason) {
        Tour tour = recorder.ready(by, id, seen, TourStep.RETURN);
        UUID obligation = Objects.requireNonNull(tour.progress().obligations().report());
        return moved(tour, TourStep.RETURN, obligations.returnForRework(by, obligation, null, reason));
    }

    Done approve(Actor by, UUID id, long seen, String opinion) {
        Tour tour = recorder.ready(by, id, seen, TourStep.APPROVE);
        UUID obligation = Objects.requireNonNull(tour.progress().obligations().report());
        return moved(tour, TourStep.APPROVE, obligations.accept(by, obligation, null, opinion));
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

    /** The tour took the step with its obligation; it was locked, so its version is the next one. */
    static Done moved(Tour tour, TourStep step, Done onObligation) {
        return new Done(
                tour.id(),
                tour.version() + 1,
                tour.order().to(step, tour.state()).name(),
                onObligation.act());
    }
}
