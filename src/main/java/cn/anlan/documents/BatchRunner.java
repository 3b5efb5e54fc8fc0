package cn.anlan.documents;

import cn.anlan.platform.Problem;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private final BatchWork work;
    private final BatchStore store;
    private final boolean serves;
    private @Nullable ExecutorService thread;
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
            if (stopping || failed instanceof Problem) {
                LOG.info("batch {} waits for the next start", id);
            } else {
                LOG.error("batch {} waits for the next start", id, failed);
            }
        }
    }

    @Override
    public synchronized void start() {
        stopping = false;
        thread = Executors.newSingleThreadExecutor(
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
