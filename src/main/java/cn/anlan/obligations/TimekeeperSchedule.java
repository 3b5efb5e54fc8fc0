package cn.anlan.obligations;

import cn.anlan.organization.UnitsOpened;
import cn.anlan.platform.ServerOnly;
import cn.anlan.regimes.Adoptions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets the {@link Timekeeper}, the {@link RecurringDuties} and the {@link DutyScores} work every few seconds while the product runs; not beside it for one command. */
@Component
@ServerOnly
class TimekeeperSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TimekeeperSchedule.class);

    // Duties come up by the day, and with units newly covered.
    private static final int DUTIES_EVERY = 12;

    private final RecurringDuties duties;
    private final Timekeeper timekeeper;
    private final DutyScores scores;
    private final Duration pause;
    private @Nullable ScheduledExecutorService thread;
    private final AtomicInteger rounds = new AtomicInteger();

    TimekeeperSchedule(
            RecurringDuties duties,
            Timekeeper timekeeper,
            DutyScores scores,
            @Value("${anlan.obligations.sweep-every:5s}") Duration pause) {
        this.duties = duties;
        this.timekeeper = timekeeper;
        this.scores = scores;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        if (pause.isPositive() && thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("obligations-time").factory());
            thread.scheduleWithFixedDelay(this::sweep, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Whoever adopts a regime or opens units sees what that brings within seconds. */
    @TransactionalEventListener(
            classes = {Adoptions.Adopted.class, UnitsOpened.class},
            fallbackExecution = true)
    void lookAgain() {
        rounds.set(0);
    }

    // A scheduled task that throws is never run again.
    private void sweep() {
        try {
            if (rounds.getAndIncrement() % DUTIES_EVERY == 0) {
                duties.open();
                scores.evaluateOnceADay();
            }
            timekeeper.sweep();
        } catch (RuntimeException failed) {
            LOG.warn("What time brings about couldn't be recorded and is tried again in {}", pause, failed);
        }
    }
}
