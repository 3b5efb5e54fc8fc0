package cn.anlan.imports;

import cn.anlan.imports.LedgerImport.SheetGuess;
import cn.anlan.spreadsheets.DateText;
import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.HeaderFinder;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an uploaded ledger for the first time: where the header is and what the columns mean. */
@Component
class LedgerGuesses {

    static final HeaderFinder FINDER = new HeaderFinder(LedgerField::named);

    private static final int SAMPLES = 8;
    private static final int SAMPLE_TEXT = 120;

    private final ImportStore store;

    LedgerGuesses(ImportStore store) {
        this.store = store;
    }

    List<SheetGuess> guess(Workbook workbook, String fileName, UUID unit) {
        return workbook.sheets().stream()
                .map(sheet -> FINDER.find(workbook, sheet.index())
                        .map(header -> guess(workbook, sheet, header, fileName, unit))
                        .orElseGet(() -> nothing(sheet)))
                .toList();
    }

    /** The sheet with its header where a person says it stands. */
    static Header header(Workbook workbook, int sheet, int first, int last) {
        return FINDER.at(workbook, sheet, first, Math.min(last, first + 3));
    }

    /**
     * One sheet with its header where a person says it stands.
     *
     * @return nothing where there is no such sheet, or no title in those rows
     */
    Optional<SheetGuess> at(Workbook workbook, int sheet, int first, int last, String fileName, UUID unit) {
        Header header = header(workbook, sheet, first, last);
        return header.titles().stream().allMatch(String::isEmpty)
                ? Optional.empty()
                : workbook.sheets().stream()
                        .filter(one -> one.index() == sheet)
                        .findFirst()
                        .map(one -> guess(workbook, one, header, fileName, unit));
    }

    private SheetGuess guess(Workbook workbook, Workbook.Sheet sheet, Header header, String fileName, UUID unit) {
        List<SheetRow> samples = new ArrayList<>();
        new LedgerRows(header).read(workbook, sheet.index(), row -> {
            samples.add(row);
            return samples.size() < SAMPLES;
        });
        Integer year = year(header, sheet.name(), fileName);
        Map<LedgerField, Integer> kept = store.remembered(unit, header.fingerprint());
        Mapping mapping = kept.isEmpty() ? Mapping.guess(header, samples, year) : new Mapping(kept, year);
        return new SheetGuess(
                sheet.index(),
                sheet.name(),
                sheet.hidden(),
                sheet.rows(),
                header.first(),
                header.last(),
                header.titles(),
                mapping.columns(),
                !kept.isEmpty(),
                year,
                samples.stream().map(row -> shown(row, header.titles().size())).toList());
    }

    private static SheetGuess nothing(Workbook.Sheet sheet) {
        return new SheetGuess(
                sheet.index(),
                sheet.name(),
                sheet.hidden(),
                sheet.rows(),
                0,
                0,
                List.of(),
                Map.of(),
                false,
                null,
                List.of());
    }

    private static List<String> shown(SheetRow row, int width) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String text = row.text(column);
            texts.add(text.length() > SAMPLE_TEXT ? text.substring(0, SAMPLE_TEXT) + "…" : text);
        }
        return texts;
    }

    /** The year that the title, the sheet or the file names. */
    private static @Nullable Integer year(Header header, String sheet, String file) {
        List<String> texts = new ArrayList<>(header.above());
        texts.add(sheet);
        texts.add(file);
        return texts.stream()
                .flatMap(text -> Optional.ofNullable(DateText.yearIn(text)).stream())
                .findFirst()
                .orElse(null);
    }
}
