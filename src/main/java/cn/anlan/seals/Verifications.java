package cn.anlan.seals;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Receipts;
import cn.anlan.seals.Verifier.Result;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifications that somebody asked for: run one after the other in the background; asking and outcome are acts. */
@Component
class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
    private static final String SUBJECT = "verification";
    private static final int PROGRESS_EVERY = 5000;

    private final Verifier verifier;
    private final VerificationStore store;
    private final Ledger ledger;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ledger-verification").factory());

    Verifications(
            Verifier verifier,
            VerificationStore store,
            Ledger ledger,
            Receipts receipts,
            TransactionTemplate transaction,
            Clock clock) {
        this.verifier = verifier;
        this.store = store;
        this.ledger = ledger;
        this.receipts = receipts;
        this.transaction = transaction;
        this.clock = clock;
    }

    Done start(Actor actor, Command command) {
        return receipts.once(actor, command, Map.of(), () -> {
            UUID id = Ids.next();
            store.insert(id, actor, clock.instant());
            UUID act = ledger.append(act(id, 1, "ledger.verification-started", actor, Map.of("state", "RUNNING")));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    thread.execute(() -> run(id, actor));
                }
            });
            return new Done(id, 1, "RUNNING", act);
        });
    }

    private void run(UUID id, Actor actor) {
        try {
            Result result = verifier.verify((done, total) -> {
                if (done % PROGRESS_EVERY == 0) {
                    store.progress(id, done, total);
                }
            });
            end(id, actor, result.sound() ? "SOUND" : "BROKEN", result);
        } catch (RuntimeException failed) {
            LOG.error("Verification {} failed", id, failed);
            end(id, actor, "FAILED", null);
        }
    }

    private void end(UUID id, Actor actor, String state, @org.jspecify.annotations.Nullable Result result) {
        transaction.executeWithoutResult(status -> {
            store.end(id, clock.instant(), result);
            Map<String, Object> facts = result == null
                    ? Map.of("state", state)
                    : Map.of("state", state, "faults", result.faults(), "lastCheckpoint", result.lastCheckpoint());
            ledger.append(act(id, 2, "ledger.verified", actor, facts));
        });
    }

    private NewAct act(UUID id, long version, String kind, Actor actor, Map<String, ?> facts) {
        return new NewAct(
                SUBJECT, id, version, kind, actor, actor.unit(), area(actor), clock.instant(), facts, List.of());
    }

    /** The area of an act that concerns no place: the actor's own. */
    static String area(Actor actor) {
        String area = actor.areas().isEmpty() ? "" : actor.areas().getFirst();
        return area + "0".repeat(12 - area.length());
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
