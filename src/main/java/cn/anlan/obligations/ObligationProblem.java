package cn.anlan.obligations;

import cn.anlan.platform.ProblemCode;

/** Why a step on an obligation is refused. */
public enum ObligationProblem implements ProblemCode {
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    EXTENSION_PENDING(409),
    NO_EXTENSION_PENDING(409),
    OWN_WORK(422),
    EVIDENCE_MISSING(422),
    NO_TIME_LIMIT(422),
    TERM_UNREADABLE(422),
    ALREADY_PAST(422),
    POST_CANNOT_BEAR(422),
    POST_OUT_OF_REACH(422),
    HAPPENED_LATER(422),
    ACTED_SINCE(422);

    private final int status;

    ObligationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
