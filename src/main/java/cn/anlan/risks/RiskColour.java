package cn.anlan.risks;

import cn.anlan.platform.Bilingual;

/** The four grades of risk (national practice, the product's default for WX-2.7a), with the lowest level that may control it. */
enum RiskColour {
    RED("重大风险（红）", "Red", ControlLevel.ENTERPRISE),
    ORANGE("较大风险（橙）", "Orange", ControlLevel.WORKSHOP),
    YELLOW("一般风险（黄）", "Yellow", ControlLevel.TEAM),
    BLUE("低风险（蓝）", "Blue", ControlLevel.POST);

    private final Bilingual label;
    private final ControlLevel lowest;

    RiskColour(String zh, String en, ControlLevel lowest) {
        this.label = new Bilingual(zh, en);
        this.lowest = lowest;
    }

    Bilingual label() {
        return label;
    }

    ControlLevel lowest() {
        return lowest;
    }

    /** Who controls a risk, from the top down. */
    enum ControlLevel {
        ENTERPRISE("公司级", "enterprise"),
        WORKSHOP("车间（部门）级", "workshop"),
        TEAM("班组级", "team"),
        POST("岗位级", "post");

        private final Bilingual label;

        ControlLevel(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }
}
