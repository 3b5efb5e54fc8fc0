package cn.anlan.records;

import static cn.anlan.records.RecordStore.utc;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of records, each within what the actor may see. */
@Repository
class RecordList {

    private final JdbcClient jdbc;
    private final RecordStore store;

    RecordList(JdbcClient jdbc, RecordStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** A record as a list shows it, with the number of its items. */
    record Listed(DutyRecord record, Instant at, int itemsTotal, int itemsDone) {}

    /**
     * The rows after a cursor, {@code limit} of them at most.
     *
     * @param own the units whose drafts the actor sees
     */
    List<Listed> page(Actor actor, List<UUID> own, RecordFilter filter, @Nullable Cursor after, int limit) {
        var params = new HashMap<String, @Nullable Object>();
        ScopeFilter scope = ScopeFilter.of(actor.scope(), "r.territory", List.of("r.unit"), List.of("r.person"));
        params.putAll(scope.params());
        params.put("own", own.isEmpty() ? List.of(new UUID(0, 0)) : own);
        params.put("limit", limit);
        String where = "((" + scope.sql() + " AND r.entered_at IS NOT NULL) OR r.unit IN (:own))"
                + conditions(filter, after, params);
        return jdbc.sql("SELECT " + RecordStore.COLUMNS + " FROM records.record r WHERE " + where
                        + " ORDER BY r.at DESC, r.id DESC LIMIT :limit")
                .params(params)
                .query((row, n) -> new Listed(
                        store.record(row, n),
                        RecordStore.required(row, "at"),
                        row.getInt("items_total"),
                        row.getInt("items_done")))
                .list();
    }

    static String cursor(Listed row) {
        return Cursor.of(row.at(), row.record().id());
    }

    /** The clauses that records were counted for, and those they weren't. */
    record Clause(UUID record, UUID obligation, String clause, boolean met) {}

    Map<UUID, List<Clause>> clauses(Collection<UUID> records) {
        return jdbc
                .sql(
                        "SELECT record, obligation, clause, met FROM records.served WHERE record = ANY (?) ORDER BY clause")
                .params((Object) records.toArray(UUID[]::new))
                .query(Clause.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Clause::record));
    }

    /** The records that were counted for obligations. */
    List<Clause> meeting(Collection<UUID> obligations) {
        return jdbc.sql("SELECT record, obligation, clause, met FROM records.served WHERE obligation = ANY (?) AND met")
                .params((Object) obligations.toArray(UUID[]::new))
                .query(Clause.class)
                .list();
    }

    private static String conditions(
            RecordFilter filter, @Nullable Cursor after, Map<String, @Nullable Object> params) {
        var sql = new StringBuilder();
        if (filter.kind() != null && !filter.kind().isEmpty()) {
            sql.append(" AND r.kind IN (:kinds)");
            params.put("kinds", filter.kind().stream().map(RecordKind::key).toList());
        }
        if (filter.state() != null && !filter.state().isEmpty()) {
            sql.append(" AND r.state IN (:states)");
            params.put("states", filter.state().stream().map(Enum::name).toList());
        }
        equal("unit", filter.unit(), sql, params);
        equal("post", filter.post(), sql, params);
        equal("person", filter.person(), sql, params);
        equal("subject", filter.subject(), sql, params);
        if (filter.area() != null && !filter.area().isEmpty()) {
            sql.append(" AND r.territory LIKE :area");
            params.put("area", filter.area() + "%");
        }
        if (filter.from() != null) {
            sql.append(" AND r.at >= :from");
            params.put("from", utc(filter.from().atStartOfDay(Zones.CHINA).toInstant()));
        }
        if (filter.to() != null) {
            sql.append(" AND r.at < :to");
            params.put(
                    "to", utc(filter.to().plusDays(1).atStartOfDay(Zones.CHINA).toInstant()));
        }
        if (filter.late() != null) {
            sql.append(filter.late() ? " AND r.entered_at > r.entry_limit" : " AND r.entered_at <= r.entry_limit");
        }
        if (filter.obligation() != null) {
            sql.append(
                    " AND EXISTS (SELECT FROM records.served s WHERE s.record = r.id AND s.obligation = :obligation)");
            params.put("obligation", filter.obligation());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            sql.append(" AND r.title ILIKE :like");
            params.put("like", "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (after != null) {
            sql.append(" AND (r.at, r.id) < (:afterAt, :afterId)");
            params.put("afterAt", utc(after.instant(0)));
            params.put("afterId", after.id(1));
        }
        return sql.toString();
    }

    private static void equal(
            String column, @Nullable Object value, StringBuilder sql, Map<String, @Nullable Object> params) {
        if (value != null) {
            sql.append(" AND r.").append(column).append(" = :eq_").append(column);
            params.put("eq_" + column, value);
        }
    }
}
