package cn.anlan.inspections;

import cn.anlan.platform.Problem;
import java.util.Set;
import java.util.UUID;

/**
 * A tour under way. Its id is the planned tour's.
 *
 * @param sender the unit whose committee sends it
 * @param unit the toured unit
 * @param packVersion version of the regime under which it began and will end
 */
record Tour(
        UUID id,
        long version,
        TourState state,
        UUID sender,
        String senderName,
        UUID unit,
        String unitName,
        String territory,
        int packVersion,
        Progress progress) {

    /** The same tour, further on. */
    Tour with(Progress further) {
        return new Tour(id, version, state, sender, senderName, unit, unitName, territory, packVersion, further);
    }

    /** @throws Problem 409 when the order forbids the step now, with the clause of that order */
    TourStep require(TourStep step) {
        if (!step.leads(state)) {
            throw new Problem(
                            InspectionProblem.OUT_OF_ORDER,
                            state.label().zh(),
                            step.label().zh(),
                            state.label().en(),
                            step.label().en())
                    .clause(TourStep.forbidding(step, state).clause())
                    .with("current", version);
        }
        return step;
    }

    /** @throws Problem 403 when it isn't the actor's step, 409 when the order forbids it */
    TourStep require(TourStep step, Set<TourStep.Side> sides) {
        if (!sides.contains(step.by())) {
            throw new Problem(
                            InspectionProblem.NOT_YOUR_STEP,
                            step.label().zh(),
                            step.label().en())
                    .clause(step.clause());
        }
        return require(step);
    }
}
