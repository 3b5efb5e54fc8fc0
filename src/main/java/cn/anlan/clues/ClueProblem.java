package cn.anlan.clues;

import cn.anlan.platform.ProblemCode;

/** Why a clue doesn't go that way. */
public enum ClueProblem implements ProblemCode {
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    ABOUT_NOBODY(422),
    NOT_TOURED(422),
    NO_LEVEL(422),
    NO_HANDLER(422),
    TOO_MILD(422),
    NO_REPORTER(404),
    ANSWER_HERE(422),
    CLUE_NOT_WAIVED(422);

    private final int status;

    ClueProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
