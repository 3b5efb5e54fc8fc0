package cn.anlan.records;

/** What an actor is to a record; which steps they may take follows from it. */
enum RecordRelation {
    /** Holds the post whose work it is: the principal in person, unless the duty is another post's. */
    BEARER,
    /** Works in the unit, or in an office of it. */
    MEMBER,
    /** Holds the post that one of its items was given to. */
    OWNER,
    /** The product, following the items. */
    SYSTEM
}
