package cn.anlan.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work done again and again while the product runs, on a thread of its own. A round that fails is logged, and the next one tries again.
 * When the product stops, the round under way may finish.
 */
public abstract class Rounds implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String name;
    private final Duration first;
    private final Duration pause;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param first how long to wait before the first round
     * @param pause between the rounds, in real time; zero: no rounds at all
     */
    protected Rounds(String name, Duration first, Duration pause) {
        this.name = name;
        this.first = first;
        this.pause = pause;
    }

    /** What is done. */
    protected abstract void round();

    /** Has one round done without waiting for its time, however often that is asked for before it begins. */
    protected final void roundSoon() {
        ScheduledExecutorService running = thread;
        if (running != null && asked.compareAndSet(false, true)) {
            running.execute(this::roundOrLog);
        }
    }

    private void roundOrLog() {
        asked.set(false);
        try {
            round();
        } catch (RuntimeException failed) {
            // An exception let out would end the rounds.
            LoggerFactory.getLogger(getClass()).warn("A round failed and is tried again in {}", pause, failed);
        }
    }

    @Override
    public final synchronized void start() {
        if (pause.isPositive() && thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name(name).factory());
            thread.scheduleWithFixedDelay(this::roundOrLog, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public final synchronized void stop() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            running.shutdown();
            try {
                if (!running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    running.shutdownNow();
                }
            } catch (InterruptedException stopped) {
                running.shutdownNow();
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread != null;
    }
}
