package cn.anlan.imports;

import cn.anlan.hazards.BulkHazards;
import cn.anlan.spreadsheets.SheetRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a ledger as read: understood, or with what is wrong in it. */
sealed interface LedgerRow {

    SheetRow source();

    record Good(SheetRow source, BulkHazards.Entry entry) implements LedgerRow {}

    record Bad(SheetRow source, List<Fault> faults) implements LedgerRow {}

    /** Something wrong in a row; {@code column} counts from 0, null for the row as a whole. */
    record Fault(int sheet, int row, @Nullable Integer column, String code, List<String> args) {}
}
