package cn.anlan.hazards;

import cn.anlan.platform.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How many hazards there are: sums over the tally and what was not folded into it yet. */
@Repository
class Tallies {

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sum by one of the dimensions; null where it isn't asked for. */
    record Sum(
            @Nullable String area,
            @Nullable LocalDate month,
            @Nullable HazardKind kind,
            @Nullable HazardState state,
            long n) {}

    /** What to sum by. */
    enum Dimension {
        AREA,
        MONTH,
        KIND,
        STATE
    }

    /**
     * @param digits of the area codes to sum by, with {@code AREA}
     * @param from first month
     * @param to last month
     */
    List<Sum> sums(
            Scope scope,
            @Nullable String area,
            List<Dimension> by,
            int digits,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("from", from == null ? LocalDate.of(1900, 1, 1) : from.withDayOfMonth(1));
        params.put("to", to == null ? LocalDate.of(9999, 1, 1) : to.withDayOfMonth(1));
        List<String> parts = new ArrayList<>();
        if (scope instanceof Scope.Territory(var prefixes)) {
            for (String prefix : Areas.narrowed(prefixes, area == null ? "" : area)) {
                parts.addAll(parts(prefix, digits, by.contains(Dimension.AREA), params));
            }
        } else {
            for (String branch : Areas.branches(scope, area, params)) {
                parts.add(
                        "SELECT left(h.territory, 9) AS area, h.month, h.kind, h.state, 1 AS n FROM hazards.hazard h WHERE "
                                + branch + " AND h.month BETWEEN :from AND :to");
            }
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        params.put("digits", digits);
        List<String> columns = new ArrayList<>();
        for (Dimension dimension : by) {
            columns.add(
                    switch (dimension) {
                        case AREA -> "left(area, :digits)";
                        case MONTH -> "month";
                        case KIND -> "kind";
                        case STATE -> "state";
                    });
        }
        String keys = columns.isEmpty() ? "" : String.join(", ", columns) + ", ";
        String grouping = columns.isEmpty()
                ? ""
                : " GROUP BY " + String.join(", ", numbers(columns.size())) + " HAVING sum(n) <> 0 ORDER BY "
                        + String.join(", ", numbers(columns.size()));
        return jdbc.sql("SELECT " + keys + "coalesce(sum(n), 0) FROM (" + String.join(" UNION ALL ", parts) + ") t"
                        + grouping)
                .params(params)
                .query((row, n) -> {
                    int area9 = by.indexOf(Dimension.AREA) + 1;
                    int month = by.indexOf(Dimension.MONTH) + 1;
                    int kind = by.indexOf(Dimension.KIND) + 1;
                    int state = by.indexOf(Dimension.STATE) + 1;
                    return new Sum(
                            area9 == 0 ? null : row.getString(area9),
                            month == 0 ? null : row.getObject(month, LocalDate.class),
                            kind == 0 ? null : HazardKind.valueOf(row.getString(kind)),
                            state == 0 ? null : HazardState.valueOf(row.getString(state)),
                            row.getLong(by.size() + 1));
                })
                .list();
    }

    private static List<String> parts(String prefix, int digits, boolean byArea, Map<String, @Nullable Object> params) {
        if (prefix.length() > 9) {
            params.put("place", prefix + "%");
            return List.of("""
                    SELECT left(h.territory, 9) AS area, h.month, h.kind, h.state, 1 AS n FROM hazards.hazard h
                    WHERE h.territory LIKE :place AND left(h.territory, 9) = left(:place, 9) AND h.month BETWEEN :from AND :to""");
        }
        String name = "area" + params.size();
        params.put(name, prefix);
        int level = prefix.length() <= 4 && (!byArea || digits <= 4) ? 4 : 9;
        // All codes with the prefix, as one stretch of the primary key: digits sort before the colon.
        return List.of(
                "SELECT area, month, kind, state, n FROM hazards.tally WHERE level = " + level + " AND area >= :" + name
                        + " AND area < :" + name + " || ':' AND month BETWEEN :from AND :to",
                "SELECT area, month, kind, state, n FROM hazards.change WHERE area LIKE :" + name
                        + " || '%' AND month BETWEEN :from AND :to");
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(String.valueOf(i));
        }
        return numbers;
    }

    /** Folds what has changed into the tally; nothing if another node is at it. */
    @Transactional
    int fold() {
        boolean free = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('hazards.tally'))")
                .query(Boolean.class)
                .single();
        return !free ? 0 : jdbc.sql("""
                        WITH gone AS (DELETE FROM hazards.change RETURNING area, month, kind, state, n),
                        folded AS (
                            SELECT l.level, left(g.area, l.level) AS area, g.month, g.kind, g.state, sum(g.n) AS n
                            FROM gone g CROSS JOIN (VALUES (4), (9)) l (level)
                            GROUP BY 1, 2, 3, 4, 5 HAVING sum(g.n) <> 0)
                        INSERT INTO hazards.tally AS t (level, area, month, kind, state, n)
                        SELECT level, area, month, kind, state, n FROM folded ORDER BY 1, 2, 3, 4, 5
                        ON CONFLICT (level, area, month, kind, state) DO UPDATE SET n = t.n + excluded.n
                        """).update();
    }
}
