package cn.anlan.obligations;

import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what time brings about: reminds, records that an obligation has become overdue, climbs its ladder. A row is locked while that is
 * done and carries the instant of what comes next, so that each thing happens exactly once, with several nodes too, and is made up for after
 * the product was down.
 */
@Component
class Timekeeper {

    private static final int BATCH = 500;

    private final ObligationStore store;
    private final Recorder recorder;
    private final Ladders ladders;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Timekeeper(
            ObligationStore store,
            Recorder recorder,
            Ladders ladders,
            Notices notices,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.ladders = ladders;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    @Order(2)
    void catchUp(ClockAdvanced leap) {
        sweep();
    }

    /** Does everything that is due by now; how many steps that took. */
    int sweep() {
        int taken = 0;
        int batch;
        do {
            Integer done = transaction.execute(status -> batch(clock.instant()));
            batch = done == null ? 0 : done;
            taken += batch;
        } while (batch > 0);
        return taken;
    }

    private int batch(Instant now) {
        List<Obligation> waiting = store.lockWaiting(now, BATCH);
        var steps = new ArrayList<Recorder.Taken>();
        var climbed = new ArrayList<Obligation>();
        var reminders = new ArrayList<Notices.Reminder>();
        for (Obligation o : waiting) {
            Recorder.Taken step = next(o, now, reminders);
            if (step == null) {
                climbed.add(o);
            } else {
                steps.add(step);
            }
        }
        notices.remind(reminders);
        store.setRungs(climbed);
        recorder.recordAll(steps);
        return waiting.size();
    }

    /** Takes one step; null where it was no act, but at the most a reminder. */
    private Recorder.@Nullable Taken next(Obligation o, Instant now, List<Notices.Reminder> reminders) {
        Ladder ladder = ladders.of(o.matter);
        Ladder.Rung rung = ladder.at(o.rung);
        if (o.overdueAt == null && (rung == null || rung.after() >= 0)) {
            o.overdueAt = now;
            o.take(Step.EXPIRE, Actor.system());
            return new Recorder.Taken(o, Step.EXPIRE, Map.of("due", o.due.toString()), o.due);
        }
        if (rung == null) {
            ladders.arm(o);
            return null;
        }
        o.rung++;
        ladders.arm(o);
        if (rung.escalates()) {
            o.take(Step.ESCALATE, Actor.system());
            return new Recorder.Taken(
                    o, Step.ESCALATE, Map.of("step", rung.step(), "to", rung.to(), "after", rung.after()), now);
        }
        // After an interruption a reminder that something will be due soon would only confuse.
        if (rung.after() >= 0 || now.isBefore(o.due)) {
            reminders.add(new Notices.Reminder(o, rung));
        }
        return null;
    }
}
