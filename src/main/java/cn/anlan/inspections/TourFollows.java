package cn.anlan.inspections;

import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves tours, findings and transfers with their obligations, whether these are performed on the tour's page or in somebody's own work list:
 * the order of the tour holds there too.
 */
@Service
@Transactional
class TourFollows {

    private final TourStore store;
    private final WorkStore work;
    private final TourRecorder recorder;
    private final TourDemands demands;
    private final Conclusion conclusion;
    private final ReportPapers papers;
    private final ObligationQueries found;
    private final Clock clock;

    TourFollows(
            TourStore store,
            WorkStore work,
            TourRecorder recorder,
            TourDemands demands,
            Conclusion conclusion,
            ReportPapers papers,
            ObligationQueries found,
            Clock clock) {
        this.store = store;
        this.work = work;
        this.recorder = recorder;
        this.demands = demands;
        this.conclusion = conclusion;
        this.papers = papers;
        this.found = found;
        this.clock = clock;
    }

    @EventListener
    void on(ObligationEvent event) {
        switch (event.fact().originKind()) {
            case TourObligations.REPORT -> report(event);
            case TourObligations.RECTIFICATION -> rectification(event);
            case TourObligations.FINDING -> finding(event);
            case TourObligations.TRANSFER -> transfer(event);
            default -> {
                // Of other origins, or a training: nothing of a tour moves with it.
            }
        }
    }

    private void report(ObligationEvent event) {
        switch (event) {
            case ObligationEvent.Performed e -> reported(e.fact());
            case ObligationEvent.Returned e -> {
                Tour tour = tour(e.fact());
                move(tour, TourStep.RETURN, e.fact(), tour.progress().reported(null));
            }
            case ObligationEvent.Accepted e -> {
                Tour tour = tour(e.fact());
                move(tour, TourStep.APPROVE, e.fact(), tour.progress());
            }
            case ObligationEvent.Waived e -> throw notWaived("ZZ-3.3.3");
            default -> {
                // Time asked for, handed over, urged, late: the tour stays where it is.
            }
        }
    }

    private void reported(ObligationEvent.Fact fact) {
        Tour tour = tour(fact);
        tour.require(TourStep.REPORT);
        demands.requireAreas(tour);
        Progress.Report said = tour.progress().report();
        if (said == null) {
            throw new Problem(InspectionProblem.REPORT_HERE).clause("ZZ-1.2b");
        }
        boolean late = !clock.instant()
                .isBefore(found.get(Actor.system(), fact.obligation()).due());
        Tour filed = tour.with(tour.progress()
                .reported(new Progress.Report(said.problems(), said.recommendations(), said.at(), late, null)));
        Actor by = Objects.requireNonNull(fact.actor());
        String paper = papers.file(by, filed);
        recorder.record(
                tour,
                TourStep.REPORT,
                by,
                tour.progress()
                        .reported(new Progress.Report(said.problems(), said.recommendations(), said.at(), late, paper)),
                Map.of("obligation", fact.obligation().toString(), "paper", paper),
                List.of(paper),
                clock.instant());
    }

    private void rectification(ObligationEvent event) {
        switch (event) {
            case ObligationEvent.Performed e -> move(tour(e.fact()), TourStep.RECTIFY, e.fact());
            case ObligationEvent.Returned e -> move(tour(e.fact()), TourStep.SEND_BACK, e.fact());
            case ObligationEvent.Accepted e -> {
                Tour tour = tour(e.fact());
                conclusion.requireHandedOver(tour);
                move(tour, TourStep.REVIEW, e.fact());
            }
            case ObligationEvent.Waived e -> throw notWaived("ZZ-3.3.5");
            default -> {
                // As for the report.
            }
        }
    }

    private void finding(ObligationEvent event) {
        switch (event) {
            case ObligationEvent.Accepted e -> work.closeFinding(e.fact().origin(), clock.instant());
            case ObligationEvent.Waived e -> work.closeFinding(e.fact().origin(), clock.instant());
            default -> {
                // It stays open.
            }
        }
    }

    private void transfer(ObligationEvent event) {
        Instant now = clock.instant();
        switch (event) {
            case ObligationEvent.Performed e -> work.answered(e.fact().origin(), now);
            case ObligationEvent.Returned e -> work.answered(e.fact().origin(), null);
            case ObligationEvent.Accepted e -> work.closeTransfer(e.fact().origin(), now);
            case ObligationEvent.Waived e -> throw notWaived("ZZ-3.3.4b");
            default -> {
                // It stays to be answered.
            }
        }
    }

    private Tour tour(ObligationEvent.Fact fact) {
        return store.lock(fact.origin()).orElseThrow();
    }

    private void move(Tour tour, TourStep step, ObligationEvent.Fact fact) {
        move(tour, step, fact, tour.progress());
    }

    private void move(Tour tour, TourStep step, ObligationEvent.Fact fact, Progress progress) {
        tour.require(step);
        recorder.record(
                tour,
                step,
                Objects.requireNonNull(fact.actor()),
                progress,
                Map.of("obligation", fact.obligation().toString()));
    }

    private static Problem notWaived(String clause) {
        return new Problem(InspectionProblem.NOT_WAIVED).clause(clause);
    }
}
