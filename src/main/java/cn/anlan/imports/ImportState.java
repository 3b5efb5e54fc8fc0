package cn.anlan.imports;

/** Where the import of a ledger stands. */
enum ImportState {
    /** Uploaded and read; the columns are guessed and wait for a person. */
    READ,
    CHECKING,
    /** Every row was checked; it waits to be stored. */
    CHECKED,
    STORING,
    DONE,
    FAILED
}
