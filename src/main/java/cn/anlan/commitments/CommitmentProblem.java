package cn.anlan.commitments;

import cn.anlan.platform.ProblemCode;

/** Why a round of notices and commitments doesn't go that way. */
public enum CommitmentProblem implements ProblemCode {
    NO_TERRITORY(422),
    YEAR_WRONG(422),
    DUE_PAST(422),
    ROUND_OPEN(409),
    ROUND_CLOSED(409),
    NOT_YOUR_ROUND(403),
    NOTICES_RUNNING(409),
    ALL_NOTICED(409),
    NOBODY_TO_REMIND(409),
    NOBODY_TO_LINK(409),
    LINKS_SHOWN_ONCE(409);

    private final int status;

    CommitmentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
