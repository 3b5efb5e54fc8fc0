package cn.anlan.hazards;

import cn.anlan.platform.ProblemCode;

/** Why a command on hazards is refused. */
public enum HazardProblem implements ProblemCode {
    /** Arguments: state and step in Chinese, then in English. */
    WRONG_STATE(409),
    NOT_YOUR_STEP(403),
    /** Nobody closes, evaluates or delists what they had to rectify. */
    OWN_WORK(422),
    NOT_MAJOR(422),
    NOT_LISTED(422),
    NOT_PUBLISHED(422),
    /** The effect of the rectification wasn't evaluated. */
    NOT_EVALUATED(422),
    /** The evaluation found the effect insufficient. */
    EFFECT_INSUFFICIENT(422),
    /** Still listed, so it can't be closed. */
    STILL_LISTED(422),
    LEVEL_ABOVE_YOURS(422),
    NO_BEARER(422),
    OUT_OF_REACH(422),
    FOUND_LATER(422),
    DUE_PAST(422),
    BAD_TERM(422),
    NOT_A_POINT(400);

    private final int status;

    HazardProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
