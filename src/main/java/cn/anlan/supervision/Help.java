package cn.anlan.supervision;

/** How a superior helps with a difficulty (WX-3.2b). */
enum Help {
    /** Says how it is done. */
    GUIDANCE,
    /** Brings those together who must move. */
    COORDINATION
}
