package cn.anlan.procedures;

import cn.anlan.platform.ProblemCode;

/** Why a procedure doesn't go that way. */
public enum ProcedureProblem implements ProblemCode {
    NO_SUCH_PROCEDURE(422),
    SAME_HANDS(422),
    STEP_SKIPPED(422),
    KEY_STEP(422),
    OVERRIDE_BY_HANDLER(422),
    NOT_A_SUPERIOR(403),
    CLOSED(409);

    private final int status;

    ProcedureProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
