package cn.anlan.hazards;

import static cn.anlan.hazards.HazardStore.utc;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of hazards. Each is a union of branches, one for each area and for live and closed ones: such a branch walks one index in the order
 * of the list and stops after a page, however many rows there are.
 */
@Repository
class HazardList {

    private final JdbcClient jdbc;
    private final HazardStore store;

    HazardList(JdbcClient jdbc, HazardStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    List<Hazard> page(Scope scope, HazardFilter filter, @Nullable Cursor after, int limit, Instant now) {
        var params = new HashMap<String, @Nullable Object>();
        String where = conditions(filter, after, now, params);
        String order = filter.byDue() ? "due, id" : "id DESC";
        var branches = new ArrayList<String>();
        for (String branch : Areas.branches(scope, filter.area(), params)) {
            for (boolean live : filter.halves()) {
                branches.add("(SELECT " + HazardStore.COLUMNS + " FROM hazards.hazard h WHERE " + branch + " AND "
                        + (live ? "h.live" : "NOT h.live") + where + " ORDER BY h." + order.replace(", ", ", h.")
                        + " LIMIT :limit)");
            }
        }
        if (branches.isEmpty()) {
            return List.of();
        }
        params.put("limit", limit);
        if (filter.q() != null && !filter.q().isBlank()) {
            // Whether the words or the order lead depends on how rare the words are: never one plan for all of them.
            jdbc.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
        }
        // Somebody can be concerned in two ways: the union shows a hazard once.
        String sql = branches.size() == 1
                ? branches.getFirst()
                : "SELECT * FROM ("
                        + String.join(scope instanceof Scope.Territory ? " UNION ALL " : " UNION ", branches)
                        + ") h ORDER BY " + order + " LIMIT :limit";
        return jdbc.sql(sql).params(params).query(store::hazard).list();
    }

    static String cursor(Hazard h, boolean byDue) {
        return byDue ? Cursor.of(String.valueOf(h.due), h.id()) : Cursor.of(h.id());
    }

    private static String conditions(
            HazardFilter filter, @Nullable Cursor after, Instant now, Map<String, @Nullable Object> params) {
        var sql = new StringBuilder();
        if (filter.byDue()) {
            sql.append(" AND h.due IS NOT NULL");
        }
        if (filter.state() != null && !filter.state().isEmpty()) {
            sql.append(" AND h.state IN (:states)");
            params.put("states", filter.state().stream().map(Enum::name).toList());
        }
        if (filter.kind() != null) {
            // A literal, so that the small index of major ones can serve it.
            sql.append(filter.kind() == HazardKind.MAJOR ? " AND h.kind = 'MAJOR'" : " AND h.kind = 'GENERAL'");
        }
        equal("unit", filter.unit(), sql, params);
        equal("category", filter.category(), sql, params);
        equal("source", filter.source(), sql, params);
        equal("import", filter.batch(), sql, params);
        equal("risk", filter.risk(), sql, params);
        if (Boolean.TRUE.equals(filter.late())) {
            sql.append(" AND h.state = 'RECTIFYING' AND h.due <= :now");
            params.put("now", utc(now));
        }
        if (Boolean.TRUE.equals(filter.listed())) {
            sql.append(" AND h.listing IS NOT NULL AND h.listing ->> 'delistedAt' IS NULL");
        }
        if (filter.from() != null) {
            sql.append(" AND h.found_at >= :from");
            params.put("from", utc(filter.from().atStartOfDay(Zones.CHINA).toInstant()));
        }
        if (filter.to() != null) {
            sql.append(" AND h.found_at < :to");
            params.put(
                    "to", utc(filter.to().plusDays(1).atStartOfDay(Zones.CHINA).toInstant()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            String q = filter.q().strip();
            sql.append(" ").append("""
                    AND hazards.bigrams(h.number || ' ' || h.title || ' ' || h.unit_name || ' ' || h.place) @> hazards.bigrams(:q)
                    AND (h.number ILIKE :like OR h.title ILIKE :like OR h.unit_name ILIKE :like OR h.place ILIKE :like)""");
            params.put("q", q);
            params.put("like", "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (after != null) {
            if (filter.byDue()) {
                sql.append(" AND (h.due, h.id) > (:afterDue, :afterId)");
                params.put("afterDue", utc(after.instant(0)));
                params.put("afterId", after.id(1));
            } else {
                sql.append(" AND h.id < :afterId");
                params.put("afterId", after.id(0));
            }
        }
        return sql.toString();
    }

    private static void equal(
            String column, @Nullable Object value, StringBuilder sql, Map<String, @Nullable Object> params) {
        if (value != null && !(value instanceof String text && text.isBlank())) {
            sql.append(" AND h.").append(column).append(" = :eq_").append(column);
            params.put("eq_" + column, value);
        }
    }
}
