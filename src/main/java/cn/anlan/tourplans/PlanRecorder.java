package cn.anlan.tourplans;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings a plan to whoever takes a step, and writes the act of the step. */
@Component
class PlanRecorder {

    private final PlanStore store;
    private final TourplanRecorder recorder;

    PlanRecorder(PlanStore store, TourplanRecorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    /** The plan, locked, if the step is the actor's and its state allows it; {@code seen} is the version the actor saw. */
    Plan seen(Actor by, UUID id, long seen, Plan.Step step) {
        Plan plan = locked(by, id, step);
        recorder.requireSeen(Plans.SUBJECT, id, plan.version(), seen);
        plan.require(step);
        return plan;
    }

    /** The same for a step on something of the plan that has a version of its own. */
    Plan ready(Actor by, UUID id, Plan.Step step) {
        Plan plan = locked(by, id, step);
        plan.require(step);
        return plan;
    }

    private Plan locked(Actor by, UUID id, Plan.Step step) {
        Plan plan = store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        recorder.require(by, plan.unit(), Plan.by(step));
        return plan;
    }

    /** Takes a step that leaves no more behind than the plan's state. */
    Done moved(Plan plan, Plan.Step step, Actor by, Map<String, ?> facts) {
        Plan.State to = plan.require(step).to();
        // Whoever writes what it says doesn't approve it.
        boolean writes = step == Plan.Step.AMEND || step == Plan.Step.ADD_TOUR || step == Plan.Step.SUBMIT;
        store.move(plan, to, writes ? by.person() : plan.drawnBy(), writes ? by.name() : plan.drawnName());
        return act(plan, plan.version() + 1, to, step.act(), by, facts);
    }

    Done act(Plan plan, long version, Plan.State state, String kind, Actor by, Map<String, ?> facts) {
        return recorder.record(
                Plans.SUBJECT,
                plan.id(),
                version,
                state.name(),
                kind,
                by,
                plan.unit(),
                plan.territory(),
                facts,
                List.of());
    }

    /** A tour in an act. */
    static Map<String, Object> said(PlannedTour tour) {
        var said = new LinkedHashMap<String, Object>();
        said.put("tour", tour.id().toString());
        said.put("unit", tour.unitName());
        said.put("kind", tour.kind().name());
        said.put("theme", String.valueOf(tour.theme()));
        said.put("themeSetBy", String.valueOf(tour.themeSetBy()));
        said.put("starts", tour.starts().toString());
        said.put("ends", tour.ends().toString());
        if (tour.shortReason() != null) {
            said.put("shortReason", tour.shortReason());
        }
        return said;
    }
}
