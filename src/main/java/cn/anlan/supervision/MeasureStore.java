package cn.anlan.supervision;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures as rows. */
@Repository
class MeasureStore {

    private final JdbcClient jdbc;

    MeasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Measure m) {
        jdbc.sql("""
                INSERT INTO supervision.measure (id, version, means, state, unit, post, territory, basis, cited, fault, about, finding,
                    demand, clause, by_unit, issued_by, issued_name, issued_title, issued_at, obligation, due)
                VALUES (?, 1, ?, 'ISSUED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        m.id(),
                        m.means().name(),
                        m.unit(),
                        m.post(),
                        m.territory(),
                        m.basis().name(),
                        m.cited(),
                        m.fault() == null ? null : m.fault().name(),
                        m.about(),
                        m.finding(),
                        m.demand(),
                        m.clause(),
                        m.byUnit(),
                        m.issuedBy(),
                        m.issuedName(),
                        m.issuedTitle(),
                        utc(m.issuedAt()),
                        m.obligation(),
                        utc(m.due())))
                .update();
    }

    /** Carries a step through; the times stay that were set before. */
    void move(Measure m, MeasureState to, Instant at) {
        jdbc.sql("""
                UPDATE supervision.measure SET version = version + 1, state = :to,
                    acknowledged_at = CASE WHEN :to = 'WITHDRAWN' THEN acknowledged_at ELSE coalesce(acknowledged_at, :at) END,
                    held_at = CASE WHEN :to = 'HELD' THEN coalesce(held_at, :at) ELSE held_at END,
                    answered_at = CASE WHEN :to = 'ANSWERED' THEN :at ELSE answered_at END,
                    closed_at = CASE WHEN :to IN ('CLOSED', 'WITHDRAWN') THEN :at END
                WHERE id = :id
                """)
                .param("to", to.name())
                .param("at", utc(at))
                .param("id", m.id())
                .update();
    }

    void due(UUID id, Instant due) {
        jdbc.sql("UPDATE supervision.measure SET due = ? WHERE id = ?")
                .params(utc(due), id)
                .update();
    }

    Optional<Measure> find(UUID id, Scope scope) {
        return find(id, scope, "");
    }

    /** Finds a measure and keeps others from changing it until the transaction ends. */
    Optional<Measure> lock(UUID id, Scope scope) {
        return find(id, scope, " FOR UPDATE");
    }

    private Optional<Measure> find(UUID id, Scope scope, String suffix) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT * FROM supervision.measure m WHERE m.id = :id AND " + filter.sql() + suffix)
                .param("id", id)
                .params(filter.params())
                .query(MeasureStore::measure)
                .optional();
    }

    List<Measure> findAll(Collection<UUID> ids) {
        return jdbc.sql("SELECT * FROM supervision.measure m WHERE m.id = ANY (?)")
                .params((Object) ids.toArray(UUID[]::new))
                .query(MeasureStore::measure)
                .list();
    }

    /** Earlier measures about a matter that weren't withdrawn. */
    List<Measure> about(UUID matter, UUID unit) {
        return jdbc.sql("""
                        SELECT * FROM supervision.measure m WHERE m.about = ? AND m.unit = ? AND m.state <> 'WITHDRAWN'
                        ORDER BY m.issued_at, m.id
                        """).params(matter, unit).query(MeasureStore::measure).list();
    }

    /** What a list shows; a part that is null asks nothing. */
    record Wanted(
            @Nullable UUID unit,
            @Nullable Means means,
            @Nullable MeasureState state,
            @Nullable UUID about) {}

    List<Measure> list(Scope scope, Wanted wanted, @Nullable Cursor after, int limit) {
        ScopeFilter filter = filter(scope);
        var params = new HashMap<String, Object>(filter.params());
        var where = new StringBuilder(filter.sql());
        equal(where, params, "unit", wanted.unit());
        equal(where, params, "about", wanted.about());
        equal(
                where,
                params,
                "means",
                wanted.means() == null ? null : wanted.means().name());
        equal(
                where,
                params,
                "state",
                wanted.state() == null ? null : wanted.state().name());
        return page(where, params, after, limit);
    }

    /** The circulars that these units have issued. */
    List<Measure> circulars(Collection<UUID> issuers, @Nullable Cursor after, int limit) {
        if (issuers.isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>();
        params.put("issuers", issuers);
        return page(
                new StringBuilder("m.means = 'CIRCULAR' AND m.state <> 'WITHDRAWN' AND m.by_unit IN (:issuers)"),
                params,
                after,
                limit);
    }

    private List<Measure> page(StringBuilder where, HashMap<String, Object> params, @Nullable Cursor after, int limit) {
        if (after != null) {
            where.append(" AND (m.issued_at, m.id) < (:afterAt, :afterId)");
            params.put("afterAt", utc(after.instant(0)));
            params.put("afterId", after.id(1));
        }
        params.put("limit", limit);
        return jdbc.sql("SELECT * FROM supervision.measure m WHERE " + where
                        + " ORDER BY m.issued_at DESC, m.id DESC LIMIT :limit")
                .params(params)
                .query(MeasureStore::measure)
                .list();
    }

    private static void equal(
            StringBuilder where, HashMap<String, Object> params, String column, @Nullable Object value) {
        if (value != null) {
            where.append(" AND m.").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "m.territory", List.of("m.unit", "m.by_unit"), List.of("m.issued_by"));
    }

    private static Measure measure(ResultSet row, int n) throws SQLException {
        String fault = row.getString("fault");
        return new Measure(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Means.valueOf(row.getString("means")),
                MeasureState.valueOf(row.getString("state")),
                row.getObject("unit", UUID.class),
                row.getObject("post", UUID.class),
                row.getString("territory"),
                Basis.valueOf(row.getString("basis")),
                row.getObject("cited", UUID.class),
                fault == null ? null : Fault.valueOf(fault),
                row.getObject("about", UUID.class),
                row.getString("finding"),
                row.getString("demand"),
                row.getString("clause"),
                row.getObject("by_unit", UUID.class),
                row.getObject("issued_by", UUID.class),
                row.getString("issued_name"),
                row.getString("issued_title"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("obligation", UUID.class),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                instant(row, "acknowledged_at"),
                instant(row, "held_at"),
                instant(row, "answered_at"),
                instant(row, "closed_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
