package cn.anlan;

import cn.anlan.database.DatabaseUnusable;
import cn.anlan.database.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One server per JVM, one migrated template in it, and copies of the template. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String template;

    private TestDatabase(EmbeddedPostgres server, String template) {
        this.server = server;
        this.template = template;
    }

    /** The server of this JVM, started on first use. */
    public static TestDatabase server() {
        return Holder.INSTANCE;
    }

    /** A fresh copy of the migrated template; its name. */
    public String create() {
        String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
        execute("CREATE DATABASE %s OWNER anlan_owner TEMPLATE %s STRATEGY wal_log".formatted(name, template));
        return name;
    }

    public void drop(String name) {
        execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }

    /** The properties that point the product at a database, with its two users. */
    public List<String> properties(String name) {
        return List.of(
                "spring.datasource.url=" + server.url(name),
                "spring.datasource.username=" + EmbeddedPostgres.APP,
                "spring.datasource.password=" + server.appPassword(),
                "spring.flyway.user=" + EmbeddedPostgres.OWNER,
                "spring.flyway.password=" + server.ownerPassword());
    }

    public EmbeddedPostgres postgres() {
        return server;
    }

    private void execute(String sql) {
        try (var connection = server.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static TestDatabase start() {
        EmbeddedPostgres server = startFree();
        TestDatabase database = new TestDatabase(server, "template_" + fingerprint());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        List<String> present = database.names();
        present.stream().filter(name -> name.startsWith("test_")).forEach(database::drop);
        if (!present.contains(database.template)) {
            database.migrate();
        }
        return database;
    }

    /** The template takes its name only when it is whole. */
    private void migrate() {
        drop("half_template");
        execute("CREATE DATABASE half_template OWNER anlan_owner");
        Flyway.configure()
                .dataSource(server.url("half_template"), EmbeddedPostgres.OWNER, server.ownerPassword())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        execute("ALTER DATABASE half_template RENAME TO " + template);
    }

    private List<String> names() {
        try (var connection = server.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Data stay under target between runs, which saves making them; a second run at the same time gets its own. */
    private static EmbeddedPostgres startFree() {
        try {
            return EmbeddedPostgres.start(Path.of("target/postgres"));
        } catch (DatabaseUnusable taken) {
            return EmbeddedPostgres.start(
                    Path.of("target/postgres-" + ProcessHandle.current().pid()));
        }
    }

    private static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
            Arrays.sort(files, (a, b) -> a.getDescription().compareTo(b.getDescription()));
            for (var file : files) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Holder {
        static final TestDatabase INSTANCE = start();
    }
}
