package cn.anlan.papers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The fonts. A set of them, read and parsed, takes some 30 MB and serves one document at a time, for the parser isn't made for several
 * threads; then it serves the next. There are as many sets as processors, for more would only wait.
 */
final class FontShelf {

    /** What needs a set of fonts for a while. */
    interface Work {
        void with(Type type) throws IOException;
    }

    private final @Nullable Path folder;
    private final Queue<Type> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore sets = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** @param folder where a place keeps fonts of its own; those it lacks are the ones shipped */
    FontShelf(@Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("anlan.fonts names no folder: " + folder);
        }
        this.folder = folder;
    }

    void lend(Work work) throws IOException {
        sets.acquireUninterruptibly();
        try {
            Type type = idle.poll();
            if (type == null) {
                type = new Type(this);
            }
            work.with(type);
            idle.add(type);
        } finally {
            sets.release();
        }
    }

    /** A place's own font, or the one shipped. */
    InputStream file(Face face) throws IOException {
        if (folder != null && face.own() != null) {
            Path own = folder.resolve(face.own());
            if (Files.isRegularFile(own)) {
                return Files.newInputStream(own);
            }
        }
        return open(face);
    }

    static InputStream open(Face face) {
        InputStream file = FontShelf.class.getResourceAsStream(face.shipped());
        if (file == null) {
            throw new IllegalStateException("missing " + face.shipped());
        }
        return file;
    }
}
