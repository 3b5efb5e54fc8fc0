package cn.anlan.imports;

import cn.anlan.platform.Actor;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Imports as rows. */
@Repository
class ImportStore {

    private static final String COLUMNS = """
            id, version, state, name, size, actor, uploaded_at, sheets, choices, total, good, bad, known, stored, only_good, problem
            """;

    private final JdbcClient jdbc;
    private final JsonText json;

    ImportStore(JdbcClient jdbc, JsonText json) {
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

    void insert(LedgerImport one, UUID unit, String sha256) {
        jdbc.sql("""
                INSERT INTO imports.ledger_import (id, version, state, name, size, sha256, unit, actor, uploaded_at, sheets)
                VALUES (:id, :version, :state, :name, :size, :sha256, :unit, :actor::jsonb, :at, :sheets::jsonb)
                """)
                .param("id", one.id())
                .param("version", one.version())
                .param("state", one.state().name())
                .param("name", one.name())
                .param("size", one.size())
                .param("sha256", sha256)
                .param("unit", unit)
                .param("actor", json.write(Kept.of(one.actor())))
                .param("at", one.uploadedAt().atOffset(ZoneOffset.UTC))
                .param("sheets", json.write(one.sheets()))
                .update();
    }

    /** One import of the unit. */
    Optional<LedgerImport> find(UUID id, UUID unit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM imports.ledger_import WHERE id = ? AND unit = ?")
                .params(id, unit)
                .query(this::row)
                .optional();
    }

    LedgerImport get(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM imports.ledger_import WHERE id = ?")
                .params(id)
                .query(this::row)
                .single();
    }

    List<LedgerImport> latest(UUID unit, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM imports.ledger_import WHERE unit = ? ORDER BY id DESC LIMIT ?")
                .params(unit, limit)
                .query(this::row)
                .list();
    }

    List<UUID> running() {
        return jdbc.sql("SELECT id FROM imports.ledger_import WHERE state IN ('CHECKING', 'STORING') ORDER BY id")
                .query(UUID.class)
                .list();
    }

    /** Starts the check; false if it can't be started now. */
    boolean choose(UUID id, LedgerImport.Choices choices) {
        return jdbc.sql("""
                UPDATE imports.ledger_import SET state = 'CHECKING', choices = ?::jsonb, total = 0, good = 0, bad = 0, known = 0, stored = 0,
                    problem = NULL
                WHERE id = ? AND state IN ('READ', 'CHECKED', 'FAILED')
                """).params(json.write(choices), id).update() == 1;
    }

    /** Moves on; false if it was elsewhere. */
    boolean move(LedgerImport one, ImportState to, long version, boolean onlyGood) {
        return jdbc.sql("""
                UPDATE imports.ledger_import SET state = ?, version = ?, only_good = ? WHERE id = ? AND state = ?
                """)
                        .params(
                                to.name(),
                                version,
                                onlyGood,
                                one.id(),
                                one.state().name())
                        .update()
                == 1;
    }

    /** Seen by others at once, whatever becomes of the transaction that stores. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void progress(UUID id, int total, int good, int bad, int known, int stored) {
        jdbc.sql("UPDATE imports.ledger_import SET total = ?, good = ?, bad = ?, known = ?, stored = ? WHERE id = ?")
                .params(total, good, bad, known, stored, id)
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void fail(UUID id, String problem) {
        jdbc.sql("UPDATE imports.ledger_import SET state = 'FAILED', problem = ? WHERE id = ?")
                .params(problem, id)
                .update();
    }

    /** Whether this node may work on it; until the transaction ends. */
    boolean claim(UUID id) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .params("imports.ledger_import/" + id)
                .query(Boolean.class)
                .single();
    }

    void clearFaults(UUID id) {
        jdbc.sql("DELETE FROM imports.ledger_fault WHERE import = ?").params(id).update();
    }

    void addFaults(UUID id, int from, List<LedgerRow.Fault> faults) {
        jdbc.sql("""
                INSERT INTO imports.ledger_fault (import, seq, sheet, row, col, code, args)
                SELECT ?, ? + n - 1, (f ->> 'sheet')::int, (f ->> 'row')::int, (f ->> 'column')::int, f ->> 'code', f -> 'args'
                FROM jsonb_array_elements(?::jsonb) WITH ORDINALITY AS x (f, n)
                """).params(id, from, json.write(faults)).update();
    }

    List<Numbered> faults(UUID id, int after, int limit) {
        return jdbc.sql(
                        "SELECT seq, sheet, row, col, code, args FROM imports.ledger_fault WHERE import = ? AND seq > ? ORDER BY seq LIMIT ?")
                .params(id, after, limit)
                .query((row, n) -> new Numbered(
                        row.getInt("seq"),
                        new LedgerRow.Fault(
                                row.getInt("sheet"),
                                row.getInt("row"),
                                row.getObject("col", Integer.class),
                                row.getString("code"),
                                List.of(json.read(row.getString("args"), String[].class)))))
                .list();
    }

    /** A fault with its place in the list. */
    record Numbered(int seq, LedgerRow.Fault fault) {}

    Map<LedgerField, Integer> remembered(UUID unit, String fingerprint) {
        return jdbc.sql("SELECT columns FROM imports.ledger_mapping WHERE unit = ? AND fingerprint = ?")
                .params(unit, fingerprint)
                .query(String.class)
                .optional()
                .map(this::columns)
                .orElse(Map.of());
    }

    void remember(UUID unit, String fingerprint, Map<LedgerField, Integer> columns) {
        jdbc.sql("""
                INSERT INTO imports.ledger_mapping (unit, fingerprint, columns) VALUES (?, ?, ?::jsonb)
                ON CONFLICT (unit, fingerprint) DO UPDATE SET columns = excluded.columns
                """).params(unit, fingerprint, json.write(columns)).update();
    }

    /** Fields that a later version no longer knows are left out. */
    private Map<LedgerField, Integer> columns(String text) {
        Map<LedgerField, Integer> columns = new EnumMap<>(LedgerField.class);
        var kept = new HashMap<String, Object>(json.read(text, Map.class));
        Arrays.stream(LedgerField.values()).forEach(field -> {
            if (kept.get(field.name()) instanceof Integer column) {
                columns.put(field, column);
            }
        });
        return columns;
    }

    private LedgerImport row(ResultSet row, int n) throws SQLException {
        @Nullable String choices = row.getString("choices");
        return new LedgerImport(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                ImportState.valueOf(row.getString("state")),
                row.getString("name"),
                row.getLong("size"),
                json.read(row.getString("actor"), Kept.class).actor(),
                row.getTimestamp("uploaded_at").toInstant(),
                List.of(json.read(row.getString("sheets"), LedgerImport.SheetGuess[].class)),
                choices == null ? null : json.read(choices, LedgerImport.Choices.class),
                row.getInt("total"),
                row.getInt("good"),
                row.getInt("bad"),
                row.getInt("known"),
                row.getInt("stored"),
                row.getBoolean("only_good"),
                row.getString("problem"));
    }
}
