package cn.anlan.records;

import cn.anlan.platform.ProblemCode;

/** Why a record can't be kept that way. */
public enum RecordProblem implements ProblemCode {
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    OTHER_UNIT(422),
    KIND_FIXED(422),
    HAPPENED_LATER(422),
    INCOMPLETE(422),
    ITEM_DUE(422),
    ITEM_OWNER(422),
    NO_SUCH_ITEM(422),
    SUBJECT(422),
    NOT_SERVED(422),
    NOT_FOR_KIND(422);

    private final int status;

    RecordProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
