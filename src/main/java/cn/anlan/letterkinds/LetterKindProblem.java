package cn.anlan.letterkinds;

import cn.anlan.platform.ProblemCode;

/** Why a kind of letter isn't taken in or found. */
public enum LetterKindProblem implements ProblemCode {
    BAD_PACK(422),
    NO_SUCH_KIND(422);

    private final int status;

    LetterKindProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
