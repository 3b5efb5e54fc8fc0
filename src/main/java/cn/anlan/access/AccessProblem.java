package cn.anlan.access;

import cn.anlan.platform.ProblemCode;

/** Why somebody is not let in, or an account is not changed. */
enum AccessProblem implements ProblemCode {
    WRONG_CREDENTIALS(401),
    LOCKED(429),
    WRONG_PASSWORD(422),
    PASSWORD_CHANGE_REQUIRED(403),
    READ_ONLY_TOKEN(403),
    WEAK_PASSWORD(422),
    NO_SUCH_ACCOUNT(404),
    NO_SUCH_TOKEN(404),
    ACCOUNT_TAKEN(422),
    POST_NOT_HELD(422),
    EXPIRY_OUT_OF_RANGE(422);

    private final int status;

    AccessProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
