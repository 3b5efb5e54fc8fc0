package cn.anlan.supervision;

import cn.anlan.platform.Bilingual;

/** Where a difficulty stands. */
enum DifficultyState {
    RAISED("待答复", "To be answered"),
    ANSWERED("已答复，待确认", "Answered, to be confirmed"),
    /** The unit says that it isn't solved. */
    REOPENED("未解决，再办", "Not solved, again in hand"),
    CLOSED("已解决", "Solved");

    private final Bilingual label;

    DifficultyState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }
}
