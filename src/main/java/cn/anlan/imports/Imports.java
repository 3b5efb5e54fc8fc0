package cn.anlan.imports;

import cn.anlan.imports.LedgerImport.Choices;
import cn.anlan.imports.LedgerImport.SheetChoice;
import cn.anlan.imports.LedgerImport.SheetGuess;
import cn.anlan.ledger.Ledger;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.Workbook;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports of ledgers, from the upload to the order to store. */
@Service
class Imports {

    private static final int MOST_HEADER_ROWS = 4;

    private final ImportStore store;
    private final ImportWork work;
    private final ImportRunner runner;
    private final LedgerFiles files;
    private final LedgerGuesses guesses;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(
            ImportStore store,
            ImportWork work,
            ImportRunner runner,
            LedgerFiles files,
            LedgerGuesses guesses,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.work = work;
        this.runner = runner;
        this.files = files;
        this.guesses = guesses;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Keeps an uploaded file, which lies on disk already, and guesses what its columns mean. */
    Done keep(Actor by, UUID id, String name, long size, String sha256) {
        List<SheetGuess> sheets;
        try (Workbook workbook = Workbook.open(files.path(id), name)) {
            sheets = guesses.guess(workbook, name, unit(by));
        }
        var one = new LedgerImport(
                id, 1, ImportState.READ, name, size, by, clock.instant(), sheets, null, 0, 0, 0, 0, 0, false, null);
        store.insert(one, unit(by), sha256);
        UUID act = ledger.append(work.act(one, 1, "ledger-import.uploaded", ImportState.READ, 0, clock));
        return new Done(id, 1, ImportState.READ.name(), act);
    }

    LedgerImport get(Actor by, UUID id) {
        return store.find(id, unit(by)).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /**
     * A sheet with its header where a person says it stands; nothing is kept until the columns are chosen.
     *
     * @throws Problem 422 NO_HEADER no such sheet, or no titles in those rows
     */
    SheetGuess sheet(Actor by, UUID id, int sheet, int first, int last) {
        LedgerImport one = get(by, id);
        if (!isHeader(one, sheet, first, last)) {
            throw new Problem(ImportProblem.NO_HEADER);
        }
        try (Workbook workbook = Workbook.open(files.path(id), one.name())) {
            return guesses.at(workbook, sheet, first, last, one.name(), unit(by))
                    .orElseThrow(() -> new Problem(ImportProblem.NO_HEADER));
        }
    }

    private static boolean isHeader(LedgerImport one, int sheet, int first, int last) {
        boolean known = one.sheets().stream().anyMatch(guess -> guess.sheet() == sheet);
        return known && first >= 1 && last >= first && last < first + MOST_HEADER_ROWS;
    }

    /** Takes what a person decided about the columns, remembers it for the next such file, and starts the check. */
    void choose(Actor by, UUID id, Choices choices) {
        LedgerImport one = get(by, id);
        if (choices.sheets().isEmpty()) {
            throw new Problem(ImportProblem.NO_HEADER);
        }
        for (SheetChoice choice : choices.sheets()) {
            if (!isHeader(one, choice.sheet(), choice.first(), choice.last())) {
                throw new Problem(ImportProblem.NO_HEADER);
            }
            boolean twice = new HashSet<>(choice.columns().values()).size()
                    != choice.columns().size();
            boolean outside = choice.columns().values().stream().anyMatch(c -> c < 0 || c >= Workbook.MOST_COLUMNS);
            if (twice || outside || !choice.columns().containsKey(LedgerField.TITLE)) {
                throw new Problem(ImportProblem.NO_COLUMNS).field("columns", "NotNull");
            }
        }
        transaction.executeWithoutResult(status -> {
            if (!store.choose(id, choices)) {
                throw new Problem(ImportProblem.IMPORT_RUNNING);
            }
            try (Workbook workbook = Workbook.open(files.path(id), one.name())) {
                for (SheetChoice choice : choices.sheets()) {
                    Header header = LedgerGuesses.header(workbook, choice.sheet(), choice.first(), choice.last());
                    store.remember(unit(by), header.fingerprint(), choice.columns());
                }
            }
            afterwards(id);
        });
    }

    /** Orders the checked rows to be stored: all of them, or, where some are bad, only the good ones if that is asked for. */
    Done commit(Actor by, UUID id, boolean onlyGood) {
        LedgerImport one = get(by, id);
        if (one.state() != ImportState.CHECKED) {
            throw new Problem(ImportProblem.IMPORT_NOT_READY);
        }
        if (one.bad() > 0 && !onlyGood) {
            throw new Problem(ImportProblem.IMPORT_HAS_BAD_ROWS, one.bad());
        }
        if (!store.move(one, ImportState.STORING, one.version() + 1, onlyGood)) {
            throw new Problem(ImportProblem.IMPORT_RUNNING);
        }
        UUID act =
                ledger.append(work.act(one, one.version() + 1, "ledger-import.ordered", ImportState.STORING, 0, clock));
        afterwards(id);
        return new Done(id, one.version() + 1, ImportState.STORING.name(), act);
    }

    private void afterwards(UUID id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.run(id);
            }
        });
    }

    private static UUID unit(Actor by) {
        return Objects.requireNonNull(by.unit());
    }
}
