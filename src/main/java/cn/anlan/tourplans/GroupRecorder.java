package cn.anlan.tourplans;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a group to whoever takes a step, and writes the act of the step. */
@Component
class GroupRecorder {

    private final GroupStore store;
    private final PlanStore plans;
    private final TourplanRecorder recorder;

    GroupRecorder(GroupStore store, PlanStore plans, TourplanRecorder recorder) {
        this.store = store;
        this.plans = plans;
        this.recorder = recorder;
    }

    TourGroup lock(UUID id) {
        return store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** The group, locked, if the step is the actor's and its state allows it. */
    TourGroup seen(Actor by, UUID id, long seen, TourGroup.Step step) {
        TourGroup group = lock(id);
        recorder.require(by, group.unit(), TourGroup.by(step));
        recorder.requireSeen(Groups.SUBJECT, id, group.version(), seen);
        group.require(step);
        return group;
    }

    /** The tours it makes, without those that were cancelled. */
    List<PlannedTour> tours(TourGroup group) {
        return plans.tours(group.plan()).stream()
                .filter(tour -> group.id().equals(tour.group()) && tour.stands())
                .toList();
    }

    Done moved(
            TourGroup group,
            TourGroup.Step step,
            Actor by,
            UUID proposedBy,
            TourGroup.@Nullable Replacement pending,
            Map<String, ?> facts,
            List<String> hashes) {
        TourGroup.State to = group.require(step).to();
        store.move(group, to, proposedBy, pending);
        return act(group, group.version() + 1, to, step.act(), by, facts, hashes);
    }

    /** Records what leaves the group's state as it is. */
    Done kept(TourGroup group, String kind, Actor by, Map<String, ?> facts, List<String> hashes) {
        store.move(group, group.state(), group.proposedBy(), group.pending());
        return act(group, group.version() + 1, group.state(), kind, by, facts, hashes);
    }

    Done act(
            TourGroup group,
            long version,
            TourGroup.State state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes) {
        return recorder.record(
                Groups.SUBJECT,
                group.id(),
                version,
                state.name(),
                kind,
                by,
                group.unit(),
                group.territory(),
                facts,
                hashes);
    }
}
