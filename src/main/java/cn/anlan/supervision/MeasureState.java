package cn.anlan.supervision;

import cn.anlan.platform.Bilingual;

/** Where a measure stands. */
enum MeasureState {
    ISSUED("已发出", "Issued"),
    ACKNOWLEDGED("已签收", "Acknowledged"),
    /** The interview was held. */
    HELD("已约谈", "Interview held"),
    /** The unit says what it has put right. */
    ANSWERED("已整改，待核验", "Answered, to be verified"),
    CLOSED("已办结", "Closed"),
    WITHDRAWN("已撤回", "Withdrawn");

    private final Bilingual label;

    MeasureState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }

    boolean isOver() {
        return this == CLOSED || this == WITHDRAWN;
    }
}
