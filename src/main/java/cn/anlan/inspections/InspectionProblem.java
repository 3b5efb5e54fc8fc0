package cn.anlan.inspections;

import cn.anlan.platform.ProblemCode;

/** Why a tour doesn't go that way. */
public enum InspectionProblem implements ProblemCode {
    OUT_OF_ORDER(409),
    NOT_YOUR_STEP(403),
    HAPPENED_LATER(422),
    NOT_IN_ADVANCE(422),
    UNTRAINED(422),
    NOT_IN_GROUP(422),
    SHORT_WITHOUT_REASON(422),
    METHOD_UNEXPLAINED(422),
    EVIDENCE_MISSING(422),
    NO_SUCH_UNIT(422),
    NO_SUCH_FINDING(404),
    AREAS_MISSING(422),
    HAS_FINDINGS(422),
    REPORT_HERE(422),
    REPORT_MISSING(422),
    NOT_WAIVED(422),
    NO_PRINCIPAL(422),
    NO_HAZARD(422),
    HAZARD_RAISED(409),
    HAZARDS_NOT_RAISED(422),
    HAZARDS_NOT_LISTED(422),
    NO_VIOLATION(422),
    TRANSFERRED(409),
    NOT_THEIR_REMIT(422),
    VIOLATIONS_NOT_TRANSFERRED(422),
    TRANSFERS_UNANSWERED(422),
    FINDINGS_OPEN(422),
    COPIES_MISSING(422),
    COPIED(409),
    NAMES_IN_PUBLICATION(422),
    NUMBERS_IN_PUBLICATION(422),
    AREA_WITHOUT_ITEM(422);

    private final int status;

    InspectionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
