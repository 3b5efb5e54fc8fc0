package cn.anlan.documents;

import cn.anlan.platform.ProblemCode;

/** Why something about a letter isn't done. */
public enum DocumentsProblem implements ProblemCode {
    FIELDS_REFUSED(422),
    KIND_NOT_FOR_UNIT(422),
    NOT_YOUR_UNIT(422),
    ADDRESSEE_REFUSED(422),
    NO_ADDRESSEE(422),
    IMPRINT_REFUSED(422),
    REPLY_DAY_PAST(422),
    NO_REPLY_ASKED(422),
    MATTER_INCOMPLETE(422),
    OTHER_LETTER_WRONG(422),
    NEEDS_REVIEW(422),
    OWN_DRAFT(422),
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    NUMBER_OF_OTHER_YEAR(422),
    NUMBER_NOT_NEXT(409),
    SIGNER_UNAVAILABLE(503),
    DELIVERY_UNKNOWN(422),
    DELIVERY_STATE(409),
    REPLY_EVIDENCE_MISSING(422),
    REPLIES_WAITING(409),
    HAS_ACCOUNT(422),
    LINK_UNKNOWN(404),
    LINK_EXPIRED(410),
    LINK_REVOKED(410),
    LINK_USED(410),
    LINK_LETTER_OVER(410),
    LINK_TOO_LONG(422),
    CHECK_UNKNOWN(404),
    TOO_MANY_FILES(422),
    BATCH_KIND_WRONG(422),
    BATCH_NO_COLUMN(422),
    BATCH_TOO_LONG(422),
    BATCH_RUNNING(409);

    private final int status;

    DocumentsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
