package cn.anlan.boundaries;

import cn.anlan.platform.ProblemCode;

/** Why outlines of areas are refused. */
enum BoundaryProblem implements ProblemCode {
    BAD_BOUNDARIES(400);

    private final int status;

    BoundaryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
