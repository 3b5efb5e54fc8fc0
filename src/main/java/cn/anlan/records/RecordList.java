package cn.anlan.records;

import static cn.anlan.records.RecordStore.utc;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.util.ArrayList;
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
     * The rows after a cursor, {@code limit} of them at most. A union of branches, one for each area and one for the actor's own units, as
     * each then walks one index in the order of the list and stops after a page.
     *
     * @param own the units whose drafts the actor sees
     */
    List<Listed> page(Actor actor, List<UUID> own, RecordFilter filter, @Nullable Cursor after, int limit) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("limit", limit);
        String where = conditions(filter, after, params);
        var branches = new ArrayList<String>();
        var within = new ArrayList<String>();
        for (Scope part : parts(actor.scope())) {
            String scope = scope(part, within.size(), params);
            within.add(scope);
            branches.add(branch(scope + " AND r.entered_at IS NOT NULL" + where));
        }
        for (UUID unit : own) {
            String name = "own" + branches.size();
            params.put(name, unit);
            branches.add(branch("r.unit = :" + name + " AND (r.entered_at IS NULL OR NOT ("
                    + (within.isEmpty() ? "false" : String.join(" OR ", within)) + "))" + where));
        }
        String sql = branches.size() == 1
                ? branches.getFirst()
                : "SELECT * FROM (" + String.join(" UNION ALL ", branches)
                        + ") r ORDER BY at DESC, id DESC LIMIT :limit";
        return jdbc.sql(sql)
                .params(params)
                .query((row, n) -> new Listed(
                        store.record(row, n),
                        RecordStore.required(row, "at"),
                        row.getInt("items_total"),
                        row.getInt("items_done")))
                .list();
    }

    /** Filed records counted by unit, post and kind. */
    List<RecordQueries.Tally> tallies(Actor actor, List<UUID> own, RecordFilter filter) {
        var params = new HashMap<String, @Nullable Object>();
        String where = conditions(filter, null, params);
        var within = new ArrayList<String>();
        for (Scope part : parts(actor.scope())) {
            within.add(scope(part, within.size(), params));
        }
        if (!own.isEmpty()) {
            within.add("r.unit IN (:own)");
            params.put("own", own);
        }
        return jdbc.sql("""
                        SELECT r.unit, r.post, r.kind, count(*) AS records, sum(r.items_total) AS items, sum(r.items_done) AS done
                        FROM records.record r WHERE r.entered_at IS NOT NULL AND (%s) %s GROUP BY r.unit, r.post, r.kind
                        """.formatted(String.join(" OR ", within), where))
                .params(params)
                .query((row, n) -> new RecordQueries.Tally(
                        row.getObject("unit", UUID.class),
                        row.getObject("post", UUID.class),
                        RecordKind.parse(row.getString("kind")),
                        row.getInt("records"),
                        row.getInt("items"),
                        row.getInt("done")))
                .list();
    }

    private static String branch(String where) {
        return "(SELECT " + RecordStore.COLUMNS + " FROM records.record r WHERE " + where
                + " ORDER BY r.at DESC, r.id DESC LIMIT :limit)";
    }

    private static List<Scope> parts(Scope scope) {
        return scope instanceof Scope.Territory(var prefixes)
                ? prefixes.stream()
                        .map(prefix -> (Scope) new Scope.Territory(List.of(prefix)))
                        .toList()
                : List.of(scope);
    }

    private static String scope(Scope part, int number, Map<String, @Nullable Object> params) {
        ScopeFilter filter = ScopeFilter.of(part, "r.territory", List.of("r.unit"), List.of("r.person"));
        String sql = filter.sql();
        for (var param : filter.params().entrySet()) {
            String name = param.getKey() + "x" + number;
            sql = sql.replace(":" + param.getKey(), ":" + name);
            params.put(name, param.getValue());
        }
        return sql;
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

    /** A file in a filed record. */
    record Use(String sha256, UUID record) {}

    /** The filed records that hold files with these hashes. */
    List<Use> using(Collection<String> sha256) {
        String[] wanted = sha256.stream()
                .map(one -> "[{\"sha256\": \"" + one.replaceAll("[^0-9a-f]", "") + "\"}]")
                .toArray(String[]::new);
        return jdbc.sql("""
                        SELECT DISTINCT file ->> 'sha256' AS sha256, r.id AS record
                        FROM records.record r, jsonb_array_elements(r.evidence) AS file
                        WHERE r.entered_at IS NOT NULL AND r.evidence @> ANY (?::jsonb[]) AND file ->> 'sha256' = ANY (?::text[])
                        """)
                .params(wanted, sha256.toArray(String[]::new))
                .query(Use.class)
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
            sql.append(" AND (r.title ILIKE :like OR r.person_name ILIKE :like)");
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
