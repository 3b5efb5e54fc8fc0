package cn.anlan.inspections;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.RegimeTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tours in the light order, made by two offices together as the fieldwork of something else, whose id they have: the same checklist, visits,
 * findings, log and report as any tour, without what comes before and after (XN-1.3a).
 */
@Service
@Transactional
public class LightTours {

    private final TourStore store;
    private final WorkStore work;
    private final TourRecorder recorder;
    private final Checklists checklists;
    private final TourObligations opening;
    private final TourClosing closing;
    private final ReportPapers papers;
    private final RegimeTerms terms;
    private final Clock clock;

    LightTours(
            TourStore store,
            WorkStore work,
            TourRecorder recorder,
            Checklists checklists,
            TourObligations opening,
            TourClosing closing,
            ReportPapers papers,
            RegimeTerms terms,
            Clock clock) {
        this.store = store;
        this.work = work;
        this.recorder = recorder;
        this.checklists = checklists;
        this.opening = opening;
        this.closing = closing;
        this.papers = papers;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Prepares a tour; nothing can be recorded on it before it begins, and whoever it goes to doesn't see it.
     *
     * @param id of what it belongs to
     * @param sender the unit whose safety office leads it
     * @param partner the department that makes it too
     */
    public void prepare(Actor by, UUID id, UnitView sender, UnitView partner, UnitView unit, String matter) {
        var tour = new Tour(
                id,
                1,
                TourState.PLANNED,
                sender.id(),
                sender.name(),
                unit.id(),
                unit.name(),
                unit.territory(),
                terms.current(unit, TourOrder.LIGHT.pack()),
                new Tour.Light(matter, partner.id(), partner.name()),
                Progress.NONE);
        if (store.insert(tour)) {
            recorder.begun(tour, by, Map.of("unit", unit.name(), "matter", matter));
        }
    }

    /** Begins the work, with the place's checklist as it stands. */
    public void begin(Actor by, UUID id) {
        Tour tour = locked(id);
        tour.require(TourStep.ENTER);
        int version = checklists.current(tour.sender()).version();
        recorder.record(
                tour,
                TourStep.ENTER,
                by,
                tour.progress()
                        .notified(terms.today(), null)
                        .entered(terms.today())
                        .briefed(null, version),
                Map.of("on", terms.today().toString(), "checklist", version));
    }

    /**
     * Ends it with what it belongs to.
     *
     * @throws Problem 422 while its report isn't filed or something that was found isn't put right
     */
    public void close(Actor by, UUID id) {
        Tour tour = locked(id);
        if (!tour.state().isAtLeast(TourState.FED_BACK)) {
            throw new Problem(InspectionProblem.REPORT_MISSING, tour.unitName())
                    .clause(tour.order().clause(TourStep.REPORT));
        }
        closing.requireClosed(tour);
        recorder.record(tour, tour.require(TourStep.CLOSE), by, tour.progress(), Map.of());
    }

    /** Files the report as a document; whoever answers for what was found owes its rectification from now. */
    Done report(Actor by, Tour tour, String problems, String recommendations, List<UUID> files) {
        List<TourFinding> found = work.findings(tour.id());
        FeedingBack.requireRaised(tour, found);
        Instant now = clock.instant();
        List<String> given = recorder.hashes(by, files);
        Tour ended = tour.with(tour.progress()
                .ended(terms.today(), null)
                .reported(new Progress.Report(problems, recommendations, now, false, null)));
        String paper = papers.file(by, ended);
        opening.findings(tour, by, found, now);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("paper", paper);
        facts.put("findings", found.size());
        return recorder.record(
                tour,
                TourStep.REPORT,
                by,
                ended.progress().reported(new Progress.Report(problems, recommendations, now, false, paper)),
                facts,
                Stream.concat(Stream.of(paper), given.stream()).toList(),
                now);
    }

    private Tour locked(UUID id) {
        return store.lock(id).filter(Tour::isLight).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }
}
