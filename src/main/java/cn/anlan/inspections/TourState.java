package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;

/** Where a tour stands. */
enum TourState {
    PLANNED("已列入方案", "Planned"),
    NOTIFIED("已告知", "Unit told"),
    ENTERED("已进驻", "Arrived"),
    AT_WORK("巡查中", "At work"),
    ENDED("巡查结束", "Ended"),
    REPORTED("已报告", "Reported"),
    APPROVED("报告已审定", "Report approved"),
    FED_BACK("已反馈", "Fed back"),
    RECTIFIED("已报送整改", "Rectification reported"),
    REVIEWED("整改已审核", "Rectification reviewed"),
    PUBLISHED("已公告", "Published"),
    CLOSED("已办结", "Closed"),
    /** Off the path of the others: the committee called it off before it entered. */
    CANCELLED("已取消", "Cancelled");

    private final Bilingual label;

    TourState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }

    /** Whether a tour has come as far as another state; one that was cancelled came nowhere. */
    boolean isAtLeast(TourState other) {
        return this != CANCELLED && compareTo(other) >= 0;
    }
}
