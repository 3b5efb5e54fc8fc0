package cn.anlan.imports;

import cn.anlan.platform.Actor;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.ProblemTexts;
import cn.anlan.spreadsheets.SheetDownload;
import cn.anlan.spreadsheets.SheetWriter;
import cn.anlan.spreadsheets.Workbook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files around an import: an example to try it with, and the bad rows to correct and upload again. */
@RestController
@RequestMapping("/api/hazards/imports")
class ImportFilesApi {

    private static final int EXAMPLE_ROWS = 120;
    private static final int PAGE = 10_000;

    private final Imports imports;
    private final ImportStore store;
    private final LedgerFiles files;
    private final ProblemTexts texts;
    private final Clock clock;

    ImportFilesApi(Imports imports, ImportStore store, LedgerFiles files, ProblemTexts texts, Clock clock) {
        this.imports = imports;
        this.store = store;
        this.files = files;
        this.texts = texts;
        this.clock = clock;
    }

    /** A ledger as untidy as real ones, all of it invented. */
    @GetMapping("/example.xlsx")
    @OverseesCases
    ResponseEntity<StreamingResponseBody> example() {
        int year = LocalDate.ofInstant(clock.instant(), cn.anlan.platform.Zones.CHINA)
                        .getYear()
                - 1;
        return SheetDownload.of("示例隐患台账" + year + "年.xlsx", out -> new ExampleLedger(EXAMPLE_ROWS, year).write(out));
    }

    /** The bad rows as they stand in the file, with what is wrong in a last column. */
    @GetMapping("/{id}/faults.xlsx")
    @OverseesCases
    ResponseEntity<StreamingResponseBody> corrections(Actor actor, @PathVariable UUID id, Locale locale) {
        LedgerImport one = imports.get(actor, id);
        Map<Integer, Map<Integer, String>> wrong = wrong(id, locale);
        String reason = Objects.requireNonNull(texts.text("imports", "row.header", locale));
        return SheetDownload.of(one.name().replaceFirst("\\.[A-Za-z]{1,4}$", "") + "-" + reason + ".xlsx", out -> {
            var sheets = one.choices() == null
                    ? List.<LedgerImport.SheetChoice>of()
                    : one.choices().sheets();
            try (Workbook workbook = Workbook.open(files.path(id), one.name())) {
                SheetWriter writer = null;
                for (var choice : sheets) {
                    var header = LedgerGuesses.header(workbook, choice.sheet(), choice.first(), choice.last());
                    List<String> titles = new ArrayList<>(header.titles());
                    titles.add(reason);
                    if (writer == null) {
                        writer = new SheetWriter(out, reason, titles, Collections.nCopies(titles.size(), 16));
                    } else {
                        writer.row(titles);
                    }
                    write(
                            workbook,
                            choice.sheet(),
                            titles.size() - 1,
                            wrong.getOrDefault(choice.sheet(), Map.of()),
                            writer);
                }
                if (writer != null) {
                    writer.close();
                }
            }
        });
    }

    private static void write(Workbook workbook, int sheet, int width, Map<Integer, String> wrong, SheetWriter writer) {
        workbook.read(sheet, row -> {
            String why = wrong.get(row.number());
            if (why != null) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (int column = 0; column < width; column++) {
                    cells.add(row.text(column));
                }
                cells.add(why);
                writer.row(cells);
            }
            return true;
        });
    }

    /** What is wrong in each row of each sheet. */
    private Map<Integer, Map<Integer, String>> wrong(UUID id, Locale locale) {
        Map<Integer, Map<Integer, String>> wrong = new HashMap<>();
        int after = 0;
        List<ImportStore.Numbered> page;
        do {
            page = store.faults(id, after, PAGE);
            for (var one : page) {
                after = one.seq();
                String words = (one.fault().column() == null
                                ? ""
                                : ImportsApi.letters(one.fault().column()) + ": ")
                        + ImportsApi.message(texts, one.fault(), locale);
                wrong.computeIfAbsent(one.fault().sheet(), sheet -> new HashMap<>())
                        .merge(one.fault().row(), words, (a, b) -> a + "；" + b);
            }
        } while (page.size() == PAGE);
        return wrong;
    }
}
