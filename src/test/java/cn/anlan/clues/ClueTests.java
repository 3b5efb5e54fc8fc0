package cn.anlan.clues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.clues.Clue.Handling;
import cn.anlan.clues.Clue.Severity;
import cn.anlan.clues.ClueStep.Side;
import cn.anlan.clues.ClueStep.State;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClueTests {

    private static final Map<State, List<ClueStep>> ALLOWED = Map.of(
            State.HANDED_OVER, List.of(ClueStep.TAKE_UP),
            State.TAKEN_UP, List.of(ClueStep.ANSWER),
            State.ANSWERED, List.of(ClueStep.SEND_BACK, ClueStep.CLOSE),
            State.CLOSED, List.of());

    @Test
    void takesTheStepsOfItsStateAndNoOthers() {
        for (State state : State.values()) {
            assertThat(ClueStep.open(state, EnumSet.allOf(Side.class))).isEqualTo(ALLOWED.get(state));
            for (ClueStep step : ClueStep.values()) {
                if (!ALLOWED.getOrDefault(state, List.of()).contains(step)) {
                    assertThatThrownBy(() -> at(state).require(step))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.code()).isEqualTo(ClueProblem.WRONG_STATE));
                }
            }
        }
    }

    @Test
    void leavesDealingToTheHandlerAndTheEndToTheFollower() {
        assertThat(ClueStep.open(State.TAKEN_UP, Set.of(Side.FOLLOWER))).isEmpty();
        assertThat(ClueStep.open(State.ANSWERED, Set.of(Side.HANDLER))).isEmpty();
        assertThatThrownBy(() -> at(State.ANSWERED).require(ClueStep.CLOSE, Set.of(Side.HANDLER)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ClueProblem.NOT_YOUR_STEP));
    }

    @Test
    void allowsEachSeverityItsMildestHandlingAndWhatIsGraver() {
        Map<Severity, Handling> mildest = Map.of(
                Severity.LIGHT, Handling.CRITICISM,
                Severity.SERIOUS, Handling.CIRCULAR,
                Severity.GRAVE, Handling.DISCIPLINE);
        mildest.forEach((severity, least) -> {
            for (Handling handling : Handling.values()) {
                assertThat(severity.allows(handling))
                        .as(severity + " " + handling)
                        .isEqualTo(handling == Handling.UNFOUNDED || handling.ordinal() >= least.ordinal());
            }
        });
    }

    private static Clue at(State state) {
        UUID id = new UUID(1, 1);
        return new Clue(
                id,
                1,
                state,
                Clue.Kind.DUTY,
                null,
                id,
                "甲镇",
                "421221101000",
                id,
                "县水利局",
                null,
                null,
                "未履职",
                id,
                "示例县",
                id,
                "示例市",
                false,
                id,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
