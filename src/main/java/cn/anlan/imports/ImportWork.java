package cn.anlan.imports;

import cn.anlan.hazards.BulkHazards;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Zones;
import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.Workbook;
import java.time.Clock;
import java.time.LocalDate;
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
    private final BulkHazards hazards;
    private final UnitQueries units;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportWork(
            ImportStore store,
            LedgerFiles files,
            BulkHazards hazards,
            UnitQueries units,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.hazards = hazards;
        this.units = units;
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
                    case LedgerRow.Bad bad -> {
                        count.bad++;
                        faults.addAll(bad.faults());
                    }
                    case LedgerRow.Good good -> {
                        String identity = HexFormat.of().formatHex(good.entry().identity());
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
            int known = hazards.known(batch).size();
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
            try (var ready = new ReadAhead<BulkHazards.Prepared>(batches -> prepare(one, batches))) {
                for (var batch = ready.next(); batch != null; batch = ready.next()) {
                    hazards.store(batch);
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
    private void prepare(LedgerImport one, Consumer<BulkHazards.Prepared> ready) {
        var batch = hazards.batch(
                one.id(), one.actor(), Objects.requireNonNull(one.choices()).rectifiedAreHistory());
        Set<String> seen = new HashSet<>();
        List<BulkHazards.Entry> rows = new ArrayList<>();
        read(one, reading -> {
            if (reading instanceof LedgerRow.Good good
                    && seen.add(HexFormat.of().formatHex(good.entry().identity()))) {
                rows.add(good.entry());
            }
            if (rows.size() >= BATCH) {
                ready.accept(batch.prepare(fresh(rows)));
                rows.clear();
            }
        });
        ready.accept(batch.prepare(fresh(rows)));
    }

    private List<BulkHazards.Entry> fresh(List<BulkHazards.Entry> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Set<String> known = hazards.known(rows.stream()
                .map(row -> HexFormat.of().formatHex(row.identity()))
                .toList());
        return rows.stream()
                .filter(row -> !known.contains(HexFormat.of().formatHex(row.identity())))
                .toList();
    }

    private void read(LedgerImport one, Consumer<LedgerRow> each) {
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
                        LocalDate.ofInstant(clock.instant(), Zones.CHINA));
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
