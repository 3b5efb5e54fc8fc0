package cn.anlan.seals;

import cn.anlan.platform.JsonText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The checkpoints once more, in a file outside the database: who takes a checkpoint out of the database has not taken it out of here. Copy
 * it to another machine now and then, and nobody on this one can.
 */
@Component
class CheckpointFile {

    private final Path file;
    private final JsonText json;

    CheckpointFile(SealSettings settings, JsonText json) {
        this.file = settings.keys().resolve("checkpoints.jsonl");
        this.json = json;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Appends the checkpoints the file lacks and waits until they are safe on disk. */
    synchronized void catchUp(CheckpointStore store) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = new RandomAccessFile(file.toFile(), "rw");
                    @SuppressWarnings("unused") // other processes wait for it
                            var alone = out.getChannel().lock()) {
                var lines = new StringBuilder();
                store.eachAfter(
                        lastNumber(out),
                        checkpoint ->
                                lines.append(json.write(checkpoint.line())).append('\n'));
                out.seek(out.length());
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every checkpoint in the file, as written. */
    void each(Consumer<Checkpoint> each) {
        each(file, each);
    }

    /**
     * Every checkpoint in a copy of the file, up to the last whole line: a copy may have been taken while a line was being written.
     *
     * @throws UncheckedIOException when there is no such file
     * @throws tools.jackson.core.JacksonException when it is no such file
     */
    void each(Path copy, Consumer<Checkpoint> each) {
        try (var lines = Files.newBufferedReader(copy)) {
            boolean half = endsInHalfALine(copy);
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                if (next != null || !half) {
                    each.accept(json.read(line, Checkpoint.class));
                }
                line = next;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean endsInHalfALine(Path copy) throws IOException {
        try (var in = new RandomAccessFile(copy.toFile(), "r")) {
            return in.length() > 0 && byteAt(in, in.length() - 1) != '\n';
        }
    }

    /** The number in the last whole line; half a line, left by a full disk or a kill, is cut off. */
    private long lastNumber(RandomAccessFile in) throws IOException {
        long end = in.length();
        while (end > 0 && byteAt(in, end - 1) != '\n') {
            end--;
        }
        in.setLength(end);
        long start = end - 1;
        while (start > 0 && byteAt(in, start - 1) != '\n') {
            start--;
        }
        if (end == 0) {
            return 0;
        }
        byte[] line = new byte[(int) (end - start)];
        in.seek(start);
        in.readFully(line);
        return json.read(new String(line, StandardCharsets.UTF_8), Checkpoint.class)
                .no();
    }

    private static int byteAt(RandomAccessFile in, long position) throws IOException {
        in.seek(position);
        return in.read();
    }
}
