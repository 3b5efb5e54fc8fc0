package cn.anlan.hazards;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.Workbook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks and stores a ledger, row by row in little memory. Either can be done again from the start after a break. */
@Component
class ImportWork {

    private static final int BATCH = 1000;

    private final ImportStore store;
    private final LedgerFiles files;
    private final LedgerStorage storage;
    private final UnitQueries units;
    private final HazardTerms terms;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportWork(
            ImportStore store,
            LedgerFiles files,
            LedgerStorage storage,
            UnitQueries units,
            HazardTerms terms,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.storage = storage;
        this.units = units;
        this.terms = terms;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What has been done so far. */
    private static final class Count {
        int total;
        int good;
        int bad;
        int known;
    }

    void check(UUID id) {
        LedgerImport one = store.get(id);
        if (one.state() != ImportState.CHECKING) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (!store.claim(id)) {
                return;
            }
            store.clearFaults(id);
            var count = new Count();
            List<LedgerRow.Fault> faults = new ArrayList<>();
            int[] seq = {1};
            Set<String> seen = new HashSet<>();
            List<String> batch = new ArrayList<>();
            read(one, reading -> {
                count.total++;
                switch (reading) {
                    case LedgerRow.Reading.Bad bad -> {
                        count.bad++;
                        faults.addAll(bad.faults());
                    }
                    case LedgerRow.Reading.Good good -> {
                        String identity = HexFormat.of().formatHex(good.row().identity());
                        if (seen.add(identity)) {
                            batch.add(identity);
                        } else {
                            count.known++;
                        }
                    }
                }
                if (batch.size() >= BATCH || faults.size() >= BATCH) {
                    settle(id, count, batch, faults, seq);
                }
            });
            settle(id, count, batch, faults, seq);
            store.move(one, ImportState.CHECKED, one.version(), false);
        });
    }

    private void settle(UUID id, Count count, List<String> batch, List<LedgerRow.Fault> faults, int[] seq) {
        if (!batch.isEmpty()) {
            int known = store.known(batch).size();
            count.known += known;
            count.good += batch.size() - known;
            batch.clear();
        }
        if (!faults.isEmpty()) {
            store.addFaults(id, seq[0], faults);
            seq[0] += faults.size();
            faults.clear();
        }
        store.progress(id, count.total, count.good, count.bad, count.known, 0);
    }

    /** Stores all good rows in one transaction: everything is there, or nothing. */
    void store(UUID id) {
        LedgerImport one = store.get(id);
        if (one.state() != ImportState.STORING) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (!store.claim(id)) {
                return;
            }
            int stored = 0;
            try (var ready = new ReadAhead<LedgerStorage.Prepared>(batches -> prepare(one, batches))) {
                for (var batch = ready.next(); batch != null; batch = ready.next()) {
                    storage.store(batch);
                    stored += batch.size();
                    store.progress(id, one.total(), one.good(), one.bad(), one.known(), stored);
                }
            }
            store.move(one, ImportState.DONE, one.version() + 1, one.onlyGood());
            ledger.append(act(one, one.version() + 1, "ledger-import.stored", ImportState.DONE, stored, clock));
        });
        if (one.bad() == 0) {
            files.drop(id);
        }
    }

    /** Reads the file again and makes its good rows ready to be stored, those left out that are there already. */
    private void prepare(LedgerImport one, Consumer<LedgerStorage.Prepared> ready) {
        var batch = storage
        .new Batch(one.id(), one.actor(), Objects.requireNonNull(one.choices()).rectifiedAreHistory());
        Set<String> seen = new HashSet<>();
        List<LedgerRow> rows = new ArrayList<>();
        read(one, reading -> {
            if (reading instanceof LedgerRow.Reading.Good good
                    && seen.add(HexFormat.of().formatHex(good.row().identity()))) {
                rows.add(good.row());
            }
            if (rows.size() >= BATCH) {
                ready.accept(batch.prepare(fresh(rows)));
                rows.clear();
            }
        });
        ready.accept(batch.prepare(fresh(rows)));
    }

    private List<LedgerRow> fresh(List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Set<String> known = store.known(rows.stream()
                .map(row -> HexFormat.of().formatHex(row.identity()))
                .toList());
        return rows.stream()
                .filter(row -> !known.contains(HexFormat.of().formatHex(row.identity())))
                .toList();
    }

    private void read(LedgerImport one, Consumer<LedgerRow.Reading> each) {
        Actor actor = one.actor();
        UnitView own = units.get(Objects.requireNonNull(actor.unit()));
        KnownUnits known = KnownUnits.of(units, actor);
        try (Workbook workbook = Workbook.open(files.path(one.id()), one.name())) {
            for (var choice : Objects.requireNonNull(one.choices()).sheets()) {
                Header header = LedgerGuesses.header(workbook, choice.sheet(), choice.first(), choice.last());
                var reader = new LedgerRowReader(
                        choice.sheet(),
                        new Mapping(choice.columns(), choice.year()),
                        known,
                        own.id(),
                        own.territory(),
                        terms.today());
                new LedgerRows(header).read(workbook, choice.sheet(), row -> {
                    each.accept(reader.read(row));
                    return true;
                });
            }
        }
    }

    NewAct act(LedgerImport one, long version, String kind, ImportState state, int stored, Clock at) {
        Actor actor = one.actor();
        return new NewAct(
                "ledger-import",
                one.id(),
                version,
                kind,
                actor,
                actor.unit(),
                units.get(Objects.requireNonNull(actor.unit())).territory(),
                at.instant(),
                Map.of("state", state.name(), "name", one.name(), "stored", stored, "bad", one.bad()),
                List.of());
    }
}
