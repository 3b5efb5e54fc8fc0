package cn.anlan.supervision;

/** What may be a sign of formalism. */
enum HintKind {
    /** The same file handed in for different matters. */
    SAME_FILE,
    /** Most of a person's entries of a quarter were made in its last night. */
    LAST_NIGHT,
    /** The words of one matter are nearly those of another. */
    COPIED_TEXT
}
