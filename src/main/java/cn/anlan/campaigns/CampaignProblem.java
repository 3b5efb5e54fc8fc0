package cn.anlan.campaigns;

import cn.anlan.platform.ProblemCode;

/** Why something about a campaign is refused. */
public enum CampaignProblem implements ProblemCode {
    NOT_A_REPORT(422),
    DRAFTED(409),
    WRONG_STATE(409),
    NOT_YOUR_STEP(403),
    PERIOD_UNREADABLE(400),
    NOT_BELOW(422),
    POST_ELSEWHERE(422),
    NOT_IN_CHARGE(422),
    CHARGE_ENDED(409),
    NO_TOWN(422),
    NOT_YET(422),
    NAMED_TWICE(422),
    DUE_PAST(422),
    NO_PRINCIPAL(422);

    private final int status;

    CampaignProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
