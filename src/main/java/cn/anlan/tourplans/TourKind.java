package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;

/** Why a unit is toured. */
public enum TourKind {
    REGULAR("定期巡查", "Regular"),
    SPECIAL("专项巡查", "Special"),
    IRREGULAR("不定期巡查", "Irregular");

    private final Bilingual label;

    TourKind(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The kind in words. */
    public Bilingual label() {
        return label;
    }
}
