package cn.anlan.documents;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.letterkinds.StoredKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one letter of a batch, in a transaction of its own. */
@Component
class BatchWork {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final BatchStore store;
    private final LetterStore letters;
    private final LetterDrafting drafting;
    private final Signing signing;
    private final Issuing issuing;
    private final LetterKinds kinds;
    private final UnitQueries units;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchWork(
            BatchStore store,
            LetterStore letters,
            LetterDrafting drafting,
            Signing signing,
            Issuing issuing,
            LetterKinds kinds,
            UnitQueries units,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.drafting = drafting;
        this.signing = signing;
        this.issuing = issuing;
        this.kinds = kinds;
        this.units = units;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the next letter, or says why there is none; false when no row waits. */
    boolean next(UUID id) {
        Batch batch = store.find(id).orElseThrow();
        var row = new AtomicReference<Batch.@Nullable Row>();
        try {
            Boolean more = transaction.execute(status -> {
                Optional<Batch.Row> waiting = store.next(id);
                waiting.ifPresent(found -> {
                    row.set(found);
                    store.done(id, found.no(), make(batch, found));
                });
                return waiting.isPresent();
            });
            return Boolean.TRUE.equals(more);
        } catch (Problem refused) {
            store.bad(id, made(row, refused), faults(refused));
            return true;
        } catch (TransientDataAccessException | TransactionException notItsFault) {
            throw notItsFault;
        } catch (RuntimeException failed) {
            int no = made(row, failed);
            LOG.error("batch {}, row {}", id, no, failed);
            store.bad(id, no, List.of(new Batch.Fault(null, null, "documents", "row.FAILED", List.of())));
            return true;
        }
    }

    /** The row that was being made; what failed before there was one is no row's fault. */
    private static int made(AtomicReference<Batch.@Nullable Row> row, RuntimeException failed) {
        Batch.Row found = row.get();
        if (found == null) {
            throw failed;
        }
        return found.no();
    }

    private UUID make(Batch batch, Batch.Row row) {
        Actor by = batch.actor();
        UnitView unit = units.get(batch.unit());
        StoredKind kind = kinds.get(batch.kindId());
        var fields = new LinkedHashMap<>(batch.common().fields());
        fields.putAll(row.fields());
        Batch.Common common = batch.common();
        var asked = new NewLetter(
                kind.kind().key(),
                unit.id(),
                List.of(new Addressee(row.unit(), row.name())),
                fields,
                List.of(),
                common.replyBy(),
                false,
                common.matterKind(),
                common.matter(),
                null,
                null,
                common.language());
        UUID letter = drafting.draft(by, asked, unit, kind, batch.id()).id();
        if (batch.issue()) {
            signing.sign(by, letters.lock(letter).orElseThrow());
            issuing.issue(by, letters.lock(letter).orElseThrow(), null);
        }
        return letter;
    }

    /** Every field at fault, or else the refusal as a whole. */
    private static List<Batch.Fault> faults(Problem refused) {
        String module = refused.code().module();
        if (refused.fields().isEmpty()) {
            return List.of(new Batch.Fault(
                    null, null, module, refused.code().name() + ".detail", List.of(BatchSheet.texts(refused.args()))));
        }
        return refused.fields().stream()
                .map(rule -> new Batch.Fault(
                        null, rule.field(), module, rule.rule(), List.of(BatchSheet.texts(rule.args()))))
                .toList();
    }

    /** Ends a batch no row of which waits any more. */
    void end(UUID id) {
        transaction.executeWithoutResult(status -> {
            Batch batch = store.find(id).orElseThrow();
            if (store.end(id, Batch.State.DONE, clock.instant())) {
                Batch.Progress progress = store.progress(id);
                ledger.append(new NewAct(
                        "letter-batch",
                        id,
                        batch.version() + 1,
                        "letter-batch.done",
                        batch.actor(),
                        batch.unit(),
                        batch.territory(),
                        clock.instant(),
                        Map.of("state", "DONE", "done", progress.done(), "bad", progress.bad()),
                        List.of()));
            }
        });
    }
}
