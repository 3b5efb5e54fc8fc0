package cn.anlan.documents;

import cn.anlan.platform.Bilingual;

/** Where a letter stands. */
enum LetterState {
    DRAFT("草稿", "Draft"),
    IN_REVIEW("审核中", "In review"),
    REVIEWED("审核通过，待签发", "Reviewed, to be signed"),
    SIGNED("已签发，待编号印发", "Signed, to be issued"),
    /** Numbered, printed and delivered. */
    ISSUED("已印发", "Issued"),
    CLOSED("已办结", "Closed"),
    WITHDRAWN("已撤回", "Withdrawn"),
    /** Another letter stands in its stead. */
    SUPERSEDED("已被替代", "Superseded");

    private final Bilingual label;

    LetterState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }

    /** Whether it has gone out: from then on those it went to know of it. */
    boolean isOut() {
        return this == ISSUED || this == CLOSED || this == SUPERSEDED;
    }
}
