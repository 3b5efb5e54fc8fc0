package cn.anlan.supervision;

/** What a measure cites. */
public enum Basis {
    /** An obligation of the unit that is past its due instant. */
    OVERDUE,
    /** What a superior found when checking how far an obligation is. */
    PROGRESS_CHECK,
    /** A filed record that is about the unit's work: a check of it, an inspection, or what it filed itself. */
    RECORD,
    /** Grounds in the words of the person who chooses the means: weak or merely formal performance. */
    WORDS
}
