package cn.anlan.countychecks;

import cn.anlan.platform.ProblemCode;

/** Why a county check doesn't go that way. */
public enum CountyCheckProblem implements ProblemCode {
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    NOT_A_CITY(422),
    NOT_ITS_COUNTY(422),
    NOT_ITS_DEPARTMENT(422),
    NO_OFFICE(422),
    NO_SUCH_DOCUMENT(422),
    DOCUMENTS_MISSING(422),
    FILE_HERE(422),
    CHECK_NOT_WAIVED(422);

    private final int status;

    CountyCheckProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
