package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;

/** Where an obligation stands. Overdue is no state: it follows from the due instant. */
public enum ObligationState {
    /** Nobody is named yet: the unit must name a bearer. */
    OPEN("待指派", "To be assigned"),
    /** With its bearer. */
    ASSIGNED("办理中", "In hand"),
    /** Done, as the bearer says; to be verified. */
    PERFORMED("待核验", "To be verified"),
    /** Verified: closed. */
    ACCEPTED("已办结", "Accepted"),
    /** Lifted with a reason: closed. */
    WAIVED("已豁免", "Waived");

    private final Bilingual label;

    ObligationState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The state in words. */
    public Bilingual label() {
        return label;
    }

    /** Whether somebody still has to do something. */
    public boolean isLive() {
        return this == OPEN || this == ASSIGNED || this == PERFORMED;
    }

    /** Whether it is late once its due instant has come: what was performed waits for its verifier, not for its bearer. */
    public boolean runs() {
        return this == OPEN || this == ASSIGNED;
    }
}
