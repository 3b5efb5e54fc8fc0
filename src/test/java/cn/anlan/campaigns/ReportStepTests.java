package cn.anlan.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportStepTests {

    @ParameterizedTest
    @EnumSource
    void allowsEachStepInExactlyTheseStates(ReportStep step) {
        for (ReportState from : ReportState.values()) {
            String expected = switch (from) {
                case DRAFT, RETURNED ->
                    switch (step) {
                        case AMEND -> from + " by UNIT";
                        case SUBMIT -> "SUBMITTED by UNIT";
                        case RETURN, ACCEPT -> "no";
                    };
                case SUBMITTED ->
                    switch (step) {
                        case RETURN -> "RETURNED by SUPERIOR";
                        case ACCEPT -> "ACCEPTED by SUPERIOR";
                        case AMEND, SUBMIT -> "no";
                    };
                case ACCEPTED -> "no";
            };
            assertThat(step.leads(from) ? step.to(from) + " by " + step.by() : "no")
                    .as("%s from %s", step, from)
                    .isEqualTo(expected);
        }
    }

    @Test
    void leavesNothingToDoWithWhatWasAccepted() {
        assertThat(ReportStep.open(ReportState.ACCEPTED, EnumSet.allOf(ReportStep.Side.class)))
                .isEmpty();
    }

    @Test
    void namesQuartersByTheirMonths() {
        Quarter first = Quarter.parse("2026Q1", java.time.LocalDate.EPOCH);
        assertThat(first.from()).isEqualTo("2026-01-01");
        assertThat(first.to()).isEqualTo("2026-03-31");
        assertThat(Quarter.of(java.time.LocalDate.parse("2026-12-31"))).hasToString("2026Q4");
        assertThat(Quarter.of(java.time.LocalDate.parse("2026-07-01"))).hasToString("2026Q3");
    }
}
