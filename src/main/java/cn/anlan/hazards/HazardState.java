package cn.anlan.hazards;

import cn.anlan.platform.Bilingual;

/** Where a hazard stands on its way from report to closure. */
public enum HazardState {
    REPORTED("待交办", "Reported"),
    RECTIFYING("整改中", "Being rectified"),
    RECTIFIED("待核验", "Rectified"),
    VERIFIED("待销号", "Verified"),
    CLOSED("已销号", "Closed");

    private final Bilingual label;

    HazardState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The state in words. */
    public Bilingual label() {
        return label;
    }
}
