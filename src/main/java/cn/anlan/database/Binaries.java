package cn.anlan.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
final class Binaries {

    /** The directory carries the version, so an upgraded product unpacks its own programs beside the old ones. */
    private static final String VERSION = "18.6";

    static final int MAJOR = 18;

    private Binaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpackedIn(Path directory) throws IOException {
        Path unpacked = directory.resolve("programs-" + VERSION);
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        Path half = directory.resolve("programs-" + VERSION + ".half");
        FileSystemUtils.deleteRecursively(half);
        Files.createDirectories(half);
        String archive = "/postgres-%s.txz".formatted(platform());
        try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new DatabaseUnusable(
                        "本机平台(%s)没有内置 PostgreSQL,请用 spring.datasource.url 指定外部数据库。".formatted(platform()),
                        "There is no embedded PostgreSQL for this platform (%s); name an external database with spring.datasource.url."
                                .formatted(platform()));
            }
            unpack(packed, half);
        }
        return Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                if (file.getParent() instanceof Path parent) {
                    Files.createDirectories(parent);
                }
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch", "");
        return (os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux")
                + (cpu.equals("aarch64") ? "-arm_64" : "-x86_64");
    }
}
