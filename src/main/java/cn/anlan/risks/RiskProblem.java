package cn.anlan.risks;

import cn.anlan.platform.ProblemCode;

/** Why a command on a risk is refused. */
enum RiskProblem implements ProblemCode {
    WRONG_STATE(409),
    OUT_OF_REACH(422),
    NOT_A_POINT(400),
    /** Arguments: colour and its lowest level in Chinese, then in English. */
    WRONG_CONTROL_LEVEL(422);

    private final int status;

    RiskProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
