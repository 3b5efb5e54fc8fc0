package cn.anlan.supervision;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder, interview or circular.
 *
 * @param post the principal's post it is addressed to
 * @param about the matter by which measures follow each other: the obligation or record cited, else the first measure's id
 * @param byUnit the superior level that chose it
 * @param obligation to put things right by the due instant
 */
record Measure(
        UUID id,
        long version,
        Means means,
        MeasureState state,
        UUID unit,
        UUID post,
        String territory,
        Basis basis,
        @Nullable UUID cited,
        @Nullable Fault fault,
        UUID about,
        String finding,
        String demand,
        String clause,
        UUID byUnit,
        UUID issuedBy,
        String issuedName,
        String issuedTitle,
        Instant issuedAt,
        UUID obligation,
        Instant due,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant heldAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt) {

    /** Past its day and neither answered nor over. */
    boolean isLate(Instant now) {
        return !now.isBefore(due) && state != MeasureState.ANSWERED && !state.isOver();
    }

    /** The side an actor stands on, if any. */
    Optional<MeasureStep.Side> side(Actor actor) {
        if (post.equals(actor.post())) {
            return Optional.of(MeasureStep.Side.UNIT);
        }
        return byUnit.equals(actor.unit()) && actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE)
                ? Optional.of(MeasureStep.Side.SUPERIOR)
                : Optional.empty();
    }

    List<MeasureStep> stepsFor(Actor actor) {
        return side(actor).map(side -> MeasureStep.open(means, state, side)).orElse(List.of());
    }

    /** @throws Problem wrong state, not held yet, not the actor's step */
    MeasureStep.Row require(MeasureStep step, Actor actor) {
        MeasureStep.Row row = require(step);
        if (side(actor).filter(side -> side == row.by()).isEmpty()) {
            throw new Problem(SupervisionProblem.NOT_YOUR_STEP);
        }
        return row;
    }

    /** Whether its state allows the step; who takes it is for the obligation's own rules. */
    MeasureStep.Row require(MeasureStep step) {
        return step.row(means, state).orElseThrow(() -> {
            if (step == MeasureStep.ANSWER && means == Means.INTERVIEW && !state.isOver()) {
                return new Problem(SupervisionProblem.INTERVIEW_FIRST).clause(clause);
            }
            return new Problem(
                            SupervisionProblem.WRONG_STATE,
                            state.label().zh(),
                            step.label().zh(),
                            state.label().en(),
                            step.label().en())
                    .with("current", version);
        });
    }
}
