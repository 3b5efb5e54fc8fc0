package cn.anlan.evidence;

import cn.anlan.evidence.TypeByContent.Found;
import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes files in piece by piece. What was acknowledged is on disk; what goes wrong leaves the pieces acknowledged before. */
@Component
class Uploads {

    private static final int BUFFER = 1 << 16;

    private final UploadStore store;
    private final EvidenceFiles files;
    private final EvidenceSettings settings;
    private final Clock clock;

    Uploads(UploadStore store, EvidenceFiles files, EvidenceSettings settings, Clock clock) {
        this.store = store;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins an upload; its id. */
    UUID begin(Actor actor, NewUpload asked) {
        if (asked.size() > settings.most().toBytes()) {
            throw tooBig(settings.most().toMegabytes());
        }
        try {
            Files.createDirectories(incoming());
            // Not by its file store, which Java doesn't find where the list of mounts hides it, as in a container.
            if (incoming().toFile().getUsableSpace() < asked.size()) {
                throw new Problem(PlatformProblem.DISK_FULL);
            }
        } catch (IOException e) {
            throw DiskFull.or(e);
        }
        UUID id = Ids.next();
        store.insert(id, asked, SafeName.of(asked.name()), actor, clock.instant());
        return id;
    }

    /** The actor's own upload; to others it doesn't exist. */
    Upload mine(Actor actor, UUID id) {
        return store.find(id)
                .filter(upload -> upload.uploader().equals(actor.person()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** How many bytes have arrived. */
    long offset(Upload upload) {
        if (upload.complete()) {
            return upload.size();
        }
        try {
            Path file = file(upload.id());
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Appends a piece that starts where the last one ended, and finishes the upload with the last.
     *
     * @return the offset reached
     */
    long append(Upload upload, long offset, InputStream piece) {
        if (upload.complete()) {
            requireOffset(upload.size(), offset);
            return upload.size();
        }
        long reached;
        try (FileChannel out =
                        FileChannel.open(file(upload.id()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = out.tryLock()) {
            if (alone == null) {
                throw new Problem(PlatformProblem.BUSY);
            }
            requireOffset(out.size(), offset);
            reached = copy(upload, offset, piece, out);
            if (reached == upload.size()) {
                finish(upload);
            }
        } catch (OverlappingFileLockException twoAtOnce) {
            throw new Problem(PlatformProblem.BUSY);
        } catch (IOException e) {
            throw DiskFull.or(e);
        }
        return reached;
    }

    private static void requireOffset(long actual, long said) {
        if (actual != said) {
            throw new Problem(EvidenceProblem.WRONG_OFFSET, actual).with("current", actual);
        }
    }

    private static long copy(Upload upload, long from, InputStream piece, FileChannel out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long at = from;
        try {
            out.position(from);
            for (int read = read(piece, buffer); read >= 0; read = read(piece, buffer)) {
                if (at + read > upload.size()) {
                    throw new Problem(EvidenceProblem.LONGER_THAN_SAID, upload.size());
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    at += out.write(bytes);
                }
            }
            out.force(true);
            return at;
        } catch (IOException | Problem notKept) {
            out.truncate(from);
            throw notKept;
        }
    }

    /** A caller that hangs up ends the piece early; what arrived is kept. */
    private static int read(InputStream piece, byte[] buffer) {
        try {
            return piece.read(buffer);
        } catch (IOException hungUp) {
            return -1;
        }
    }

    private void finish(Upload upload) throws IOException {
        Path file = file(upload.id());
        String sha256 = EvidenceFiles.hash(file);
        if (upload.expected() != null && !upload.expected().equals(sha256)) {
            throw discarded(upload, new Problem(EvidenceProblem.HASH_DIFFERS));
        }
        Found found = TypeByContent.of(file);
        MediaType type = found.type()
                .orElseThrow(() -> discarded(upload, new Problem(EvidenceProblem.TYPE_REFUSED, found.name())));
        long most = settings.most(type.kind()).toBytes();
        if (upload.size() > most) {
            throw discarded(upload, tooBig(settings.most(type.kind()).toMegabytes()));
        }
        Capture capture = Capture.of(file);
        files.take(file, sha256);
        store.complete(upload, type, sha256, capture, clock.instant());
    }

    private Problem discarded(Upload upload, Problem why) {
        store.delete(upload.id());
        remove(upload.id());
        return why;
    }

    /** Removes the pieces of an upload. */
    void remove(UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path incoming() {
        return files.root().resolve("incoming");
    }

    private Path file(UUID id) {
        return incoming().resolve(id.toString());
    }

    private static Problem tooBig(long megabytes) {
        return new Problem(EvidenceProblem.TOO_BIG, megabytes + " MB");
    }
}
