package cn.anlan.records;

import cn.anlan.platform.Bilingual;

/** Where a record stands. */
public enum RecordState {
    /** Being prepared by the unit; nobody else sees it. */
    DRAFT("草稿", "Draft"),
    /** In the archive for good; whatever comes later is added. */
    FILED("已归档", "Filed"),
    /** Filed, and everything that followed from it is done. */
    CLOSED("已办结", "Closed"),
    /** A draft that was given up. */
    WITHDRAWN("已撤回", "Withdrawn");

    private final Bilingual label;

    RecordState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The state in words. */
    public Bilingual label() {
        return label;
    }

    /** Whether it is in the archive. */
    public boolean isFiled() {
        return this == FILED || this == CLOSED;
    }
}
