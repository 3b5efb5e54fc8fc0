package cn.anlan.tourplans;

/** Who takes a step. */
enum Side {
    OFFICE,
    COMMITTEE
}
