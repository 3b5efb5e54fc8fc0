package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterStepTests {

    /** The life cycle again, the other way round: what each state allows, by whom, and where it leads. */
    private static String expected(boolean review, LetterState from, LetterStep step) {
        return switch (from) {
            case DRAFT ->
                switch (step) {
                    case AMEND -> "DRAFT by SENDER";
                    case SUBMIT -> review ? "IN_REVIEW by SENDER" : "no";
                    case SIGN -> review ? "no" : "SIGNED by SIGNER";
                    case WITHDRAW -> "WITHDRAWN by SENDER";
                    default -> "no";
                };
            case IN_REVIEW ->
                switch (step) {
                    case APPROVE -> review ? "REVIEWED by REVIEWER" : "no";
                    case SEND_BACK -> review ? "DRAFT by REVIEWER" : "no";
                    case WITHDRAW -> "WITHDRAWN by SENDER";
                    default -> "no";
                };
            case REVIEWED ->
                switch (step) {
                    case SIGN -> review ? "SIGNED by SIGNER" : "no";
                    case SEND_BACK -> "DRAFT by SIGNER";
                    case WITHDRAW -> "WITHDRAWN by SENDER";
                    default -> "no";
                };
            case SIGNED ->
                switch (step) {
                    case ISSUE -> "ISSUED by SENDER";
                    case SEND_BACK -> "DRAFT by SIGNER";
                    case WITHDRAW -> "WITHDRAWN by SENDER";
                    default -> "no";
                };
            case ISSUED ->
                switch (step) {
                    case REMIND, RETURN_REPLY, ACCEPT_REPLY, LINK, UNLINK -> "ISSUED by SENDER";
                    case RECEIVE, REPLY -> "ISSUED by ADDRESSEE";
                    case LIFT -> "ISSUED by SYSTEM";
                    case CLOSE -> "CLOSED by SENDER";
                    case SUPERSEDE -> "SUPERSEDED by SYSTEM";
                    case WITHDRAW -> "WITHDRAWN by SIGNER";
                    default -> "no";
                };
            case CLOSED -> step == LetterStep.SUPERSEDE ? "SUPERSEDED by SYSTEM" : "no";
            case WITHDRAWN, SUPERSEDED -> "no";
        };
    }

    @ParameterizedTest
    @EnumSource
    void allowsEachStepInExactlyTheseStates(LetterStep step) {
        for (boolean review : new boolean[] {true, false}) {
            for (LetterState from : LetterState.values()) {
                assertThat(step.row(review, from)
                                .map(row -> row.to() + " by " + row.by())
                                .orElse("no"))
                        .as("%s from %s, review %s", step, from, review)
                        .isEqualTo(expected(review, from, step));
            }
        }
    }

    @Test
    void hasOneRowForAStepAKindAndAState() {
        for (LetterStep step : LetterStep.values()) {
            for (boolean review : new boolean[] {true, false}) {
                for (LetterState from : LetterState.values()) {
                    assertThat(LetterStep.TABLE.stream()
                                    .filter(row -> row.step() == step
                                            && row.kinds().holdFor(review)
                                            && row.from().contains(from)))
                            .hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void movesADeliveryInExactlyTheseStates(DeliveryState from) {
        for (LetterStep step : LetterStep.values()) {
            String expected = switch (from) {
                case DELIVERED ->
                    switch (step) {
                        case RECEIVE -> "RECEIVED";
                        case REPLY -> "REPLIED";
                        case LIFT -> "LIFTED";
                        default -> "no";
                    };
                case RECEIVED, RETURNED ->
                    switch (step) {
                        case REPLY -> "REPLIED";
                        case LIFT -> "LIFTED";
                        default -> "no";
                    };
                case REPLIED ->
                    switch (step) {
                        case RETURN_REPLY -> "RETURNED";
                        case ACCEPT_REPLY -> "ACCEPTED";
                        default -> "no";
                    };
                case ACCEPTED, LIFTED -> "no";
            };
            assertThat(from.after(step).map(Enum::name).orElse("no"))
                    .as("%s from %s", step, from)
                    .isEqualTo(expected);
        }
    }
}
