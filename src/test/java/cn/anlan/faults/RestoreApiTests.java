package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.database.EmbeddedPostgres;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A dump of the database in a fresh server. */
@AnlanTest
@TestPropertySource(properties = "anlan.ledger.seal-every=100ms")
class RestoreApiTests {

    @Autowired
    Http http;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void verifiesThereGoesOnThereAndGivesAwayThatItIsOlder(@TempDir Path directory) throws Exception {
        clock.set(Instant.now());
        people.join("restored", Role.SUPERVISOR, people.unit("示例镇", UnitKind.TOWN, "320298101000", null));
        report(http.as("restored"), jdbc, 10);
        Dump older = dump();
        Path olderData = copyOfData(directory.resolve("older"));
        report(http.as("restored"), jdbc, 5);
        Dump newer = dump();
        Path newerData = copyOfData(directory.resolve("newer"));
        Path kept = Files.copy(newerData.resolve("ledger/checkpoints.jsonl"), directory.resolve("kept.jsonl"));

        try (var server = EmbeddedPostgres.start(
                Path.of("target", "restored-" + ProcessHandle.current().pid()))) {
            newer.restore(server, "newer");
            Environment there = at(server, "newer", newerData);
            assertThat(Node.run(there, "verify", "--against=" + kept)).isZero();
            try (Node node = Node.start(there, "--anlan.ledger.seal-every=100ms")) {
                report(new Http(node.address(), json).as("restored"), in(server, "newer"), 5);
            }
            assertThat(Node.run(there, "verify", "--against=" + kept))
                    .as("sealing goes on, though transactions are numbered anew")
                    .isZero();

            older.restore(server, "older");
            assertThat(Node.run(at(server, "older", olderData), "verify"))
                    .as("nothing in an older dump itself can give it away")
                    .isZero();
            assertThat(Node.run(at(server, "older", olderData), "verify", "--against=" + kept))
                    .isOne();
            assertThat(Node.run(at(server, "older", newerData), "verify"))
                    .as("the checkpoints on disk are newer than the database")
                    .isOne();
            assertThat(Node.run(at(server, "older", olderData), "verify", "--against=" + directory.resolve("none")))
                    .isEqualTo(2);
        } finally {
            FileSystemUtils.deleteRecursively(
                    Path.of("target", "restored-" + ProcessHandle.current().pid()));
        }
    }

    private static void report(Http client, JdbcClient database, int times) {
        for (int i = 0; i < times; i++) {
            client.post("/api/hazards", Map.of("title", "配电箱未关闭")).is(201);
        }
        for (int i = 0; i < 600; i++) {
            if (database.sql("SELECT count(*) = 0 FROM ledger.act WHERE id NOT IN (SELECT act FROM ledger.leaf)")
                    .query(Boolean.class)
                    .single()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("never sealed");
    }

    private Dump dump() throws Exception {
        // As the owner: the application may not read everything.
        try (var connection = DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"))) {
            return Dump.of(connection);
        }
    }

    private Path copyOfData(Path target) throws Exception {
        // The file follows the database by a moment.
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        FileSystemUtils.copyRecursively(Path.of(environment.getRequiredProperty("anlan.data")), target);
        return target;
    }

    private static JdbcClient in(EmbeddedPostgres server, String database) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.url(database), EmbeddedPostgres.OWNER, server.ownerPassword()));
    }

    private static Environment at(EmbeddedPostgres server, String database, Path data) {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", server.url(database))
                .withProperty("spring.datasource.username", EmbeddedPostgres.APP)
                .withProperty("spring.datasource.password", server.appPassword())
                .withProperty("spring.flyway.user", EmbeddedPostgres.OWNER)
                .withProperty("spring.flyway.password", server.ownerPassword())
                .withProperty("anlan.data", data.toString());
    }
}
