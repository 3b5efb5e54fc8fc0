package cn.anlan.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The fonts, read once. A set of parsed ones serves one document at a time, for the parser isn't made for several threads; it goes back on
 * the shelf and serves the next.
 */
final class FontShelf {

    private static final Map<Face, byte[]> SHIPPED = new ConcurrentHashMap<>();

    private final @Nullable Path folder;
    private final Map<Face, byte[]> own = new ConcurrentHashMap<>();
    private final Queue<Type> idle = new ConcurrentLinkedQueue<>();

    /** @param folder where a place keeps fonts of its own; those it lacks are the ones shipped */
    FontShelf(@Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("anlan.fonts names no folder: " + folder);
        }
        this.folder = folder;
    }

    Type take() {
        Type type = idle.poll();
        return type == null ? new Type(this) : type;
    }

    void putBack(Type type) {
        idle.add(type);
    }

    byte[] file(Face face) {
        if (folder != null && face.own() != null) {
            Path file = folder.resolve(face.own());
            if (Files.isRegularFile(file)) {
                return own.computeIfAbsent(face, any -> read(file));
            }
        }
        return shipped(face);
    }

    static byte[] shipped(Face face) {
        return SHIPPED.computeIfAbsent(face, any -> {
            try (InputStream file = open(face)) {
                return file.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static InputStream open(Face face) {
        InputStream file = FontShelf.class.getResourceAsStream(face.shipped());
        if (file == null) {
            throw new IllegalStateException("missing " + face.shipped());
        }
        return file;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
