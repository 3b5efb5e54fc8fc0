package cn.anlan.inspections;

import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The report on a tour: whole, in time, filed by the leader, approved or given back by the committee (ZZ-1.2b, ZZ-3.1, ZZ-3.3.3, ZZ-3.3.4a). */
@Service
@Transactional
class Reporting {

    private final TourStore store;
    private final TourDemands demands;
    private final TourRecorder recorder;
    private final Performing performing;
    private final Obligations obligations;
    private final LightTours light;
    private final Clock clock;

    Reporting(
            TourStore store,
            TourDemands demands,
            TourRecorder recorder,
            Performing performing,
            Obligations obligations,
            LightTours light,
            Clock clock) {
        this.store = store;
        this.demands = demands;
        this.recorder = recorder;
        this.performing = performing;
        this.obligations = obligations;
        this.light = light;
        this.clock = clock;
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
        return moved(tour, TourStep.REPORT, performing.perform(by, obligation, words, files));
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

    /** The tour took the step with its obligation; it was locked, so its version is the next one. */
    static Done moved(Tour tour, TourStep step, Done onObligation) {
        return new Done(
                tour.id(),
                tour.version() + 1,
                tour.order().to(step, tour.state()).name(),
                onObligation.act());
    }
}
