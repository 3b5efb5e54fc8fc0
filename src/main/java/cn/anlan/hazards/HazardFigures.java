package cn.anlan.hazards;

import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The hazards of a place in a span of time, for analyses. */
@Repository
@Transactional(readOnly = true)
public class HazardFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    HazardFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Hazards of one kind.
     *
     * @param found found in the span
     * @param closed closed in the span, whenever they were found
     * @param open not closed at its end, or now if it isn't over
     * @param late of the open ones, those past their due instant by then
     */
    public record Sum(HazardKind kind, int found, int closed, int open, int late) {}

    /** Found and closed in a month. */
    public record Month(LocalDate month, int found, int closed) {}

    /** Found in the span under one category. */
    public record Category(String category, int found) {}

    /** By kind; both kinds are always there. */
    public List<Sum> sums(Scope scope, List<String> areas, LocalDate from, LocalDate to) {
        var params = params(from, to);
        Map<HazardKind, Sum> found = new HashMap<>();
        jdbc.sql("""
                        SELECT h.kind, count(*) FILTER (WHERE h.found_at >= :from AND h.found_at < :to) AS found,
                            count(*) FILTER (WHERE h.closed_at >= :from AND h.closed_at < :to) AS closed,
                            count(*) FILTER (WHERE h.closed_at IS NULL OR h.closed_at >= :end) AS open,
                            count(*) FILTER (WHERE (h.closed_at IS NULL OR h.closed_at >= :end) AND h.due <= :end) AS late
                        FROM hazards.hazard h WHERE %s AND h.found_at < :to AND h.found_at <= :end GROUP BY h.kind
                        """.formatted(where(scope, areas, params))).params(params).query(row -> {
            HazardKind kind = HazardKind.valueOf(row.getString(1));
            found.put(kind, new Sum(kind, row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)));
        });
        return List.of(HazardKind.MAJOR, HazardKind.GENERAL).stream()
                .map(kind -> found.getOrDefault(kind, new Sum(kind, 0, 0, 0, 0)))
                .toList();
    }

    /** The months from the first to the last, those without hazards too. */
    public List<Month> months(Scope scope, List<String> areas, LocalDate from, LocalDate to) {
        var params = params(from, to);
        return jdbc.sql("""
                        WITH seen AS (SELECT h.found_at, h.closed_at FROM hazards.hazard h WHERE %s AND h.found_at < :to),
                        happened AS (SELECT found_at AS at, 1 AS found, 0 AS closed FROM seen WHERE found_at >= :from
                            UNION ALL SELECT closed_at, 0, 1 FROM seen WHERE closed_at >= :from AND closed_at < :to),
                        month AS (SELECT generate_series(date_trunc('month', CAST(:first AS date)), CAST(:last AS date), interval '1 month')::date AS month)
                        SELECT month.month, coalesce(sum(found), 0) AS found, coalesce(sum(closed), 0) AS closed
                        FROM month LEFT JOIN happened ON date_trunc('month', at AT TIME ZONE 'Asia/Shanghai')::date = month.month
                        GROUP BY month.month ORDER BY month.month
                        """.formatted(where(scope, areas, params)))
                .param("first", from)
                .param("last", to)
                .params(params)
                .query(Month.class)
                .list();
    }

    /** The categories most found, with how many. */
    public List<Category> categories(Scope scope, List<String> areas, LocalDate from, LocalDate to, int most) {
        var params = params(from, to);
        params.put("most", most);
        return jdbc.sql("""
                        SELECT h.category, count(*) AS found FROM hazards.hazard h
                        WHERE %s AND h.found_at >= :from AND h.found_at < :to GROUP BY h.category ORDER BY 2 DESC, 1 LIMIT :most
                        """.formatted(where(scope, areas, params)))
                .params(params)
                .query(Category.class)
                .list();
    }

    private Map<String, @Nullable Object> params(LocalDate from, LocalDate to) {
        var params = new HashMap<String, @Nullable Object>();
        Instant until = to.plusDays(1).atStartOfDay(Zones.CHINA).toInstant();
        Instant now = clock.instant();
        params.put("from", utc(from.atStartOfDay(Zones.CHINA).toInstant()));
        params.put("to", utc(until));
        params.put("end", utc(until.isBefore(now) ? until : now));
        return params;
    }

    /** Of what the asker may see, what lies in the areas. */
    private static String where(Scope scope, List<String> areas, Map<String, @Nullable Object> params) {
        if (!(scope instanceof Scope.Territory(var prefixes))) {
            return "(false)";
        }
        List<String> within = areas.stream()
                .flatMap(area -> Areas.narrowed(prefixes, area).stream())
                .distinct()
                .toList();
        return within.isEmpty()
                ? "(false)"
                : "(" + String.join(" OR ", Areas.branches(new Scope.Territory(within), null, params)) + ")";
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
