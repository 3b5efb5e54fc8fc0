package cn.anlan.ledger;

import cn.anlan.ledger.Ledger.WrittenAct;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code ledger.act}. */
@Repository
class ActStore {

    private static final int BATCH = 1000;

    private static final String COLUMNS =
            "id, subject_kind, subject, version, kind, person, post, unit, territory, occurred_at, entered_at, evidence, content, hash";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ActStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void insert(WrittenAct written) {
        NewAct act = written.act();
        jdbc.sql("INSERT INTO ledger.act (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        written.id(),
                        act.subjectKind(),
                        act.subject(),
                        act.version(),
                        act.kind(),
                        act.actor().person(),
                        act.actor().post(),
                        act.unit(),
                        act.territory(),
                        utc(written.occurredAt()),
                        utc(written.enteredAt()),
                        array(act.evidence()),
                        written.content(),
                        written.hash()))
                .update();
    }

    void insertAll(List<WrittenAct> acts) {
        for (int from = 0; from < acts.size(); from += BATCH) {
            insertBatch(acts.subList(from, Math.min(acts.size(), from + BATCH)));
        }
    }

    private void insertBatch(List<WrittenAct> acts) {
        template.execute((ConnectionCallback<Integer>) connection -> {
            String insert = "INSERT INTO ledger.act (" + COLUMNS + ") SELECT "
                    + COLUMNS.replace("evidence", "evidence::text[]").replace("hash", "hash::bytea")
                    + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (" + COLUMNS + ")";
            try (var statement = connection.prepareStatement(insert)) {
                var columns = new Columns(connection, acts);
                statement.setArray(1, columns.of("uuid", WrittenAct::id));
                statement.setArray(2, columns.of("text", a -> a.act().subjectKind()));
                statement.setArray(3, columns.of("uuid", a -> a.act().subject()));
                statement.setArray(4, columns.of("bigint", a -> a.act().version()));
                statement.setArray(5, columns.of("text", a -> a.act().kind()));
                statement.setArray(6, columns.of("uuid", a -> a.act().actor().person()));
                statement.setArray(7, columns.of("uuid", a -> a.act().actor().post()));
                statement.setArray(8, columns.of("uuid", a -> a.act().unit()));
                statement.setArray(9, columns.of("text", a -> a.act().territory()));
                statement.setArray(10, columns.of("timestamptz", a -> utc(a.occurredAt())));
                statement.setArray(11, columns.of("timestamptz", a -> utc(a.enteredAt())));
                statement.setArray(12, columns.of("text", a -> array(a.act().evidence())));
                statement.setArray(13, columns.of("text", WrittenAct::content));
                statement.setArray(14, columns.of("text", a -> "\\x" + Hashes.hex(a.hash())));
                return statement.executeUpdate();
            }
        });
    }

    /** The columns of many rows as arrays. */
    private record Columns(Connection connection, List<WrittenAct> acts) {

        java.sql.Array of(String type, Column column) throws SQLException {
            var values = new @Nullable Object[acts.size()];
            Arrays.setAll(values, row -> column.of(acts.get(row)));
            return connection.createArrayOf(type, values);
        }
    }

    private interface Column {
        @Nullable Object of(WrittenAct act);
    }

    private static OffsetDateTime utc(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An array literal; hex digits need no quoting. */
    private static String array(List<String> hashes) {
        return "{" + String.join(",", hashes) + "}";
    }

    List<ActRow> timeline(String subjectKind, UUID subject, long after) {
        return jdbc.sql("""
                        SELECT act.id, content, leaf.act IS NOT NULL AS sealed
                        FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id
                        WHERE subject = ? AND subject_kind = ? AND version > ?
                        ORDER BY version
                        """)
                .params(subject, subjectKind, after)
                .query(ActRow.class)
                .list();
    }

    Map<UUID, ActRow> latest(String subjectKind, Collection<UUID> subjects) {
        var found = new HashMap<UUID, ActRow>();
        jdbc.sql("""
                SELECT DISTINCT ON (subject) subject, act.id, content, leaf.act IS NOT NULL AS sealed
                FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id
                WHERE subject = ANY (?) AND subject_kind = ?
                ORDER BY subject, version DESC
                """).params(subjects.toArray(new UUID[0]), subjectKind).query(row -> {
            found.put(
                    row.getObject("subject", UUID.class),
                    new ActRow(row.getObject("id", UUID.class), row.getString("content"), row.getBoolean("sealed")));
        });
        return found;
    }

    record ActRow(UUID id, String content, boolean sealed) {}
}
