package cn.anlan.organization;

import cn.anlan.platform.ProblemCode;

/** Why a change of the organization is refused. */
enum OrganizationProblem implements ProblemCode {
    NO_SUCH_UNIT(404),
    NO_SUCH_POST(404),
    NO_SUCH_PERSON(404),
    NO_SUCH_COMMITTEE(404),
    NOT_YOUR_COMMITTEE(403),
    NOT_THERE_THEN(404),
    UNIT_IS_CLOSED(409),
    POST_IS_CLOSED(409),
    IN_THE_FUTURE(422),
    BEFORE_LAST_CHANGE(422),
    CODE_TAKEN(422),
    OUTSIDE_PARENT(422),
    WITHIN_ITSELF(422),
    HAS_UNITS(422),
    HOLDER_OVERLAPS(422),
    SECOND_PRINCIPAL(422),
    NOT_HELD(422),
    NO_COMMITTEE_KIND(422),
    NO_SUCH_SEAT(422),
    SEAT_OVERLAPS(422),
    NOT_SEATED(422),
    ENDS_BEFORE_START(422),
    DUTIES_NOT_SEPARATE(422),
    BAD_ROWS(422),
    NO_HEADER(422);

    private final int status;

    OrganizationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
