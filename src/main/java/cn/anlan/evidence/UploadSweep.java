package cn.anlan.evidence;

import cn.anlan.platform.ServerOnly;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Clears away uploads that nobody goes on with. */
@Component
@ServerOnly
class UploadSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

    private final Uploads uploads;
    private final UploadStore store;
    private final EvidenceSettings settings;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;

    UploadSweep(Uploads uploads, UploadStore store, EvidenceSettings settings, Clock clock) {
        this.uploads = uploads;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Forgets abandoned uploads and removes what had arrived; how many. */
    int sweep() {
        var abandoned = store.forgetBegunBefore(clock.instant().minus(settings.abandonAfter()));
        for (UUID id : abandoned) {
            uploads.remove(id);
        }
        return abandoned.size();
    }

    @Override
    public synchronized void start() {
        if (settings.sweepEvery().isPositive()) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("upload-sweep").factory());
            long pause = settings.sweepEvery().toMillis();
            thread.scheduleWithFixedDelay(this::sweepOrLog, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void sweepOrLog() {
        try {
            sweep();
        } catch (RuntimeException failed) {
            // The next round tries again; an exception let out would end the rounds.
            LOG.warn("Sweeping abandoned uploads failed and is tried again", failed);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
