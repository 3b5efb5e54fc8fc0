package cn.anlan.faults;

import cn.anlan.database.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** The data of a database as they stood at one moment, as {@code pg_dump --data-only} takes them. */
record Dump(Map<String, byte[]> tables, Map<String, Long> sequences) {

    static Dump of(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        Map<String, byte[]> tables = new LinkedHashMap<>();
        for (String table : names(connection, 'r')) {
            var content = new ByteArrayOutputStream();
            copy.copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", content);
            tables.put(table, content.toByteArray());
        }
        Map<String, Long> sequences = new LinkedHashMap<>();
        for (String sequence : names(connection, 'S')) {
            try (var row = connection.createStatement().executeQuery("SELECT last_value FROM " + sequence)) {
                row.next();
                sequences.put(sequence, row.getLong(1));
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
        return new Dump(tables, sequences);
    }

    /** Makes a database of that name in another server and puts the data into it. */
    void restore(EmbeddedPostgres server, String name) throws SQLException, IOException {
        try (var superuser = server.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + EmbeddedPostgres.OWNER);
            Flyway.configure()
                    .dataSource(server.url(name), EmbeddedPostgres.OWNER, server.ownerPassword())
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            // Only a superuser may put rows in without triggers and foreign keys looking on, as pg_restore does.
            statement.execute("ALTER ROLE " + EmbeddedPostgres.OWNER + " SUPERUSER");
            try (Connection owner =
                    DriverManager.getConnection(server.url(name), EmbeddedPostgres.OWNER, server.ownerPassword())) {
                put(owner);
            } finally {
                statement.execute("ALTER ROLE " + EmbeddedPostgres.OWNER + " NOSUPERUSER");
            }
        }
    }

    private void put(Connection owner) throws SQLException, IOException {
        owner.createStatement().execute("SET session_replication_role = replica");
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        owner.createStatement().execute("TRUNCATE " + String.join(", ", tables.keySet()));
        for (var table : tables.entrySet()) {
            copy.copyIn(
                    "COPY " + table.getKey() + " FROM STDIN (FORMAT binary)",
                    new ByteArrayInputStream(table.getValue()));
        }
        for (var sequence : sequences.entrySet()) {
            owner.createStatement()
                    .execute("SELECT setval('%s', %d)".formatted(sequence.getKey(), sequence.getValue()));
        }
    }

    private static List<String> names(Connection connection, char kind) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var rows = connection.createStatement().executeQuery("""
                SELECT quote_ident(nspname) || '.' || quote_ident(relname) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
                WHERE relkind = '%s' AND nspname !~ '^(pg_|information_schema)' AND relname <> 'flyway_schema_history' ORDER BY 1
                """.formatted(kind))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
