package cn.anlan.hazards;

/** Where a hazard stands on its way from report to closure. */
public enum HazardState {
    REPORTED,
    RECTIFYING,
    RECTIFIED,
    VERIFIED,
    CLOSED
}
