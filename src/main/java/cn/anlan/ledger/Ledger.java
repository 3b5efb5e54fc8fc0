package cn.anlan.ledger;

import cn.anlan.platform.Backdating;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records acts. An act once recorded can't be changed or deleted, and sealing makes every attempt show. */
@Component
public class Ledger {

    /** Phones' clocks run ahead by some minutes. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final int MANY = 500;

    private final ActStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(ActStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records an act in the caller's transaction, by one insert.
     *
     * @return the act's id
     * @throws Problem {@link PlatformProblem#BUSY} when the subject has an act of this version already; {@code NOT_YET_HAPPENED}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID append(NewAct act) {
        WrittenAct written = write(act, now());
        try {
            store.insert(written);
        } catch (DuplicateKeyException sameVersion) {
            throw new Problem(PlatformProblem.BUSY);
        }
        return written.id();
    }

    /** Records many acts in the caller's transaction, by one COPY for every thousand; their ids in the same order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> appendAll(List<NewAct> acts) {
        Prepared prepared = prepare(acts);
        append(prepared);
        return prepared.ids();
    }

    /** Acts written and hashed, so that another thread can do so than the one that stores them. */
    public Prepared prepare(List<NewAct> acts) {
        Instant enteredAt = now();
        return new Prepared(acts.stream().map(act -> write(act, enteredAt)).toList());
    }

    /** Records what was prepared, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Prepared prepared) {
        try {
            store.insertAll(prepared.acts);
        } catch (DuplicateKeyException sameVersion) {
            throw new Problem(PlatformProblem.BUSY);
        }
        if (prepared.acts.size() >= MANY) {
            events.publishEvent(new ManyActs());
        }
    }

    /** Acts ready to be stored. */
    public static final class Prepared {

        private final List<WrittenAct> acts;

        private Prepared(List<WrittenAct> acts) {
            this.acts = acts;
        }

        /** Their ids, in the order of the acts. */
        public List<UUID> ids() {
            return acts.stream().map(WrittenAct::id).toList();
        }
    }

    /** An event: so many were recorded at once that they are sealed without waiting for the next round. */
    public record ManyActs() {}

    private Instant now() {
        // The database keeps microseconds; the content must say the same.
        return Backdating.present(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private WrittenAct write(NewAct act, Instant enteredAt) {
        Instant occurredAt = act.occurredAt().truncatedTo(ChronoUnit.MICROS);
        if (occurredAt.isAfter(enteredAt.plus(AHEAD))) {
            throw new Problem(LedgerProblem.NOT_YET_HAPPENED).field("occurredAt", "NotYetHappened");
        }
        UUID id = Ids.next();
        byte[] bytes = ActContent.of(id, act, occurredAt, enteredAt).write();
        return new WrittenAct(
                id, act, occurredAt, enteredAt, bytes, Hashes.sha256().digest(bytes));
    }

    /** An act with its content, ready to be stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record WrittenAct(UUID id, NewAct act, Instant occurredAt, Instant enteredAt, byte[] utf8, byte[] hash) {

        /** Decoded again, so that half a surrogate pair is stored as the replacement that was hashed. */
        String content() {
            return new String(utf8, StandardCharsets.UTF_8);
        }
    }
}
