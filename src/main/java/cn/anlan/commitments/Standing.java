package cn.anlan.commitments;

import cn.anlan.platform.Bilingual;

/** How far an enterprise is with a year's commitment. */
enum Standing {
    UNNOTICED("未告知", "No notice yet"),
    NOTICED("已告知，未签收", "Noticed"),
    RECEIVED("已签收，未承诺", "Receipt confirmed"),
    /** What it sent back was not what was asked for. */
    RETURNED("承诺书被退回", "Sent back"),
    /** The authority needs none of it. */
    EXEMPT("免予承诺", "Exempt"),
    /** The signed paper is there; nobody has looked at it yet. */
    TO_JUDGE("已承诺，待认可", "Committed, to be looked at"),
    COMMITTED("已承诺", "Committed");

    private final Bilingual label;

    Standing(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }

    /** Whether there is a signed commitment that wasn't sent back. */
    boolean isCommitted() {
        return this == TO_JUDGE || this == COMMITTED;
    }
}
