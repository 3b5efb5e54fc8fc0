package cn.anlan.documents;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.letterkinds.StoredKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.spreadsheets.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Orders many letters at once. Each is then made in a transaction of its own, so that one that can't be made doesn't hold up the others, and
 * a stop of the product costs none.
 */
@Service
@Transactional
class Batches {

    static final int MOST = 5000;
    private static final int LONGEST_NAME = 200;

    private final BatchStore store;
    private final BatchRunner runner;
    private final LetterDrafting drafting;
    private final LetterReach reach;
    private final LetterKinds kinds;
    private final ReplyTerms terms;
    private final UnitQueries units;
    private final Ledger ledger;
    private final Clock clock;

    Batches(
            BatchStore store,
            BatchRunner runner,
            LetterDrafting drafting,
            LetterReach reach,
            LetterKinds kinds,
            ReplyTerms terms,
            UnitQueries units,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.runner = runner;
        this.drafting = drafting;
        this.reach = reach;
        this.kinds = kinds;
        this.terms = terms;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is ordered.
     *
     * @param issue whether the letters are signed and issued too
     * @param fields what all of them say
     */
    record Order(
            String kind,
            @Nullable UUID unit,
            boolean issue,
            Map<String, ?> fields,
            @Nullable LocalDate replyBy,
            String language,
            @Nullable String matterKind,
            @Nullable UUID matter) {}

    /** One letter for each addressee of a list. */
    Done order(Actor by, Order order, List<Addressee> to) {
        if (to.size() > MOST) {
            throw new Problem(DocumentsProblem.BATCH_TOO_LONG, MOST);
        }
        Batch batch = batch(by, order, order.kind());
        LetterKind kind = kinds.get(batch.kindId()).kind();
        var missing = Fields.faults(kind, units, batch.common().fields(), new HashMap<>());
        if (!missing.isEmpty()) {
            throw new Problem(DocumentsProblem.FIELDS_REFUSED, missing.size()).fields(missing);
        }
        Map<UUID, UnitView> known = units.findAll(
                to.stream().map(Addressee::unit).filter(Objects::nonNull).toList());
        var rows = new ArrayList<Batch.Row>();
        for (Addressee one : to) {
            UnitView unit = one.unit() == null ? null : known.get(one.unit());
            String name = unit != null
                    ? unit.name()
                    : one.name() == null ? "" : one.name().strip();
            rows.add(new Batch.Row(rows.size() + 1, null, null, one.unit(), name, Map.of(), List.of()));
        }
        return start(batch, rows);
    }

    /** One letter for each unit of a list, with its own fields over the common ones; what a row lacks shows when its letter is made. */
    Done order(Actor by, Order order, String name, List<BulkLetters.Each> each) {
        Map<UUID, UnitView> known =
                units.findAll(each.stream().map(BulkLetters.Each::unit).toList());
        var rows = new ArrayList<Batch.Row>();
        for (BulkLetters.Each one : each) {
            UnitView unit = known.get(one.unit());
            rows.add(new Batch.Row(
                    rows.size() + 1,
                    null,
                    null,
                    one.unit(),
                    unit == null ? "" : unit.name(),
                    new LinkedHashMap<>(one.facts()),
                    List.of()));
        }
        return start(batch(by, order, name), rows);
    }

    /** One letter for each row of a table. */
    Done order(Actor by, Order order, String name, InputStream table) {
        Batch batch = batch(by, order, name);
        LetterKind kind = kinds.get(batch.kindId()).kind();
        return start(batch, read(by, kind, batch, name, table));
    }

    private List<Batch.Row> read(Actor by, LetterKind kind, Batch batch, String name, InputStream table) {
        Path file = null;
        try {
            file = Files.createTempFile("letters", ".xlsx");
            Files.copy(table, file, StandardCopyOption.REPLACE_EXISTING);
            List<UnitView> reachable = by.areas().isEmpty() ? List.of() : units.byAreas(by.areas(), kind.to());
            try (Workbook workbook = Workbook.open(file, name)) {
                return new BatchSheet(kind, batch.common().fields(), reachable, units, MOST).read(workbook);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drop(file);
        }
    }

    private static void drop(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch batch(Actor by, Order order, String name) {
        UnitView unit = drafting.sender(by, order.unit());
        StoredKind chosen = kinds.of(unit, order.kind());
        if (order.issue() && chosen.kind().review()) {
            throw new Problem(
                            DocumentsProblem.BATCH_KIND_WRONG,
                            chosen.kind().name().zh())
                    .field("issue", "NeedsReview");
        }
        if (order.replyBy() != null) {
            terms.on(order.replyBy());
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.putAll(Fields.read(chosen.kind(), units, order.fields()));
        return new Batch(
                Ids.next(),
                1,
                Batch.State.RUNNING,
                unit.id(),
                unit.territory(),
                chosen.id(),
                order.issue(),
                name.isBlank() ? order.kind() : Brief.of(name, LONGEST_NAME),
                by,
                new Batch.Common(fields, order.replyBy(), order.language(), order.matterKind(), order.matter()),
                clock.instant(),
                null);
    }

    private Done start(Batch batch, List<Batch.Row> rows) {
        if (rows.isEmpty()) {
            throw new Problem(DocumentsProblem.NO_ADDRESSEE).field("to", "NotEmpty");
        }
        store.insert(batch, rows);
        UUID act = act(
                batch, batch.actor(), 1, "letter-batch.ordered", Map.of("letters", rows.size(), "name", batch.name()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.run(batch.id());
            }
        });
        return new Done(batch.id(), 1, Batch.State.RUNNING.name(), act);
    }

    /** @throws Problem 404 absent or another unit's */
    @Transactional(readOnly = true)
    public Batch get(Actor by, UUID id) {
        return store.find(id)
                .filter(batch -> reach.own(by).contains(batch.unit()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** Makes no more letters of it; those made stay. */
    Done stop(Actor by, UUID id) {
        Batch batch = get(by, id);
        if (!store.end(id, Batch.State.STOPPED, clock.instant())) {
            throw new Problem(
                    DocumentsProblem.BATCH_RUNNING,
                    batch.state().label().zh(),
                    batch.state().label().en());
        }
        UUID act = act(batch, by, batch.version() + 1, "letter-batch.stopped", Map.of("state", "STOPPED"));
        return new Done(id, batch.version() + 1, Batch.State.STOPPED.name(), act);
    }

    private UUID act(Batch batch, Actor by, long version, String kind, Map<String, ?> facts) {
        return ledger.append(new NewAct(
                "letter-batch",
                batch.id(),
                version,
                kind,
                by,
                batch.unit(),
                batch.territory(),
                clock.instant(),
                facts,
                List.of()));
    }
}
