package cn.anlan.imports;

import cn.anlan.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The import of one ledger file.
 *
 * @param actor who imports it, as they were then: it goes on after a restart
 * @param choices what the person decided about the columns, null before
 * @param known rows that are there already or twice in the file
 * @param problem code of what made it fail
 */
record LedgerImport(
        UUID id,
        long version,
        ImportState state,
        String name,
        long size,
        Actor actor,
        Instant uploadedAt,
        List<SheetGuess> sheets,
        @Nullable Choices choices,
        int total,
        int good,
        int bad,
        int known,
        int stored,
        boolean onlyGood,
        @Nullable String problem) {

    /**
     * A sheet as read.
     *
     * @param first first row of its header, 0 if none was found
     * @param columns the column of each field as guessed or remembered
     * @param remembered the columns are those somebody in the unit set for the same header before
     * @param samples the first rows under the header
     */
    record SheetGuess(
            int sheet,
            String name,
            boolean hidden,
            int rows,
            int first,
            int last,
            List<String> titles,
            Map<LedgerField, Integer> columns,
            boolean remembered,
            @Nullable Integer year,
            List<List<String>> samples) {}

    /**
     * What to import.
     *
     * @param rectifiedAreHistory rows said to be rectified are taken as closed long ago; otherwise evidence is still owed
     */
    record Choices(List<SheetChoice> sheets, boolean rectifiedAreHistory) {}

    /** One sheet to import, its header and columns. */
    record SheetChoice(
            int sheet,
            int first,
            int last,
            Map<LedgerField, Integer> columns,
            @Nullable Integer year) {}
}
