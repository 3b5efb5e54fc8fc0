package cn.anlan.hazards;

import cn.anlan.spreadsheets.SheetRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a ledger, understood.
 *
 * @param unit the responsible unit, where the organization knows it
 * @param foundOn null where the ledger doesn't say
 * @param due null where none is set
 * @param identity what makes it the same hazard in another file
 */
record LedgerRow(
        int row,
        String number,
        String title,
        String description,
        String place,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String category,
        String source,
        HazardKind kind,
        @Nullable UUID unit,
        String unitName,
        String territory,
        String reporter,
        @Nullable LocalDate foundOn,
        @Nullable LocalDate due,
        HazardState state,
        @Nullable LocalDate closedOn,
        byte[] identity) {

    /** Something wrong in a row; {@code column} counts from 0, null for the row as a whole. */
    record Fault(int sheet, int row, @Nullable Integer column, String code, List<String> args) {}

    /** A row as read: understood, or with what is wrong in it. */
    sealed interface Reading {

        SheetRow source();

        record Good(SheetRow source, LedgerRow row) implements Reading {}

        record Bad(SheetRow source, List<Fault> faults) implements Reading {}
    }
}
