package cn.anlan.seals;

import cn.anlan.ledger.Ledger;
import cn.anlan.platform.ServerOnly;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Seals every few seconds of real time, on a thread of its own, while the product runs; not beside it for one command. */
@Component
@ServerOnly
class SealingWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingWorker.class);
    private static final int STOP_SECONDS = 10;

    private final Sealer sealer;
    private final Duration pause;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;

    SealingWorker(Sealer sealer, SealSettings settings) {
        this.sealer = sealer;
        this.pause = settings.sealEvery();
    }

    @Override
    public synchronized void start() {
        if (pause.isPositive()) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("ledger-sealing").factory());
            thread.scheduleWithFixedDelay(this::seal, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** After an import there is much to seal: not only in some seconds. One of the acts' transaction asks for one round. */
    @TransactionalEventListener
    void sealSoon(Ledger.ManyActs many) {
        ScheduledExecutorService running = thread;
        if (running != null && asked.compareAndSet(false, true)) {
            running.execute(this::seal);
        }
    }

    private void seal() {
        asked.set(false);
        try {
            sealer.sealAll();
        } catch (RuntimeException failed) {
            // The next round tries again; an exception let out would end the rounds.
            LOG.warn("Sealing failed and is tried again in {}", pause, failed);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
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
