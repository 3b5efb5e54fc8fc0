package cn.anlan.supervision;

/** How work can fall short that isn't late. */
public enum Fault {
    /** Done without force or effect. */
    WEAK,
    /** Done for the look of it. */
    FORMAL
}
