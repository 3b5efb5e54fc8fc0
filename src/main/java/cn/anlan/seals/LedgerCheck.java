package cn.anlan.seals;

/**
 * A part of verification. A module that keeps rows beside its acts registers one as a bean, to check that the rows say what the acts say.
 */
public interface LedgerCheck {

    /**
     * Checks everything it knows, row by row and not in memory, and tells each fault. Runs in a read-only transaction that sees one moment.
     */
    void run(Findings findings);
}
