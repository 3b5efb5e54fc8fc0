package cn.anlan.supervision;

import cn.anlan.platform.ProblemCode;

/** Why a measure or a difficulty doesn't go that way. */
public enum SupervisionProblem implements ProblemCode {
    OWN_UNIT(422),
    NOT_A_SUPERIOR(422),
    NO_PRINCIPAL(422),
    NOT_OVERDUE(422),
    NOT_CHECKED(422),
    NOT_FILED(422),
    CITED_MISSING(422),
    OTHER_UNIT(422),
    FAULT_MISSING(422),
    ORDER_FORCED(422),
    DUE_PAST(422),
    INTERVIEW_FIRST(422),
    HAPPENED_LATER(422),
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    NOT_THE_UNIT(422),
    NO_SUPERIOR(422),
    UNIT_CONFIRMS(422),
    NO_SUCH_HINT(404),
    HINT_DISMISSED(409);

    private final int status;

    SupervisionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
