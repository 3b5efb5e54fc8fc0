package cn.anlan.organization;

/** What somebody is in a committee. */
public enum Seat {
    /** Heads a Safety Committee; there are two where the regime wants the Party and the government to answer together. */
    DIRECTOR,
    /** Heads a special committee. */
    CHAIR,
    MEMBER;

    /** Whether a committee of this kind has such a seat. */
    boolean isIn(UnitKind committee) {
        return switch (this) {
            case DIRECTOR -> committee == UnitKind.COMMITTEE;
            case CHAIR -> committee == UnitKind.SPECIAL_COMMITTEE;
            case MEMBER -> true;
        };
    }
}
