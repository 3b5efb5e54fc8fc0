package cn.anlan.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Evidence files on disk, each named by the SHA-256 of its content, so that no file can pass for another. */
@Component
public class EvidenceFiles {

    private static final int BUFFER = 1 << 16;

    private final Path root;

    EvidenceFiles(LedgerSettings settings) {
        this.root = settings.evidence();
    }

    /** The directory of all evidence: on the same file system as every file in it. */
    public Path root() {
        return root;
    }

    /** Where the file with this hash is or would be. */
    public Path path(String sha256) {
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    public boolean exists(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    /** Takes a file in under its hash, and returns when the move has reached the disk. The content must have reached it before. */
    public Path take(Path file, String sha256) throws IOException {
        Path target = path(sha256);
        Path directory = target.getParent();
        Files.createDirectories(directory);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path above = directory; above != null && !above.equals(root.getParent()); above = above.getParent()) {
            sync(above);
        }
        return target;
    }

    /** The SHA-256 of a file, in hex. */
    public static String hash(Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Hashes.hex(digest.digest());
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
