package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;

/** What whoever tours must be (ZZ-2.2). */
enum Condition {
    POLITICAL("政治可靠", "Politically reliable"),
    INTEGRITY("公正廉洁", "Fair and honest"),
    KNOWLEDGE("熟悉业务和法规", "Knows the field and its rules"),
    HEALTH("健康胜任", "Healthy and able");

    private final Bilingual label;

    Condition(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }
}
