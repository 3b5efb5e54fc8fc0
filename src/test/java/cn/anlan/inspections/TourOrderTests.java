package cn.anlan.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.inspections.TourStep.Side;
import cn.anlan.platform.Problem;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TourOrderTests {

    /** All that can be done on a light tour by hand, by state and side. */
    private static final Map<Side, Set<TourStep>> AT_WORK = Map.of(
            Side.MEMBER, EnumSet.of(TourStep.VISIT, TourStep.LOG, TourStep.FIND, TourStep.RAISE),
            Side.LEADER, EnumSet.of(TourStep.REPORT));

    /** What moves a light tour, from where to where. */
    private static final Map<TourStep, Map<TourState, TourState>> MOVES = Map.of(
            TourStep.ENTER, Map.of(TourState.PLANNED, TourState.AT_WORK),
            TourStep.REPORT, Map.of(TourState.AT_WORK, TourState.FED_BACK),
            TourStep.CLOSE, Map.of(TourState.FED_BACK, TourState.CLOSED));

    @Test
    void opensInALightTourWhatTwoOfficesDoAndNothingElse() {
        for (TourState state : TourState.values()) {
            for (Side side : Side.values()) {
                assertThat(TourOrder.LIGHT.open(state, EnumSet.of(side)))
                        .as("%s in %s", side, state)
                        .containsExactlyInAnyOrderElementsOf(
                                state == TourState.AT_WORK ? AT_WORK.getOrDefault(side, Set.of()) : Set.of());
            }
        }
    }

    @Test
    void refusesInALightTourWhateverItsTableDoesNotName() {
        var all = EnumSet.allOf(Side.class);
        for (TourState state : TourState.values()) {
            for (TourStep step : TourStep.values()) {
                Tour tour = light(state);
                boolean opens =
                        state == TourState.AT_WORK && AT_WORK.values().stream().anyMatch(steps -> steps.contains(step));
                boolean moves = MOVES.getOrDefault(step, Map.of()).containsKey(state);
                assertThat(tour.order().leads(step, state))
                        .as("%s in %s", step, state)
                        .isEqualTo(opens || moves);
                if (tour.order().leads(step, state)) {
                    assertThat(tour.order().to(step, state))
                            .isEqualTo(MOVES.getOrDefault(step, Map.of()).getOrDefault(state, state));
                }
                if (opens) {
                    assertThat(tour.require(step, all)).isEqualTo(step);
                } else {
                    assertThatThrownBy(() -> tour.require(step, all))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.clause()).isEqualTo("XN-1.3a"));
                }
            }
        }
    }

    @Test
    void keepsTheOrderOfTheRegimeForEveryOtherTour() {
        for (TourState state : TourState.values()) {
            for (TourStep step : TourStep.values()) {
                assertThat(TourOrder.FULL.leads(step, state)).isEqualTo(step.leads(state));
                assertThat(TourOrder.FULL.to(step, state)).isEqualTo(step.to(state));
                assertThat(TourOrder.FULL.isOf(step, EnumSet.of(step.by()))).isTrue();
                assertThat(TourOrder.FULL.isOf(step, EnumSet.complementOf(EnumSet.of(step.by()))))
                        .isFalse();
            }
        }
    }

    private static Tour light(TourState state) {
        var id = new UUID(1, 1);
        return new Tour(
                id,
                3,
                state,
                id,
                "示例市",
                id,
                "示例县",
                "425001000000",
                1,
                new Tour.Light("乡镇安监机构建设", id, "市编办"),
                Progress.NONE);
    }
}
