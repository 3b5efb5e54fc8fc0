package cn.anlan.library;

import cn.anlan.platform.ProblemCode;

/** Why the library says no. */
public enum LibraryProblem implements ProblemCode {
    NO_SUCH_BOOK(404),
    NO_SUCH_EDITION(404),
    NO_SUCH_UNIT(404),
    /** Regimes are kept as packs; argument: the pack. */
    KEPT_AS_REGIME(409),
    WITHDRAWN(409),
    /** Kept by another unit; argument: which. */
    NOT_YOURS(403),
    /** Arguments: the day asked for, the first day of the edition before. */
    STARTS_EARLIER(422),
    ENDS_BEFORE(422),
    NO_TEXT(422),
    /** Arguments: what there is too much of, the limit. */
    TOO_LONG(413),
    NOT_A_TEXT(400),
    NO_WORDS(400);

    private final int status;

    LibraryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
