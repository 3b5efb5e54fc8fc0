package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;
import java.util.Locale;

/** Rank of an official, the lowest first. */
enum Rank {
    NONE("无职级", "No rank"),
    STAFF("科员", "Staff"),
    SECTION("科级", "Section level"),
    DIVISION("处级", "Division level");

    private final Bilingual label;

    Rank(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }

    /** The rank as a pack writes it. */
    static Rank of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
