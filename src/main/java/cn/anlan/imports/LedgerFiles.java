package cn.anlan.imports;

import cn.anlan.platform.Problem;
import cn.anlan.spreadsheets.CellText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Uploaded ledgers on disk, under names of our own: what the uploader called a file is only shown. */
@Component
class LedgerFiles {

    private static final long MOST_MEGABYTES = 50;

    private final Path folder;

    LedgerFiles(@Value("${anlan.data:data}/imports") Path folder) {
        this.folder = folder;
    }

    /** Keeps a file and gives its SHA-256. */
    String keep(UUID id, InputStream content) {
        try {
            Files.createDirectories(folder);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Path part = folder.resolve(id + ".part");
            try (var hashing = new DigestInputStream(content, digest);
                    var out = Files.newOutputStream(part)) {
                byte[] buffer = new byte[1 << 16];
                long size = 0;
                for (int got = hashing.read(buffer); got >= 0; got = hashing.read(buffer)) {
                    size += got;
                    if (size > MOST_MEGABYTES << 20) {
                        throw new Problem(ImportProblem.FILE_TOO_LARGE, MOST_MEGABYTES);
                    }
                    out.write(buffer, 0, got);
                }
            } catch (Problem | IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, path(id));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path(UUID id) {
        return folder.resolve(id + ".ledger");
    }

    boolean has(UUID id) {
        return Files.exists(path(id));
    }

    void drop(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of what the uploader's browser called it. */
    static String shownName(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String clean = CellText.clean(last).replace('\n', ' ').replace('\t', ' ');
        return clean.isEmpty() ? "?" : clean.substring(0, Math.min(200, clean.length()));
    }
}
