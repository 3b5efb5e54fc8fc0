package cn.anlan.procedures;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Procedures under way and closed, with their steps. */
@Repository
class ProcedureStore {

    private final JdbcClient jdbc;

    ProcedureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Run(
            UUID id,
            long version,
            String kind,
            String title,
            String state,
            int current,
            UUID unit,
            String territory,
            UUID handler,
            UUID approver,
            Instant startedAt,
            @Nullable Instant closedAt) {

        boolean isClosed() {
            return state.equals("CLOSED");
        }
    }

    record StepRow(
            int no,
            String key,
            boolean keyStep,
            String state,
            @Nullable UUID obligation,
            @Nullable UUID handledBy,
            @Nullable UUID approvedBy,
            @Nullable String overrideReason,
            @Nullable String overriddenName,
            @Nullable Instant overriddenAt) {}

    /** One override, for the report. */
    record Override(UUID procedure, String kind, String title, String step, String reason, String by, Instant at) {}

    void insert(Run run, List<ProcedureBook.FixedStep> steps) {
        jdbc.sql("""
                INSERT INTO procedures.run (id, version, kind, title, state, current, unit, territory, handler, approver, started_at)
                VALUES (?, 1, ?, ?, 'RUNNING', 1, ?, ?, ?, ?, ?)
                """)
                .params(
                        run.id(),
                        run.kind(),
                        run.title(),
                        run.unit(),
                        run.territory(),
                        run.handler(),
                        run.approver(),
                        run.startedAt().atOffset(ZoneOffset.UTC))
                .update();
        for (int no = 1; no <= steps.size(); no++) {
            jdbc.sql("INSERT INTO procedures.step (run, no, key, key_step, state) VALUES (?, ?, ?, ?, 'WAITING')")
                    .params(
                            run.id(),
                            no,
                            steps.get(no - 1).key(),
                            steps.get(no - 1).keyStep())
                    .update();
        }
    }

    Optional<Run> find(UUID id, Scope scope) {
        return find(id, scope, "");
    }

    /** Finds a procedure and keeps others from changing it until the transaction ends. */
    Optional<Run> lock(UUID id, Scope scope) {
        return find(id, scope, " FOR UPDATE");
    }

    private Optional<Run> find(UUID id, Scope scope, String suffix) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT * FROM procedures.run r WHERE r.id = :id AND " + filter.sql() + suffix)
                .param("id", id)
                .params(filter.params())
                .query(ProcedureStore::run)
                .optional();
    }

    List<Run> list(Scope scope, @Nullable Cursor after, int limit) {
        ScopeFilter filter = filter(scope);
        var params = new HashMap<String, Object>(filter.params());
        String where = filter.sql();
        if (after != null) {
            where += " AND (r.started_at, r.id) < (:at, :id)";
            params.put("at", utc(after.instant(0)));
            params.put("id", after.id(1));
        }
        params.put("limit", limit);
        return jdbc.sql("SELECT * FROM procedures.run r WHERE " + where
                        + " ORDER BY r.started_at DESC, r.id DESC LIMIT :limit")
                .params(params)
                .query(ProcedureStore::run)
                .list();
    }

    List<StepRow> steps(UUID run) {
        return jdbc.sql("SELECT * FROM procedures.step WHERE run = ? ORDER BY no")
                .params(run)
                .query((row, n) -> new StepRow(
                        row.getInt("no"),
                        row.getString("key"),
                        row.getBoolean("key_step"),
                        row.getString("state"),
                        row.getObject("obligation", UUID.class),
                        row.getObject("handled_by", UUID.class),
                        row.getObject("approved_by", UUID.class),
                        row.getString("override_reason"),
                        row.getString("overridden_name"),
                        instant(row, "overridden_at")))
                .list();
    }

    void update(UUID run, long version, int current, @Nullable Instant closedAt) {
        jdbc.sql("UPDATE procedures.run SET version = ?, current = ?, state = ?, closed_at = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(
                        version, current, closedAt == null ? "RUNNING" : "CLOSED", utc(closedAt), run))
                .update();
    }

    void stepOpened(UUID run, int no, UUID obligation) {
        jdbc.sql("UPDATE procedures.step SET state = 'HANDLING', obligation = ? WHERE run = ? AND no = ?")
                .params(obligation, run, no)
                .update();
    }

    void stepMoved(UUID run, int no, String state, @Nullable UUID handledBy, @Nullable UUID approvedBy) {
        jdbc.sql("UPDATE procedures.step SET state = ?, handled_by = ?, approved_by = ? WHERE run = ? AND no = ?")
                .params(Arrays.<@Nullable Object>asList(state, handledBy, approvedBy, run, no))
                .update();
    }

    void stepOverridden(UUID run, int no, String reason, UUID by, String name, Instant at) {
        jdbc.sql("""
                UPDATE procedures.step SET state = 'OVERRIDDEN', override_reason = ?, overridden_by = ?, overridden_name = ?,
                    overridden_at = ? WHERE run = ? AND no = ?
                """)
                .params(Arrays.<@Nullable Object>asList(reason, by, name, utc(at), run, no))
                .update();
    }

    List<Override> overrides(Scope scope, Instant from, Instant to) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("""
                        SELECT r.id, r.kind, r.title, s.key, s.override_reason, s.overridden_name, s.overridden_at
                        FROM procedures.step s JOIN procedures.run r ON r.id = s.run
                        WHERE s.state = 'OVERRIDDEN' AND s.overridden_at >= :from AND s.overridden_at < :to AND
                        """ + filter.sql() + " ORDER BY s.overridden_at DESC, r.id LIMIT 1000")
                .param("from", utc(from))
                .param("to", utc(to))
                .params(filter.params())
                .query((row, n) -> new Override(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("key"),
                        row.getString("override_reason"),
                        row.getString("overridden_name"),
                        row.getObject("overridden_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "r.territory", List.of("r.unit"), List.of());
    }

    private static Run run(ResultSet row, int n) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("state"),
                row.getInt("current"),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getObject("handler", UUID.class),
                row.getObject("approver", UUID.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
