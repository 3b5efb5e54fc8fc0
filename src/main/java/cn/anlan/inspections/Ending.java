package cn.anlan.inspections;

import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.tourplans.PlannedTour;
import cn.anlan.tourplans.TourPlans;
import cn.anlan.tourplans.TourTerms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of the work: not sooner than the regime wants, and from then on the report is due (ZZ-1.2a, ZZ-3.3.3). */
@Service
@Transactional
class Ending {

    private final TourRecorder recorder;
    private final TourReach reach;
    private final TourPlans plans;
    private final TourTerms terms;
    private final TourObligations opening;
    private final UnitQueries units;
    private final Clock clock;

    Ending(
            TourRecorder recorder,
            TourReach reach,
            TourPlans plans,
            TourTerms terms,
            TourObligations opening,
            UnitQueries units,
            Clock clock) {
        this.recorder = recorder;
        this.reach = reach;
        this.plans = plans;
        this.terms = terms;
        this.opening = opening;
        this.units = units;
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
}
