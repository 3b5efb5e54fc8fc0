package cn.anlan.obligations;

/** What an actor is to an obligation; which steps they may take follows from it. */
public enum Relation {
    /** Holds the post that must do it. */
    BEARER,
    /** Holds the verifying post, or a post in the verifying unit; a superior where none was named. */
    VERIFIER,
    /** Committee office or principal of the bearer's unit or of one above. */
    SUPERIOR,
    /** Was asked first and registered it; answers for it until it is assigned (JZ-3.6.3). */
    OPENER,
    /** Time itself. */
    SYSTEM
}
