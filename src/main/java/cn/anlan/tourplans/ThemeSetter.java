package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;

/** Who may set the theme of a tour (ZZ-1.2b). */
public enum ThemeSetter {
    PARTY_WORKING_COMMITTEE("党工委", "Party working committee"),
    MANAGEMENT_COMMITTEE("管委会", "Management committee"),
    SAFETY_COMMITTEE("安委会", "Safety committee");

    private final Bilingual label;

    ThemeSetter(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The body in words. */
    public Bilingual label() {
        return label;
    }
}
