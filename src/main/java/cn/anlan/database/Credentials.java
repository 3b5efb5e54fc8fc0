package cn.anlan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/** The passwords of the embedded server's roles, made once and kept in a file only the product's user can read. */
record Credentials(String superuser, String owner, String app) {

    static Credentials keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, new Credentials(random(), random(), random()));
        }
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Credentials(value(kept, "postgres"), value(kept, "anlan_owner"), value(kept, "anlan_app"));
    }

    private static void write(Path file, Credentials made) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var lines =
                Map.of("postgres", made.superuser, "anlan_owner", made.owner, "anlan_app", made.app).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .sorted()
                        .toList();
        Files.write(half, lines, StandardOpenOption.SYNC);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String value(Properties kept, String role) {
        String password = kept.getProperty(role);
        if (password == null) {
            throw new DatabaseUnusable(
                    "内置数据库的密码文件缺少 %s 一行。".formatted(role),
                    "The embedded database's password file lacks the line for %s.".formatted(role));
        }
        return password;
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Credentials[not shown]";
    }
}
