package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import cn.anlan.platform.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip being written, that remembers the hash of each of its files. */
final class Archive implements AutoCloseable {

    private final ZipOutputStream zip;
    private final JsonText json;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private MessageDigest digest = Hashes.sha256();
    private String name = "";

    Archive(OutputStream out, JsonText json) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.json = json;
    }

    void begin(String file) {
        end();
        try {
            zip.putNextEntry(new ZipEntry(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        name = file;
        digest = Hashes.sha256();
    }

    void line(Object value) {
        line(json.write(value));
    }

    void line(String text) {
        bytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void file(String file, String text) {
        begin(file);
        bytes(text.getBytes(StandardCharsets.UTF_8));
        end();
    }

    /** A file that doesn't shrink: pictures, videos. */
    void copy(String file, InputStream in) {
        zip.setLevel(Deflater.NO_COMPRESSION);
        begin(file);
        try {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                zip.write(buffer, 0, read);
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end();
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    }

    /** Ends the file begun. */
    void end() {
        if (!name.isEmpty()) {
            try {
                zip.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            hashes.put(name, Hashes.hex(digest.digest()));
            name = "";
        }
    }

    /** SHA-256 of the files written so far, by name. */
    Map<String, String> hashes() {
        return hashes;
    }

    @Override
    public void close() throws IOException {
        end();
        zip.finish();
    }

    private void bytes(byte[] bytes) {
        try {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest.update(bytes);
    }
}
