package cn.anlan.commitments;

import cn.anlan.platform.Bilingual;

/** Where a round stands. */
enum RoundState {
    /** Notices go out, and whoever owes a commitment is reminded. */
    OPEN("进行中", "Open"),
    /** No more notices and reminders; what is still owed stays owed. */
    CLOSED("已结束", "Closed");

    private final Bilingual label;

    RoundState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }
}
