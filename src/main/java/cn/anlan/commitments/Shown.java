package cn.anlan.commitments;

/** Which enterprises a list shows. */
enum Shown {
    ALL,
    /** Whose commitment is still to come. */
    MISSING,
    /** Of these, without a notice. */
    UNNOTICED,
    /** Noticed, receipt not confirmed. */
    UNRECEIVED,
    LATE,
    /** Missing, noticed, and nobody of it has an account or a link. */
    UNREACHABLE,
    RETURNED,
    TO_JUDGE,
    COMMITTED,
    EXEMPT;

    /** Whether it shows an enterprise, as far as its standing tells; who can be reached is asked for afterwards. */
    boolean shows(Book.Line line) {
        return switch (this) {
            case ALL -> true;
            case MISSING -> line.isMissing();
            case UNNOTICED -> line.standing() == Standing.UNNOTICED;
            case UNRECEIVED -> line.standing() == Standing.NOTICED;
            case LATE -> line.late();
            case UNREACHABLE ->
                line.isMissing() && line.sent() != null && !line.sent().linked();
            case RETURNED -> line.standing() == Standing.RETURNED;
            case TO_JUDGE -> line.standing() == Standing.TO_JUDGE;
            case COMMITTED -> line.standing().isCommitted();
            case EXEMPT -> line.standing() == Standing.EXEMPT;
        };
    }
}
