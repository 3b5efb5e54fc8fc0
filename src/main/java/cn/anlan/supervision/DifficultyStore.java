package cn.anlan.supervision;

import static cn.anlan.supervision.MeasureStore.instant;
import static cn.anlan.supervision.MeasureStore.utc;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Difficulties as rows. */
@Repository
class DifficultyStore {

    private final JdbcClient jdbc;

    DifficultyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Difficulty d) {
        jdbc.sql("""
                INSERT INTO supervision.difficulty (id, version, state, unit, territory, about, title, words, raised_by, raised_name,
                    raised_at, superior, obligation, due)
                VALUES (?, 1, 'RAISED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        d.id(),
                        d.unit(),
                        d.territory(),
                        d.about(),
                        d.title(),
                        d.words(),
                        d.raisedBy(),
                        d.raisedName(),
                        utc(d.raisedAt()),
                        d.superior(),
                        d.obligation(),
                        utc(d.due())))
                .update();
    }

    void answered(UUID id, @Nullable String answer, String name, Instant at) {
        jdbc.sql("""
                UPDATE supervision.difficulty SET version = version + 1, state = 'ANSWERED', answer = ?, answered_name = ?, answered_at = ?
                WHERE id = ?
                """)
                .params(Arrays.<@Nullable Object>asList(answer, name, utc(at), id))
                .update();
    }

    void help(UUID id, Help help) {
        jdbc.sql("UPDATE supervision.difficulty SET help = ? WHERE id = ?")
                .params(help.name(), id)
                .update();
    }

    void reopened(UUID id) {
        jdbc.sql("""
                UPDATE supervision.difficulty SET version = version + 1, state = 'REOPENED', reopened = reopened + 1, help = NULL WHERE id = ?
                """).params(id).update();
    }

    void closed(UUID id, Instant at) {
        jdbc.sql(
                        "UPDATE supervision.difficulty SET version = version + 1, state = 'CLOSED', closed_at = ? WHERE id = ?")
                .params(utc(at), id)
                .update();
    }

    void due(UUID id, Instant due) {
        jdbc.sql("UPDATE supervision.difficulty SET due = ? WHERE id = ?")
                .params(utc(due), id)
                .update();
    }

    Optional<Difficulty> find(UUID id, Scope scope) {
        return find(id, scope, "");
    }

    /** Finds a difficulty and keeps others from changing it until the transaction ends. */
    Optional<Difficulty> lock(UUID id, Scope scope) {
        return find(id, scope, " FOR UPDATE");
    }

    private Optional<Difficulty> find(UUID id, Scope scope, String suffix) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT * FROM supervision.difficulty d WHERE d.id = :id AND " + filter.sql() + suffix)
                .param("id", id)
                .params(filter.params())
                .query(DifficultyStore::difficulty)
                .optional();
    }

    List<Difficulty> list(
            Scope scope, @Nullable UUID unit, @Nullable DifficultyState state, @Nullable Cursor after, int limit) {
        ScopeFilter filter = filter(scope);
        var params = new HashMap<String, Object>(filter.params());
        var where = new StringBuilder(filter.sql());
        if (unit != null) {
            where.append(" AND d.unit = :unit");
            params.put("unit", unit);
        }
        if (state != null) {
            where.append(" AND d.state = :state");
            params.put("state", state.name());
        }
        if (after != null) {
            where.append(" AND (d.raised_at, d.id) < (:afterAt, :afterId)");
            params.put("afterAt", utc(after.instant(0)));
            params.put("afterId", after.id(1));
        }
        params.put("limit", limit);
        return jdbc.sql("SELECT * FROM supervision.difficulty d WHERE " + where
                        + " ORDER BY d.raised_at DESC, d.id DESC LIMIT :limit")
                .params(params)
                .query(DifficultyStore::difficulty)
                .list();
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "d.territory", List.of("d.unit", "d.superior"), List.of("d.raised_by"));
    }

    private static Difficulty difficulty(ResultSet row, int n) throws SQLException {
        String help = row.getString("help");
        return new Difficulty(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                DifficultyState.valueOf(row.getString("state")),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getObject("about", UUID.class),
                row.getString("title"),
                row.getString("words"),
                row.getObject("raised_by", UUID.class),
                row.getString("raised_name"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getObject("superior", UUID.class),
                row.getObject("obligation", UUID.class),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                help == null ? null : Help.valueOf(help),
                row.getString("answer"),
                row.getString("answered_name"),
                instant(row, "answered_at"),
                row.getInt("reopened"),
                instant(row, "closed_at"));
    }
}
