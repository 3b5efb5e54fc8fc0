package cn.anlan.hazards;

import cn.anlan.platform.ServerOnly;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Folds the counts every few seconds of real time, on a thread of its own. */
@Component
@ServerOnly
class TallyWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TallyWorker.class);
    private static final int PAUSE_SECONDS = 5;

    private final Tallies tallies;
    private @Nullable ScheduledExecutorService thread;

    TallyWorker(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hazard-tally").factory());
        thread.scheduleWithFixedDelay(this::fold, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void fold() {
        try {
            tallies.fold();
        } catch (RuntimeException failed) {
            // The next round tries again; an exception let out would end the rounds.
            LOG.warn("Counting failed and is tried again: {}", failed.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                    thread.shutdownNow();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
