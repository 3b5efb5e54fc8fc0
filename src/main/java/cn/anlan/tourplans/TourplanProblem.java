package cn.anlan.tourplans;

import cn.anlan.platform.ProblemCode;

/** Why a tour can't be planned or staffed that way. */
public enum TourplanProblem implements ProblemCode {
    NOT_YOUR_STEP(403),
    WRONG_STATE(409),
    NO_OFFICE(422),
    YEAR_PLANNED(409),
    NOT_TOURED(422),
    NOT_IN_YEAR(422),
    ENDS_BEFORE_START(422),
    THEME_MISSING(422),
    SHORT_WITHOUT_REASON(422),
    NOT_ENTERPRISE(422),
    NO_SUCH_TOUR(404),
    NO_SUCH_GROUP(422),
    NOT_APPROVED(409),
    TOUR_CANCELLED(409),
    GROUP_MISSING(422),
    LEFT_OUT(422),
    CLASHES(422),
    OWN_PLAN(422),
    TOO_MANY_GROUPS(422),
    TOO_FEW_GROUPS(422),
    GROUP_TOO_SMALL(422),
    GROUP_TOO_LARGE(422),
    ONE_LEADER(422),
    LEADER_UNFIT(422),
    CONDITIONS_MISSING(422),
    MEMBER_TWICE(422),
    NO_SUCH_PERSON(422),
    NOT_IN_GROUP(422),
    INTERESTS_UNDECLARED(422),
    INTEREST_TIED(422),
    DECLARES_ONESELF(422),
    NOTHING_PENDING(409),
    BUDGET_MADE(409),
    ABOVE_FUND(422),
    ABOVE_BUDGET(422),
    BELOW_SPENT(422),
    SAME_LINE(422),
    OWN_COMPLAINT(422),
    NO_LIAISON(422);

    private final int status;

    TourplanProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
