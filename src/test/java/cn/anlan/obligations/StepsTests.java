package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationState.ACCEPTED;
import static cn.anlan.obligations.ObligationState.ASSIGNED;
import static cn.anlan.obligations.ObligationState.OPEN;
import static cn.anlan.obligations.ObligationState.PERFORMED;
import static cn.anlan.obligations.ObligationState.WAIVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTests {

    /** The life cycle again, the other way round: what each state allows, and where it leads. */
    private static String expected(ObligationState from, Step step) {
        return switch (from) {
            case OPEN ->
                switch (step) {
                    case ASSIGN -> "ASSIGNED by SUPERIOR VERIFIER OPENER";
                    case WAIVE -> "WAIVED by SUPERIOR SYSTEM";
                    case TRANSFER, ESCALATE -> "OPEN by SUPERIOR SYSTEM";
                    case URGE, CHECK -> "OPEN by VERIFIER SUPERIOR";
                    case EXPIRE, CONFIRM_DUE -> "OPEN by SYSTEM";
                    default -> "no";
                };
            case ASSIGNED ->
                switch (step) {
                    case ASSIGN -> "ASSIGNED by SUPERIOR VERIFIER OPENER";
                    case PERFORM -> "PERFORMED by BEARER SYSTEM";
                    case WAIVE -> "WAIVED by SUPERIOR SYSTEM";
                    case REQUEST_EXTENSION -> "ASSIGNED by BEARER";
                    case GRANT_EXTENSION, REFUSE_EXTENSION, URGE, CHECK -> "ASSIGNED by VERIFIER SUPERIOR";
                    case TRANSFER, ESCALATE -> "ASSIGNED by SUPERIOR SYSTEM";
                    case EXPIRE, CONFIRM_DUE -> "ASSIGNED by SYSTEM";
                    default -> "no";
                };
            case PERFORMED ->
                switch (step) {
                    case RETURN -> "ASSIGNED by VERIFIER";
                    case ACCEPT -> "ACCEPTED by VERIFIER";
                    case TRANSFER -> "PERFORMED by SUPERIOR SYSTEM";
                    case CHECK -> "PERFORMED by VERIFIER SUPERIOR";
                    default -> "no";
                };
            case ACCEPTED, WAIVED -> "no";
        };
    }

    @ParameterizedTest
    @EnumSource
    void allowsEachStepInExactlyTheseStates(Step step) {
        for (ObligationState from : ObligationState.values()) {
            var row = Steps.find(step, from);
            String found = row.map(r -> r.to(from) + " by " + names(r.by())).orElse("no");
            assertThat(sorted(found)).as("%s from %s", step, from).isEqualTo(sorted(expected(from, step)));
        }
    }

    @Test
    void hasOneRowForAStepAndAState() {
        for (Step step : Step.values()) {
            for (ObligationState from : ObligationState.values()) {
                assertThat(Steps.TABLE.stream()
                                .filter(r -> r.step() == step && r.from().contains(from)))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void leavesNothingToDoWithWhatIsClosed() {
        for (ObligationState closed : List.of(ACCEPTED, WAIVED)) {
            assertThat(Steps.allowed(closed, EnumSet.allOf(Relation.class))).isEmpty();
            assertThat(closed.isLive()).isFalse();
        }
        assertThat(Set.of(OPEN, ASSIGNED, PERFORMED)).allMatch(ObligationState::isLive);
    }

    @Test
    void letsNobodyElseThanTheBearerPerformAndTheVerifierAccept() {
        for (Relation relation : Relation.values()) {
            assertThat(Steps.allowed(ASSIGNED, Set.of(relation)).contains(Step.PERFORM))
                    // The product itself: where a letter that somebody else of the unit issued is the reply.
                    .isEqualTo(relation == Relation.BEARER || relation == Relation.SYSTEM);
            assertThat(Steps.allowed(PERFORMED, Set.of(relation)).contains(Step.ACCEPT))
                    .isEqualTo(relation == Relation.VERIFIER);
        }
    }

    private static String names(Set<Relation> relations) {
        return String.join(" ", relations.stream().map(Enum::name).toList());
    }

    private static List<String> sorted(String words) {
        return List.of(words.split(" ")).stream().sorted().toList();
    }
}
