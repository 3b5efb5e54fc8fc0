package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import cn.anlan.seals.CheckpointStore.Now;
import cn.anlan.seals.CheckpointStore.Reached;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals acts: gives those not sealed yet a place in a Merkle tree and signs its root. It reads and adds rows only, so writers never wait
 * for it; one node at a time does it.
 */
@Component
class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** Names the right to seal among PostgreSQL's advisory locks. */
    private static final long LOCK = 0x616e6c616e_5ea1L;

    private final CheckpointStore store;
    private final SigningKeys keys;
    private final CheckpointFile file;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean keyMissed = new AtomicBoolean();

    Sealer(CheckpointStore store, SigningKeys keys, CheckpointFile file, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.file = file;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Seals until nothing is left, or this node can't; how many checkpoints that made. */
    int sealAll() {
        int made = 0;
        while (seal().isPresent()) {
            made++;
        }
        return made;
    }

    /** Seals until nothing is left, after whoever is at it now: what was written before the call is sealed when it returns. */
    void sealAllAfterOthers() {
        while (sealAs(() -> {
                    store.await(LOCK);
                    return true;
                })
                .isPresent()) {
            // Until nothing is left.
        }
    }

    /** Seals what is new, up to one full tree; empty when nothing is, when another node is at it, or when this node has no key. */
    Optional<Checkpoint> seal() {
        return sealAs(() -> store.lock(LOCK));
    }

    private Optional<Checkpoint> sealAs(BooleanSupplier first) {
        Optional<Checkpoint> made =
                transaction.execute(status -> first.getAsBoolean() ? sealLocked() : Optional.empty());
        if (made.isPresent()) {
            transaction.executeWithoutResult(status -> file.catchUp(store));
        }
        return made;
    }

    private Optional<Checkpoint> sealLocked() {
        Optional<SigningKey> key = keys.current();
        if (key.isEmpty()) {
            if (keyMissed.compareAndSet(false, true)) {
                LOG.warn(
                        "This node does not seal: it lacks the private half of the ledger's signing key. Another node must have it");
            }
            return Optional.empty();
        }
        var last = store.last();
        long no = last.map(Checkpoint::no).orElse(0L) + 1;
        // Taken before looking: an act that isn't seen below belongs to a transaction at or after this horizon.
        Now now = store.now();
        int size = place(no, now);
        if (size == 0) {
            return Optional.empty();
        }
        var tree = new MerkleTree.Root();
        store.eachLeaf(no, tree::add);
        Checkpoint made = new Checkpoint(
                        no,
                        size,
                        last.map(Checkpoint::total).orElse(0L) + size,
                        Hashes.hex(tree.root()),
                        last.map(Checkpoint::hash).orElse(Checkpoint.NONE_BEFORE),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        key.get().id(),
                        "")
                .signedBy(key.get());
        store.insert(made, size < CheckpointStore.MOST ? new Reached(now.horizon(), now.server()) : unchanged(now));
        return Optional.of(made);
    }

    /** After a restore into another database system, transaction numbers start anew: then everything is looked through. */
    private int place(long no, Now now) {
        return store.reached()
                .filter(reached -> reached.server() == now.server())
                .map(reached -> store.placeNew(no, reached.horizon(), now.ceiling()))
                .orElseGet(() -> store.placeAll(no));
    }

    /** A full tree left acts over, so the next sealing must look from the same point again. */
    private Reached unchanged(Now now) {
        return store.reached().orElseGet(() -> new Reached("0", now.server()));
    }
}
