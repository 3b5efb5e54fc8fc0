package cn.anlan.imports;

import cn.anlan.platform.Problem;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Works on imports one after the other, and takes up what a stop of the application interrupted. */
@Component
class ImportRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportWork work;
    private final ImportStore store;
    private final LedgerFiles files;
    private final boolean serves;
    private @Nullable ExecutorService thread;
    private volatile boolean stopping;

    ImportRunner(ImportWork work, ImportStore store, LedgerFiles files, @Value("${anlan.command:run}") String command) {
        this.work = work;
        this.store = store;
        this.files = files;
        this.serves = command.equals("run");
    }

    /** Not beside the product for one command. */
    @Override
    public boolean isAutoStartup() {
        return serves;
    }

    /** Goes on with an import in the background, as its state says. */
    synchronized void run(UUID id) {
        if (thread != null) {
            thread.execute(() -> work(id));
        }
    }

    private void work(UUID id) {
        try {
            switch (store.get(id).state()) {
                case CHECKING -> work.check(id);
                case STORING -> storeTwice(id);
                case READ, CHECKED, DONE, FAILED -> {}
            }
        } catch (RuntimeException failed) {
            if (stopping) {
                // It failed because the product stops: the next start takes it up.
                LOG.info("import {} waits for the next start", id);
            } else if (failed instanceof Problem refused) {
                store.fail(id, refused.code().module() + "/" + refused.code().name());
            } else {
                LOG.error("import {} failed", id, failed);
                store.fail(id, "platform/INTERNAL");
            }
        }
    }

    /** Somebody may store the same row at the same time; the second time it is known. */
    private void storeTwice(UUID id) {
        try {
            work.store(id);
        } catch (DuplicateKeyException sameRow) {
            work.store(id);
        }
    }

    @Override
    public synchronized void start() {
        stopping = false;
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("hazard-import").factory());
        // Files lie on one node; another node leaves what it hasn't got.
        store.running().stream().filter(files::has).forEach(this::run);
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
