package cn.anlan.campaigns;

import cn.anlan.platform.Bilingual;

/** Where a report stands. */
enum ReportState {
    DRAFT("起草中", "Draft"),
    SUBMITTED("已报送", "Submitted"),
    RETURNED("已退回", "Returned"),
    ACCEPTED("已接收", "Accepted");

    private final Bilingual label;

    ReportState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }
}
