package cn.anlan.documents;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the letters of batches one after the other, and takes up what a stop of the application interrupted. */
@Component
class BatchRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private static final long PAUSE = 30;

    private final BatchWork work;
    private final BatchStore store;
    private final boolean serves;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopping;

    BatchRunner(BatchWork work, BatchStore store, @Value("${anlan.command:run}") String command) {
        this.work = work;
        this.store = store;
        this.serves = command.equals("run");
    }

    /** Not beside the product for one command. */
    @Override
    public boolean isAutoStartup() {
        return serves;
    }

    /** Goes on with a batch in the background. */
    synchronized void run(UUID id) {
        if (thread != null) {
            thread.execute(() -> work(id));
        }
    }

    private void work(UUID id) {
        try {
            while (!stopping && work.next(id)) {
                // One letter a turn.
            }
            if (!stopping) {
                work.end(id);
            }
        } catch (RuntimeException failed) {
            if (stopping) {
                LOG.info("batch {} waits for the next start", id);
            } else {
                LOG.error("batch {} goes on in {} seconds", id, PAUSE, failed);
                later(id);
            }
        }
    }

    /** What failed is no row's fault, such as a database that is down: it may be over soon. */
    private synchronized void later(UUID id) {
        if (thread != null) {
            thread.schedule(() -> work(id), PAUSE, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void start() {
        stopping = false;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("letter-batch").factory());
        store.running().forEach(this::run);
    }

    @Override
    public synchronized void stop() {
        stopping = true;
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
