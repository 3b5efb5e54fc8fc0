package cn.anlan.seals;

import cn.anlan.platform.ProblemCode;

/** What proofs and archives refuse. */
enum SealProblem implements ProblemCode {
    NOT_SEALED_YET(409),
    ONE_SCOPE(400);

    private final int status;

    SealProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
