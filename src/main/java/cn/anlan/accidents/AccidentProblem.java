package cn.anlan.accidents;

import cn.anlan.platform.ProblemCode;

/** Why something can't be written into the register. */
public enum AccidentProblem implements ProblemCode {
    /** It is said to happen later than now. */
    NOT_YET(422),
    /** Unit or place lie outside the reporter's reach. */
    OUT_OF_REACH(422),
    /** What is named as the place is no town, sub-district or park. */
    NOT_A_PLACE(422),
    /** An enterprise may say that more was harmed, never less, and takes no accident out of the count. */
    ONLY_AUTHORITY(403);

    private final int status;

    AccidentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
