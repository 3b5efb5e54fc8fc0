package cn.anlan.calendar;

/**
 * What happens to a term whose last day is no working day. Procedural terms move on (Civil Procedure Law art. 85); limits an
 * authority sets itself have no such provision and are kept as they fall, which is the careful reading.
 */
public enum Rounding {
    /** The term ends on the next working day. */
    MOVES_ON,
    /** The term ends on its last day, whatever day that is. */
    STAYS
}
