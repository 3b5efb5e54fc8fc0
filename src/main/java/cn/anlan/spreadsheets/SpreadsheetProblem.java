package cn.anlan.spreadsheets;

import cn.anlan.platform.ProblemCode;

/** Why a file can't be read as a table. */
public enum SpreadsheetProblem implements ProblemCode {
    /** Neither .xlsx nor .csv, or damaged; argument: the file's name. */
    NOT_A_WORKBOOK(400),
    /** The binary format before 2007. */
    OLD_FORMAT(400),
    ENCRYPTED(400),
    /** Grows beyond all measure when unpacked. */
    BOMB(400),
    /** More rows, columns, text or merged cells than a workbook can honestly have; argument: which limit. */
    TOO_MUCH(413);

    private final int status;

    SpreadsheetProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
