package cn.anlan.tourplans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tours' own line of a special fund for a year, in yuan (ZZ-4.1b).
 *
 * @param fund the special fund it is charged to
 * @param fundTotal what that fund holds in the year
 * @param amount what the tours may cost
 */
record Budget(
        UUID id,
        long version,
        UUID unit,
        String territory,
        int year,
        String fund,
        BigDecimal fundTotal,
        BigDecimal amount,
        BigDecimal spent,
        State state,
        UUID proposedBy,
        @Nullable String approvedName) {

    /** What was paid. */
    record Spending(
            UUID id,
            BigDecimal amount,
            String words,
            @Nullable UUID tour,
            LocalDate spentOn,
            String name) {}

    /** Where a budget stands. */
    enum State {
        PROPOSED,
        APPROVED
    }

    BigDecimal left() {
        return amount.subtract(spent);
    }
}
