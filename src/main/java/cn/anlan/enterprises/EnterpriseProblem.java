package cn.anlan.enterprises;

import cn.anlan.platform.ProblemCode;

/** Why a command on an enterprise is refused. */
public enum EnterpriseProblem implements ProblemCode {
    /** Argument: the unit's name. */
    NOT_AN_ENTERPRISE(422),
    /** Only the enterprise itself files and answers. */
    NOT_YOURS(403),
    /** The supervising body named is not the one the inspector belongs to. Argument: the inspector's unit. */
    OTHER_BODY(422),
    LATER_THAN_TODAY(422),
    /** Nothing is carried out under a document that isn't in force. */
    NO_SUCH_DOCUMENT(422),
    /** A document must be a text, not a photo. Argument: the file's name. */
    NOT_A_DOCUMENT(422),
    ALREADY_ANSWERED(409),
    NO_SUCH_INSPECTION(404);

    private final int status;

    EnterpriseProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
