package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.platform.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TourStepTests {

    /** The order, in the words of the regime: what moves a tour, from where. */
    private static final Map<TourState, TourStep> ONWARD = Map.ofEntries(
            Map.entry(TourState.PLANNED, TourStep.NOTIFY),
            Map.entry(TourState.NOTIFIED, TourStep.ENTER),
            Map.entry(TourState.ENTERED, TourStep.BRIEF),
            Map.entry(TourState.AT_WORK, TourStep.END),
            Map.entry(TourState.ENDED, TourStep.REPORT),
            Map.entry(TourState.REPORTED, TourStep.APPROVE),
            Map.entry(TourState.APPROVED, TourStep.FEED_BACK),
            Map.entry(TourState.FED_BACK, TourStep.RECTIFY),
            Map.entry(TourState.RECTIFIED, TourStep.REVIEW),
            Map.entry(TourState.REVIEWED, TourStep.PUBLISH),
            Map.entry(TourState.PUBLISHED, TourStep.CLOSE));

    private static final Map<TourStep, List<TourState>> BACK = Map.of(
            TourStep.RETURN, List.of(TourState.REPORTED),
            TourStep.SEND_BACK, List.of(TourState.RECTIFIED));

    /** Before a group has entered, its committee can call the tour off. */
    private static final List<TourState> CANCELLABLE = List.of(TourState.PLANNED, TourState.NOTIFIED);

    @Test
    void goesOnInOneOrderAndBackAtTwoPlacesAndEndsEarlyBeforeItsEntryAlone() {
        for (TourState state : TourState.values()) {
            for (TourStep step : TourStep.values()) {
                boolean moves =
                        Arrays.stream(TourState.values()).anyMatch(from -> step.leads(from) && step.to(from) != from);
                if (!moves) {
                    continue;
                }
                boolean allowed = step == TourStep.CANCEL
                        ? CANCELLABLE.contains(state)
                        : ONWARD.get(state) == step
                                || BACK.getOrDefault(step, List.of()).contains(state);
                assertThat(step.leads(state)).as("%s in %s", step, state).isEqualTo(allowed);
            }
        }
        ONWARD.forEach((state, step) ->
                assertThat(step.to(state).ordinal()).as(step.name()).isEqualTo(state.ordinal() + 1));
        CANCELLABLE.forEach(state -> assertThat(TourStep.CANCEL.to(state)).isEqualTo(TourState.CANCELLED));
        BACK.forEach((step, states) ->
                states.forEach(state -> assertThat(step.to(state).ordinal()).isLessThan(state.ordinal())));
    }

    @Test
    void hasComeNowhereOnceCancelled() {
        for (TourState state : TourState.values()) {
            assertThat(TourState.CANCELLED.isAtLeast(state)).as(state.name()).isFalse();
        }
        for (TourStep step : TourStep.values()) {
            assertThat(step.leads(TourState.CANCELLED)).as(step.name()).isFalse();
        }
    }

    @Test
    void isRefusedInEveryStateThatTheTableDoesNotName() {
        for (TourState state : TourState.values()) {
            for (TourStep step : TourStep.values()) {
                Tour tour = tour(state);
                var all = EnumSet.allOf(TourStep.Side.class);
                if (step.leads(state)) {
                    assertThat(tour.require(step, all)).isEqualTo(step);
                } else {
                    assertThatThrownBy(() -> tour.require(step, all))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.clause()).startsWith("ZZ-"));
                }
                var others = EnumSet.complementOf(EnumSet.of(step.by()));
                assertThatThrownBy(() -> tour.require(step, others)).isInstanceOf(Problem.class);
            }
        }
    }

    @Test
    void namesTheClauseOfWhatMustComeFirst() {
        Map<TourStep, Map<TourState, String>> clauses = Map.of(
                TourStep.ENTER, Map.of(TourState.PLANNED, "ZZ-3.3.1"),
                TourStep.VISIT, Map.of(TourState.ENTERED, "ZZ-3.3.2", TourState.CLOSED, "ZZ-3.2"),
                TourStep.REPORT, Map.of(TourState.AT_WORK, "ZZ-3.3.3"),
                TourStep.FEED_BACK, Map.of(TourState.REPORTED, "ZZ-3.3.4a", TourState.ENDED, "ZZ-3.3.3"),
                TourStep.PUBLISH, Map.of(TourState.FED_BACK, "ZZ-3.3.5"));
        clauses.forEach((step, byState) -> byState.forEach(
                (state, clause) -> assertThat(TourStep.forbidding(step, state).clause())
                        .as("%s in %s", step, state)
                        .isEqualTo(clause)));
    }

    private static Tour tour(TourState state) {
        var id = new UUID(1, 1);
        return new Tour(id, 3, state, id, "高新区", id, "兴仁街道", "370403002000", 1, null, Progress.NONE);
    }
}
