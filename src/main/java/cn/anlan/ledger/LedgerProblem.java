package cn.anlan.ledger;

import cn.anlan.platform.ProblemCode;

/** What the ledger refuses. */
enum LedgerProblem implements ProblemCode {
    NOT_YET_HAPPENED(422);

    private final int status;

    LedgerProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
