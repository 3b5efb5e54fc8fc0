package cn.anlan.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureStepTests {

    /** The life cycle again, the other way round: what each state allows, by whom, and where it leads. */
    private static String expected(Means means, MeasureState from, MeasureStep step) {
        boolean interview = means == Means.INTERVIEW;
        return switch (from) {
            case ISSUED ->
                switch (step) {
                    case ACKNOWLEDGE -> "ACKNOWLEDGED by UNIT";
                    case HOLD -> interview ? "HELD by SUPERIOR" : "no";
                    case ANSWER -> interview ? "no" : "ANSWERED by UNIT";
                    case WITHDRAW -> "WITHDRAWN by SUPERIOR";
                    case RETURN, CLOSE -> "no";
                };
            case ACKNOWLEDGED ->
                switch (step) {
                    case HOLD -> interview ? "HELD by SUPERIOR" : "no";
                    case ANSWER -> interview ? "no" : "ANSWERED by UNIT";
                    case WITHDRAW -> "WITHDRAWN by SUPERIOR";
                    case ACKNOWLEDGE, RETURN, CLOSE -> "no";
                };
            case HELD ->
                switch (step) {
                    case ANSWER -> interview ? "ANSWERED by UNIT" : "no";
                    case WITHDRAW -> "WITHDRAWN by SUPERIOR";
                    case ACKNOWLEDGE, HOLD, RETURN, CLOSE -> "no";
                };
            case ANSWERED ->
                switch (step) {
                    case RETURN -> interview ? "HELD by SUPERIOR" : "ACKNOWLEDGED by SUPERIOR";
                    case CLOSE -> "CLOSED by SUPERIOR";
                    case ACKNOWLEDGE, HOLD, ANSWER, WITHDRAW -> "no";
                };
            case CLOSED, WITHDRAWN -> "no";
        };
    }

    @ParameterizedTest
    @EnumSource
    void allowsEachStepInExactlyTheseStates(MeasureStep step) {
        for (Means means : Means.values()) {
            for (MeasureState from : MeasureState.values()) {
                if (from == MeasureState.HELD && means != Means.INTERVIEW) {
                    // Of the three only interviews are held: the table says so by WITHDRAW alone.
                    assertThat(step.row(means, from).filter(row -> row.step() != MeasureStep.WITHDRAW))
                            .isEmpty();
                    continue;
                }
                assertThat(step.row(means, from)
                                .map(row -> row.to() + " by " + row.by())
                                .orElse("no"))
                        .as("%s of %s from %s", step, means, from)
                        .isEqualTo(expected(means, from, step));
            }
        }
    }

    @Test
    void hasOneRowForAStepAMeansAndAState() {
        for (MeasureStep step : MeasureStep.values()) {
            for (Means means : Means.values()) {
                for (MeasureState from : MeasureState.values()) {
                    assertThat(MeasureStep.TABLE.stream()
                                    .filter(row -> row.step() == step
                                            && row.means().contains(means)
                                            && row.from().contains(from)))
                            .hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void movesADifficultyInExactlyTheseStates(DifficultyStep step) {
        for (DifficultyState from : DifficultyState.values()) {
            String expected = switch (from) {
                case RAISED, REOPENED -> step == DifficultyStep.ANSWER ? "ANSWERED by SUPERIOR" : "no";
                case ANSWERED ->
                    switch (step) {
                        case CONFIRM -> "CLOSED by UNIT";
                        case REOPEN -> "REOPENED by UNIT";
                        case ANSWER -> "no";
                    };
                case CLOSED -> "no";
            };
            assertThat(step.leads(from) ? step.to() + " by " + step.by() : "no")
                    .as("%s from %s", step, from)
                    .isEqualTo(expected);
        }
    }

    @Test
    void letsNobodyButTheUnitCloseADifficulty() {
        for (DifficultyState from : DifficultyState.values()) {
            assertThat(DifficultyStep.open(from, EnumSet.of(DifficultyStep.Side.SUPERIOR)))
                    .noneMatch(step -> step.to() == DifficultyState.CLOSED);
        }
        assertThat(DifficultyStep.open(DifficultyState.CLOSED, Set.of(DifficultyStep.Side.values())))
                .isEmpty();
    }
}
