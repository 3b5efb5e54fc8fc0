package cn.anlan.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordStepsTests {

    /** The life of a record again, the other way round: what each state allows, and where it leads. */
    private static String expected(RecordState from, RecordStep step) {
        return switch (from) {
            case DRAFT ->
                switch (step) {
                    case AMEND -> "DRAFT by MEMBER BEARER";
                    case FILE -> "FILED by BEARER";
                    case WITHDRAW -> "WITHDRAWN by MEMBER BEARER";
                    default -> "no";
                };
            case FILED ->
                switch (step) {
                    case CORRECT, COORDINATE -> "FILED by BEARER";
                    case CONVEY -> "FILED by MEMBER BEARER";
                    case RECEIVE -> "FILED by OWNER";
                    case PROGRESS -> "FILED by MEMBER BEARER OWNER";
                    case FOLLOW -> "FILED by SYSTEM";
                    case CLOSE -> "CLOSED by SYSTEM";
                    default -> "no";
                };
            case CLOSED -> step == RecordStep.CORRECT ? "CLOSED by BEARER" : "no";
            case WITHDRAWN -> "no";
        };
    }

    @ParameterizedTest
    @EnumSource
    void allowsEachStepInExactlyTheseStates(RecordStep step) {
        for (RecordState from : RecordState.values()) {
            String found = RecordSteps.find(step, from)
                    .map(row -> row.to(from) + " by " + names(row.by()))
                    .orElse("no");
            assertThat(sorted(found)).as("%s from %s", step, from).isEqualTo(sorted(expected(from, step)));
        }
    }

    @Test
    void neverLetsWhatIsFiledBeRewrittenOrTakenBack() {
        for (RecordState filed : List.of(RecordState.FILED, RecordState.CLOSED)) {
            assertThat(RecordSteps.allowed(filed, EnumSet.allOf(RecordRelation.class)))
                    .doesNotContain(RecordStep.AMEND, RecordStep.WITHDRAW, RecordStep.FILE);
        }
    }

    @Test
    void letsNobodyElseThanTheBearerFile() {
        for (RecordRelation relation : RecordRelation.values()) {
            assertThat(RecordSteps.allowed(RecordState.DRAFT, Set.of(relation)).contains(RecordStep.FILE))
                    .isEqualTo(relation == RecordRelation.BEARER);
        }
    }

    private static String names(Set<RecordRelation> relations) {
        return String.join(" ", relations.stream().map(Enum::name).toList());
    }

    private static List<String> sorted(String words) {
        return List.of(words.split(" ")).stream().sorted().toList();
    }
}
