package cn.anlan.evidence;

import cn.anlan.platform.ProblemCode;

/** What is refused about files. */
enum EvidenceProblem implements ProblemCode {
    NO_SUCH_EVIDENCE(422),
    STILL_UPLOADING(409),
    WRONG_OFFSET(409),
    LONGER_THAN_SAID(422),
    TOO_BIG(413),
    TYPE_REFUSED(422),
    HASH_DIFFERS(422),
    CANNOT_STRIP(422),
    NO_THUMBNAIL(404);

    private final int status;

    EvidenceProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
