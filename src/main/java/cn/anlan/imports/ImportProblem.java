package cn.anlan.imports;

import cn.anlan.platform.ProblemCode;

/** Why a ledger isn't taken. */
enum ImportProblem implements ProblemCode {
    NO_COLUMNS(422),
    NO_HEADER(422),
    IMPORT_HAS_BAD_ROWS(422),
    IMPORT_NOT_READY(409),
    IMPORT_RUNNING(409),
    FILE_TOO_LARGE(413);

    private final int status;

    ImportProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
