package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestDatabase;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's disk is full. On a real small file system, which only root can make; elsewhere the test says so and is skipped. */
@AnlanTest
class FullDatabaseApiTests {

    private static final Path DISK =
            Path.of("target", "full-disk-" + ProcessHandle.current().pid()).toAbsolutePath();

    private static final String SPACE = "full_" + ProcessHandle.current().pid();

    @Autowired
    Http http;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @AfterAll
    static void unmount() throws Exception {
        if (Files.isDirectory(DISK)) {
            runs("umount", "--lazy", DISK.toString());
            Files.deleteIfExists(DISK);
        }
    }

    @Test
    void saysSoKeepsNothingByHalvesAndWorksAgainWhenThereIsSpace() throws Exception {
        Assumptions.assumeTrue(mounted(), "mounting a small file system needs root");
        UUID town = people.unit("示例镇", UnitKind.TOWN, "320298101000", null);
        people.join("full", Role.SUPERVISOR, town);
        putHazardsOnTheSmallDisk();
        Http supervisor = http.as("full");
        report(supervisor, "before").is(201);
        Path filler = DISK.resolve("filler");

        Answer full = fillUntilRefused(supervisor, filler);
        long kept = count("hazards.hazard");
        long acts = count("ledger.act WHERE subject_kind = 'hazard'");
        Answer read = supervisor.get("/api/hazards?q=before");
        Files.delete(filler);
        Answer after = report(supervisor, "after");

        full.isProblem(507, "DISK_FULL");
        assertThat(full.text("detail")).contains("存储空间");
        assertThat(acts)
                .as("each hazard kept has its act, and none that was refused has")
                .isEqualTo(kept);
        assertThat(read.is(200).items()).hasSize(1);
        after.is(201);
        assertThat(count("hazards.hazard")).isEqualTo(kept + 1);
        assertThat(Node.run(environment, "verify")).as("the ledger is sound").isZero();
    }

    private static Answer fillUntilRefused(Http supervisor, Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException noSpace) {
            assertThat(noSpace).hasMessageContaining("No space");
        }
        // Some more go into pages the tables have already.
        for (int i = 0; i < 2000; i++) {
            Answer answer = report(supervisor, "隐患 " + i);
            if (answer.status() != 201) {
                return answer;
            }
        }
        throw new AssertionError("the disk never became full");
    }

    private long count(String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).query(Long.class).single();
    }

    private static Answer report(Http client, String title) {
        return client.post("/api/hazards", new HashMap<>(Map.of("title", title, "description", "长".repeat(3000))));
    }

    private void putHazardsOnTheSmallDisk() throws SQLException {
        try (Connection superuser = TestDatabase.server().postgres().superuser();
                var statement = superuser.createStatement()) {
            statement.execute(
                    "CREATE TABLESPACE %s OWNER anlan_owner LOCATION '%s'".formatted(SPACE, DISK.resolve("space")));
        }
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE hazards.hazard SET TABLESPACE " + SPACE);
        }
    }

    /** Mounts it with a directory that belongs to whoever the server runs as. */
    private static boolean mounted() throws Exception {
        Files.createDirectories(DISK);
        if (!runs("mount", "-t", "tmpfs", "-o", "size=4m,mode=755", "tmpfs", DISK.toString())) {
            return false;
        }
        Path space = Files.createDirectory(DISK.resolve("space"));
        try (Connection superuser = TestDatabase.server().postgres().superuser();
                var row = superuser.createStatement().executeQuery("SHOW data_directory")) {
            row.next();
            Files.setOwner(space, Files.getOwner(Path.of(row.getString(1))));
        }
        return true;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
