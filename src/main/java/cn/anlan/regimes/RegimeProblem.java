package cn.anlan.regimes;

import cn.anlan.platform.ProblemCode;

/** Why the regimes say no. */
public enum RegimeProblem implements ProblemCode {
    NO_SUCH_REGIME(404),
    NO_SUCH_CLAUSE(404),
    NO_SUCH_PARAMETER(404),
    NO_SUCH_ADOPTION(404),
    NO_SUCH_UNIT(404),
    BAD_PACK(422),
    NOT_FOR_THIS_PLACE(422),
    NOT_IN_FORCE_THEN(422),
    ALREADY_ADOPTED(409),
    ADOPTION_ENDED(409),
    NOT_COVERED(422),
    NO_ROLLOUT(422),
    NOT_YOUR_UNIT(422),
    ALREADY_IN_FORCE(409),
    NOT_YET(422),
    NOT_BACKWARDS(422),
    VALUE_NOT_ALLOWED(422);

    private final int status;

    RegimeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
