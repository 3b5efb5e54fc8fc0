package cn.anlan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    private final Path directory;

    EmbeddedPostgresTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Unpacking the programs takes longest and isn't what is tried here. */
    @BeforeEach
    void borrowUnpackedPrograms() throws IOException {
        TestDatabase.server();
        Files.createSymbolicLink(
                directory.resolve("programs-18.6"),
                Path.of("target/postgres/programs-18.6").toAbsolutePath());
    }

    @Test
    void keepsWhatWasCommittedAndLeavesNoServerBehindWhenItsProcessIsKilled() throws Exception {
        int port = writeAndDieByKill();

        assertThat(endsWithin(Duration.ofSeconds(20), port)).isTrue();
        try (var again = EmbeddedPostgres.start(directory);
                Connection connection = owner(again);
                var row = connection.createStatement().executeQuery("SELECT word FROM kept")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("安澜");
        }
    }

    @Test
    void startsAtOnceAfterAKillAlthoughTheOldServerIsStillStopping() throws Exception {
        writeAndDieByKill();

        try (var again = EmbeddedPostgres.start(directory);
                Connection connection = owner(again)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void refusesASecondInstanceOnTheSameDataInOneSentence() {
        try (var first = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("正被另一个安澜实例使用")
                    .hasMessageContaining("is in use by another running Anlan")
                    .hasMessageContaining(directory.toString());
            assertThat(first.url()).contains("127.0.0.1");
        }
    }

    @Test
    void letsACommandUseTheRunningServer() throws SQLException {
        try (var first = EmbeddedPostgres.start(directory)) {
            try (var beside = EmbeddedPostgres.startOrJoin(directory);
                    Connection connection = owner(beside)) {
                assertThat(connection.isValid(5)).isTrue();
            }

            try (Connection connection = owner(first)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void startsOverWhenTheFirstStartWasInterrupted() throws Exception {
        Files.createDirectories(directory.resolve("cluster.half/base"));
        Files.writeString(directory.resolve("cluster.half/PG_VERSION"), "18");

        try (var postgres = EmbeddedPostgres.start(directory);
                Connection connection = owner(postgres)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void isNotMisledByAPidFileThatNamesAStranger() throws Exception {
        EmbeddedPostgres.start(directory).close();
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                "%d%n%s%n".formatted(ProcessHandle.current().pid(), directory.resolve("cluster")));

        try (var postgres = EmbeddedPostgres.start(directory);
                Connection connection = owner(postgres)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void acceptsNobodyWithoutThePasswordAndKeepsItPrivate() throws Exception {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), EmbeddedPostgres.OWNER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("passwords"))))
                .isEqualTo("rw-------");
    }

    @Test
    void writesDurablyAndSeesChineseLetters() throws Exception {
        try (var postgres = EmbeddedPostgres.start(directory);
                Connection connection = owner(postgres);
                var statement = connection.createStatement()) {
            try (var row =
                    statement.executeQuery("SELECT current_setting('fsync'), current_setting('full_page_writes')")) {
                row.next();
                assertThat(row.getString(1) + row.getString(2)).isEqualTo("onon");
            }
            statement.execute("CREATE EXTENSION pg_trgm");
            try (var row = statement.executeQuery("SELECT array_length(show_trgm('锅炉房'), 1)")) {
                row.next();
                assertThat(row.getInt(1)).isPositive();
            }
        }
    }

    /** Another process starts the server, commits a row and is killed with SIGKILL; the port its server had. */
    private int writeAndDieByKill() throws IOException, InterruptedException {
        Process product = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(product.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(output.readLine());
            product.destroyForcibly().waitFor();
            return port;
        }
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.OWNER, postgres.ownerPassword());
    }

    private static boolean endsWithin(Duration limit, int port) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (Instant.now().isBefore(end)) {
            try (Socket stillThere = new Socket("127.0.0.1", port)) {
                assertThat(stillThere.isConnected()).isTrue();
                Thread.sleep(100);
            } catch (IOException gone) {
                return true;
            }
        }
        return false;
    }

    /** The product's part in the test: commits a row, says its port, and waits to be killed. */
    static final class Writer {

        public static void main(String[] args) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(args[0]));
            try (Connection connection = owner(postgres);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (word text)");
                statement.execute("INSERT INTO kept VALUES ('安澜')");
            }
            System.out.println(postgres.url().replaceAll(".*:(\\d+)/.*", "$1"));
            Thread.sleep(Duration.ofMinutes(5));
        }
    }
}
