package cn.anlan.documents;

import static cn.anlan.documents.LetterStore.instant;
import static cn.anlan.documents.LetterStore.utc;

import cn.anlan.platform.Actor;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches as rows. */
@Repository
class BatchStore {

    private final JdbcClient jdbc;
    private final JsonText json;

    BatchStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An actor as kept. */
    private record Kept(
            UUID person,
            String name,
            @Nullable UUID post,
            @Nullable String postTitle,
            @Nullable Role role,
            @Nullable UUID unit,
            @Nullable String unitName,
            List<String> areas) {

        static Kept of(Actor a) {
            return new Kept(a.person(), a.name(), a.post(), a.postTitle(), a.role(), a.unit(), a.unitName(), a.areas());
        }

        Actor actor() {
            return new Actor(person, name, post, postTitle, role, unit, unitName, areas);
        }
    }

    void insert(Batch b, List<Batch.Row> rows) {
        jdbc.sql("""
                INSERT INTO documents.batch (id, version, state, unit, territory, kind, issue, name, actor, common, ordered_at)
                VALUES (:id, 1, 'RUNNING', :unit, :territory, :kind, :issue, :name, :actor::jsonb, :common::jsonb, :at)
                """)
                .param("id", b.id())
                .param("unit", b.unit())
                .param("territory", b.territory())
                .param("kind", b.kindId())
                .param("issue", b.issue())
                .param("name", b.name())
                .param("actor", json.write(Kept.of(b.actor())))
                .param("common", json.write(b.common()))
                .param("at", utc(b.orderedAt()))
                .update();
        // One statement however many there are.
        jdbc.sql("""
                INSERT INTO documents.batch_row (batch, no, sheet, line, unit, name, fields, state, faults)
                SELECT :batch, (r ->> 'no')::int, r ->> 'sheet', (r ->> 'line')::int, (r ->> 'unit')::uuid, r ->> 'name', r -> 'fields',
                       CASE WHEN r -> 'faults' = '[]'::jsonb THEN 'WAITING' ELSE 'BAD' END, nullif(r -> 'faults', '[]'::jsonb)
                FROM jsonb_array_elements(:rows::jsonb) AS r
                """).param("batch", b.id()).param("rows", json.write(rows)).update();
    }

    Optional<Batch> find(UUID id) {
        return jdbc.sql("SELECT * FROM documents.batch WHERE id = ?")
                .param(id)
                .query(this::batch)
                .optional();
    }

    List<Batch> latest(List<UUID> units, int limit) {
        return jdbc.sql("SELECT * FROM documents.batch WHERE unit = ANY (?) ORDER BY id DESC LIMIT ?")
                .params(units.toArray(UUID[]::new), limit)
                .query(this::batch)
                .list();
    }

    List<UUID> running() {
        return jdbc.sql("SELECT id FROM documents.batch WHERE state = 'RUNNING' ORDER BY id")
                .query(UUID.class)
                .list();
    }

    Batch.Progress progress(UUID id) {
        return Objects.requireNonNull(progress(List.of(id)).get(id));
    }

    /** How far each of some batches is. */
    Map<UUID, Batch.Progress> progress(Collection<UUID> ids) {
        var progress = new HashMap<UUID, Batch.Progress>();
        jdbc.sql("""
                        SELECT batch, count(*) AS total, count(*) FILTER (WHERE state = 'DONE') AS done,
                               count(*) FILTER (WHERE state = 'BAD') AS bad
                        FROM documents.batch_row WHERE batch = ANY (?) GROUP BY batch
                        """).param(ids.toArray(UUID[]::new)).query(row -> {
            progress.put(
                    row.getObject("batch", UUID.class),
                    new Batch.Progress(row.getInt("total"), row.getInt("done"), row.getInt("bad")));
        });
        return progress;
    }

    /** The next row that waits, kept from other nodes until the transaction ends; none once the batch is stopped. */
    Optional<Batch.Row> next(UUID id) {
        return jdbc.sql("""
                        SELECT r.* FROM documents.batch_row r JOIN documents.batch b ON b.id = r.batch
                        WHERE r.batch = ? AND r.state = 'WAITING' AND b.state = 'RUNNING'
                        ORDER BY r.no LIMIT 1 FOR UPDATE OF r SKIP LOCKED
                        """).param(id).query(this::row).optional();
    }

    void done(UUID id, int no, UUID letter) {
        jdbc.sql("UPDATE documents.batch_row SET state = 'DONE', letter = ? WHERE batch = ? AND no = ?")
                .params(letter, id, no)
                .update();
    }

    void bad(UUID id, int no, List<Batch.Fault> faults) {
        jdbc.sql("""
                UPDATE documents.batch_row SET state = 'BAD', faults = ?::jsonb WHERE batch = ? AND no = ? AND state = 'WAITING'
                """).params(json.write(faults), id, no).update();
    }

    /** Ends a batch; false if it had ended, or, to be done, still has rows that wait. */
    boolean end(UUID id, Batch.State to, Instant at) {
        return jdbc.sql("""
                        UPDATE documents.batch b SET state = :to, version = version + 1, finished_at = :at
                        WHERE id = :id AND state = 'RUNNING' AND (:to = 'STOPPED' OR NOT EXISTS
                            (SELECT FROM documents.batch_row r WHERE r.batch = b.id AND r.state = 'WAITING'))
                        """)
                        .param("to", to.name())
                        .param("at", utc(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Batch.Row> faults(UUID id, int after, int limit) {
        return jdbc.sql("""
                        SELECT * FROM documents.batch_row WHERE batch = ? AND state = 'BAD' AND no > ? ORDER BY no LIMIT ?
                        """).params(id, after, limit).query(this::row).list();
    }

    private Batch batch(ResultSet row, int n) throws SQLException {
        return new Batch(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Batch.State.valueOf(row.getString("state")),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getObject("kind", UUID.class),
                row.getBoolean("issue"),
                row.getString("name"),
                json.read(row.getString("actor"), Kept.class).actor(),
                json.read(row.getString("common"), Batch.Common.class),
                Objects.requireNonNull(instant(row, "ordered_at")),
                instant(row, "finished_at"));
    }

    @SuppressWarnings("unchecked")
    private Batch.Row row(ResultSet row, int n) throws SQLException {
        Map<String, Object> fields = json.read(row.getString("fields"), LinkedHashMap.class);
        String faults = row.getString("faults");
        return new Batch.Row(
                row.getInt("no"),
                row.getString("sheet"),
                row.getObject("line", Integer.class),
                row.getObject("unit", UUID.class),
                row.getString("name"),
                fields,
                faults == null ? List.of() : List.of(json.read(faults, Batch.Fault[].class)));
    }
}
