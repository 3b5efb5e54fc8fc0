package cn.anlan.imports;

import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.SheetRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which column means what in one sheet.
 *
 * @param columns the field of each column that has one; columns count from 0
 * @param year of dates written without one; null refuses them
 */
record Mapping(Map<LedgerField, Integer> columns, @Nullable Integer year) {

    Mapping {
        columns = columns.isEmpty() ? Map.of() : new EnumMap<>(columns);
    }

    @Nullable Integer column(LedgerField field) {
        return columns.get(field);
    }

    String text(SheetRow row, LedgerField field) {
        Integer column = columns.get(field);
        return column == null ? "" : row.text(column);
    }

    /** Guesses from the titles and, where those say nothing, from what the first rows hold. */
    static Mapping guess(Header header, List<SheetRow> samples, @Nullable Integer year) {
        Map<LedgerField, Integer> columns = new EnumMap<>(LedgerField.class);
        for (int column = 0; column < header.titles().size(); column++) {
            place(columns, LedgerField.named(header.titles().get(column)), column);
        }
        for (int column = 0; column < header.titles().size(); column++) {
            if (!columns.containsValue(column)) {
                place(columns, LedgerField.like(header.titles().get(column)), column);
            }
        }
        for (int column = 0; column < header.titles().size(); column++) {
            if (!columns.containsValue(column)) {
                place(columns, byContent(samples, column), column);
            }
        }
        return new Mapping(columns, year);
    }

    private static void place(Map<LedgerField, Integer> columns, Optional<LedgerField> field, int column) {
        field.ifPresent(f -> columns.putIfAbsent(f, column));
    }

    /** Only what can't be mistaken: status words and grades. */
    private static Optional<LedgerField> byContent(List<SheetRow> samples, int column) {
        List<String> texts = samples.stream()
                .map(row -> row.text(column))
                .filter(text -> text.length() > 1)
                .toList();
        if (texts.size() < 3) {
            return Optional.empty();
        }
        if (texts.stream().allMatch(text -> LedgerWords.kind(text).isPresent())) {
            return Optional.of(LedgerField.KIND);
        }
        return texts.stream()
                        .allMatch(text ->
                                text.length() < 12 && LedgerWords.state(text).isPresent())
                ? Optional.of(LedgerField.STATUS)
                : Optional.empty();
    }
}
