package cn.anlan.imports;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a thread of its own make things ready while the caller uses those before; a few at most are kept ready. */
final class ReadAhead<T> implements AutoCloseable {

    private static final int AHEAD = 3;

    private final BlockingQueue<Optional<T>> ready = new ArrayBlockingQueue<>(AHEAD);
    private final FutureTask<Void> work;
    private final Thread thread;

    /** @param source hands out everything to the consumer it is given, in order, and returns */
    ReadAhead(Consumer<Consumer<T>> source) {
        this.work = new FutureTask<>(() -> {
            try {
                source.accept(one -> put(Optional.of(one)));
            } finally {
                put(Optional.empty());
            }
            return null;
        });
        this.thread = Thread.ofPlatform().daemon().name("read-ahead").start(work);
    }

    private void put(Optional<T> one) {
        try {
            ready.put(one);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /**
     * The next one, null when there is none left.
     *
     * @throws RuntimeException what the source threw
     */
    @Nullable T next() {
        try {
            T one = ready.take().orElse(null);
            if (one == null) {
                work.get();
            }
            return one;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException itself -> throw itself;
                case Error itself -> throw itself;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    /** Stops the source if it isn't done. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
