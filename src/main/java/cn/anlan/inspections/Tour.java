package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tour under way. Its id is the planned tour's, or the check's that is made as a light tour.
 *
 * @param sender the unit whose committee sends it
 * @param unit the toured unit
 * @param packVersion version of the regime under which it began and will end
 * @param light what a light tour has instead of a plan and a group; null for others
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
        @Nullable Light light,
        Progress progress) {

    /**
     * A light tour: two offices of the sender make it together.
     *
     * @param matter what it is about
     * @param partner the department that makes it together with the sender's safety office
     */
    record Light(String matter, UUID partner, String partnerName) {}

    boolean isLight() {
        return light != null;
    }

    /** The clause to name for what the regime of tours says: a light tour goes by its own. */
    String clause(String ofTours) {
        return isLight() ? TourOrder.LIGHT.rectification() : ofTours;
    }

    /** The order in which it goes. */
    TourOrder order() {
        return light == null ? TourOrder.FULL : TourOrder.LIGHT;
    }

    /** The same tour, further on. */
    Tour with(Progress further) {
        return new Tour(id, version, state, sender, senderName, unit, unitName, territory, packVersion, light, further);
    }

    /** @throws Problem 409 when the order forbids the step now, with the clause of that order */
    TourStep require(TourStep step) {
        if (!order().leads(step, state)) {
            Bilingual now = order().label(state);
            throw new Problem(
                            InspectionProblem.OUT_OF_ORDER,
                            now.zh(),
                            step.label().zh(),
                            now.en(),
                            step.label().en())
                    .clause(order().forbidding(step, state))
                    .with("current", version);
        }
        return step;
    }

    /** @throws Problem 403 when it isn't the actor's step, 409 when the order forbids it */
    TourStep require(TourStep step, Set<TourStep.Side> sides) {
        if (!order().isOf(step, sides)) {
            throw new Problem(
                            InspectionProblem.NOT_YOUR_STEP,
                            step.label().zh(),
                            step.label().en())
                    .clause(order().clause(step));
        }
        return require(step);
    }
}
