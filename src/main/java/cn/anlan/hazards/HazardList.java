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
        List<String> areas = Areas.branches(scope, filter.area(), params);
        if (areas.isEmpty()) {
            return List.of();
        }
        String where = leading(filter, params) + after(filter, after, params);
        String hit = conditions(filter, now, params);
        if (filter.q() != null && !filter.q().isBlank()) {
            var search =
                    new HazardSearch(jdbc, store, filter, areas, Areas.prefixes(scope, filter.area()), params, limit);
            return search.page(where, hit);
        }
        String order = order(filter);
        var branches = new ArrayList<String>();
        for (String area : areas) {
            for (String half : halves(area, filter)) {
                branches.add("(SELECT " + HazardStore.COLUMNS + " FROM hazards.hazard h WHERE " + area + half + where
                        + hit + " ORDER BY h." + order.replace(", ", ", h.") + " LIMIT " + limit + ")");
            }
        }
        // Somebody can be concerned in two ways: the union shows a hazard once.
        String sql = branches.size() == 1
                ? branches.getFirst()
                : "SELECT * FROM ("
                        + String.join(scope instanceof Scope.Territory ? " UNION ALL " : " UNION ", branches)
                        + ") h ORDER BY " + order + " LIMIT " + limit;
        return jdbc.sql(sql).params(params).query(store::hazard).list();
    }

    /** The halves of an area's index, live and closed; the whole country is in order without. */
    static List<String> halves(String area, HazardFilter filter) {
        return filter.halves().size() == 2 && area.equals("(true)")
                ? List.of("")
                : filter.halves().stream().map(HazardList::half).toList();
    }

    static String half(boolean live) {
        return live ? " AND h.live" : " AND NOT h.live";
    }

    static String order(HazardFilter filter) {
        return filter.byDue() ? "due, id" : "id DESC";
    }

    static String cursor(Hazard h, boolean byDue) {
        return byDue ? Cursor.of(String.valueOf(h.due), h.id()) : Cursor.of(h.id());
    }

    /** Conditions an index can lead by. */
    private static String leading(HazardFilter filter, Map<String, @Nullable Object> params) {
        var sql = new StringBuilder();
        if (filter.byDue()) {
            sql.append(" AND h.due IS NOT NULL");
        }
        equal("unit", filter.unit(), sql, params);
        equal("risk", filter.risk(), sql, params);
        return sql.toString();
    }

    /** Only what comes after a page. */
    static String after(HazardFilter filter, @Nullable Cursor after, Map<String, @Nullable Object> params) {
        if (after == null) {
            return "";
        }
        if (filter.byDue()) {
            params.put("afterDue", utc(after.instant(0)));
            params.put("afterId", after.id(1));
            return " AND (h.due, h.id) > (:afterDue, :afterId)";
        }
        params.put("afterId", after.id(0));
        return " AND h.id < :afterId";
    }

    /** Conditions looked at row by row. */
    private static String conditions(HazardFilter filter, Instant now, Map<String, @Nullable Object> params) {
        var sql = new StringBuilder();
        if (filter.state() != null && !filter.state().isEmpty()) {
            sql.append(" AND h.state IN (:states)");
            params.put("states", filter.state().stream().map(Enum::name).toList());
        }
        if (filter.kind() != null) {
            // A literal, so that the small index of major ones can serve it.
            sql.append(filter.kind() == HazardKind.MAJOR ? " AND h.kind = 'MAJOR'" : " AND h.kind = 'GENERAL'");
        }
        equal("category", filter.category(), sql, params);
        equal("source", filter.source(), sql, params);
        equal("import", filter.batch(), sql, params);
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
