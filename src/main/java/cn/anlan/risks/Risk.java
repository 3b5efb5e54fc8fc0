package cn.anlan.risks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A risk: where something could go wrong, how bad, and who keeps it in check by what (WX-2.7a).
 *
 * @param consequence what could happen
 * @param responsible the post that answers for its control
 */
record Risk(
        UUID id,
        long version,
        State state,
        String name,
        String place,
        String description,
        String consequence,
        @Nullable Double longitude,
        @Nullable Double latitude,
        UUID unit,
        String territory,
        @Nullable RiskColour colour,
        RiskColour.@Nullable ControlLevel control,
        List<String> measures,
        @Nullable UUID responsible,
        Instant registeredAt) {

    /** How far its control is. */
    enum State {
        REGISTERED,
        GRADED,
        CONTROLLED,
        RETIRED
    }

    public Risk {
        measures = List.copyOf(measures);
    }

    /** Graded anew, its control must be set anew. */
    Risk graded(RiskColour to) {
        return new Risk(
                id,
                version + 1,
                State.GRADED,
                name,
                place,
                description,
                consequence,
                longitude,
                latitude,
                unit,
                territory,
                to,
                null,
                List.of(),
                null,
                registeredAt);
    }

    Risk controlled(RiskColour.ControlLevel by, List<String> how, UUID who) {
        return new Risk(
                id,
                version + 1,
                State.CONTROLLED,
                name,
                place,
                description,
                consequence,
                longitude,
                latitude,
                unit,
                territory,
                colour,
                by,
                how,
                who,
                registeredAt);
    }

    Risk retired() {
        return new Risk(
                id,
                version + 1,
                State.RETIRED,
                name,
                place,
                description,
                consequence,
                longitude,
                latitude,
                unit,
                territory,
                colour,
                control,
                measures,
                responsible,
                registeredAt);
    }
}
