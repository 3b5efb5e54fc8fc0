package cn.anlan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of the product's own, on a loopback port, that lives exactly as long as this process: also when
 * the process is killed. Durable like any other: fsync is on, connections need a password, there is no socket file.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Owns the databases and runs the migrations. */
    public static final String OWNER = "anlan_owner";

    /** The running application's role: it owns nothing and holds only what migrations grant. */
    public static final String APP = "anlan_app";

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "anlan";

    private final int port;
    private final Credentials credentials;
    private final Runnable end;

    private EmbeddedPostgres(int port, Credentials credentials, Runnable end) {
        this.port = port;
        this.credentials = credentials;
        this.end = end;
    }

    /**
     * Starts the server on the data in {@code directory}, which is created when absent.
     *
     * @throws DatabaseUnusable if another instance uses the directory, or the server doesn't come up
     */
    public static EmbeddedPostgres start(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileChannel lock = lock(home);
            try {
                return start(home, lock);
            } catch (IOException | InterruptedException | SQLException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new DatabaseUnusable(
                    "内置数据库无法初始化:%s".formatted(failed.getMessage()),
                    "The embedded database can't be set up: %s".formatted(failed.getMessage()),
                    failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was starting", stopped);
        }
    }

    /** Uses the server a running product already has on {@code directory}, or starts one: for commands beside it. */
    public static EmbeddedPostgres startOrJoin(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            return start(home);
        } catch (DatabaseUnusable inUse) {
            try {
                int port = ServerProcess.portOf(home.resolve("cluster")).orElseThrow(() -> inUse);
                return new EmbeddedPostgres(port, Credentials.keptIn(home.resolve("passwords")), () -> {});
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static EmbeddedPostgres start(Path home, FileChannel lock)
            throws IOException, InterruptedException, SQLException {
        Path binaries = Binaries.unpackedIn(home);
        Credentials credentials = Credentials.keptIn(home.resolve("passwords"));
        Programs programs = new Programs(binaries.resolve("bin"), home);
        Path cluster = home.resolve("cluster");
        if (!Files.isDirectory(cluster)) {
            initialise(programs, home, cluster, credentials);
        }
        refuseOtherVersion(cluster);
        ServerProcess server = ServerProcess.start(programs, home, cluster);
        EmbeddedPostgres postgres = new EmbeddedPostgres(server.port(), credentials, () -> {
            server.stop();
            free(lock);
        });
        try {
            postgres.prepare();
            return postgres;
        } catch (SQLException | RuntimeException failed) {
            server.stop();
            throw failed;
        }
    }

    private static void free(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException alsoHere) {
            // Held by this very process: the same answer as when another process holds it.
        }
        channel.close();
        throw new DatabaseUnusable(
                "数据目录 %s 正被另一个安澜实例使用,请先停止它,或换一个目录(--data)。".formatted(home),
                "The data directory %s is in use by another running Anlan; stop it first or choose another directory (--data)."
                        .formatted(home));
    }

    /** Initialises beside the final place, so that a directory called {@code cluster} is always a whole one. */
    private static void initialise(Programs programs, Path home, Path cluster, Credentials credentials)
            throws IOException, InterruptedException {
        Path half = home.resolve("cluster.half");
        FileSystemUtils.deleteRecursively(half);
        Path password = home.resolve("initdb.password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, credentials.superuser());
        Path log = home.resolve("initdb.log");
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        List<String> arguments = new ArrayList<>(List.of("-D", half.toString(), "-U", SUPERUSER));
        arguments.addAll(List.of("--pwfile=" + password, "--auth-host=scram-sha-256", "--auth-local=reject"));
        // With the C character type pg_trgm takes no Chinese character for a letter.
        arguments.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        arguments.addAll(List.of("--lc-collate=C", "--lc-ctype=" + (mac ? "en_US.UTF-8" : "C.UTF-8")));
        programs.own(password);
        int exit = programs.process(programs.command("initdb", arguments), log)
                .start()
                .waitFor();
        Files.deleteIfExists(password);
        if (exit != 0) {
            throw ServerProcess.failed(log);
        }
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(Binaries.MAJOR))) {
            throw new DatabaseUnusable(
                    "数据目录 %s 由 PostgreSQL %s 建立,本版内置 PostgreSQL %d,请先按运维手册升级。"
                            .formatted(cluster, version, Binaries.MAJOR),
                    "The data directory %s was made by PostgreSQL %s and this version embeds PostgreSQL %d; upgrade it as the operations guide says."
                            .formatted(cluster, version, Binaries.MAJOR));
        }
    }

    /** The database is made last, so its presence says that the roles are there too. */
    private void prepare() throws SQLException {
        try (Connection connection = superuser();
                var statement = connection.createStatement()) {
            try (var found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(DATABASE))) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("DROP ROLE IF EXISTS anlan_owner, anlan_app");
            statement.execute("CREATE ROLE anlan_owner LOGIN PASSWORD '%s'".formatted(credentials.owner()));
            statement.execute("CREATE ROLE anlan_app LOGIN PASSWORD '%s'".formatted(credentials.app()));
            statement.execute("CREATE DATABASE anlan OWNER anlan_owner");
        }
    }

    /** A connection as the server's superuser, to make and drop whole databases; the product itself never uses it. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(SUPERUSER), SUPERUSER, credentials.superuser());
    }

    /** The JDBC address of the product's own database. */
    public String url() {
        return url(DATABASE);
    }

    /** The JDBC address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=anlan&reWriteBatchedInserts=true"
                .formatted(port, database);
    }

    /** The password of {@link #OWNER}. */
    public String ownerPassword() {
        return credentials.owner();
    }

    /** The password of {@link #APP}. */
    public String appPassword() {
        return credentials.app();
    }

    /** Stops the server, letting it write what it holds, and frees the directory. */
    @Override
    public void close() {
        end.run();
    }
}
