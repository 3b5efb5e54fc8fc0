package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How the duties of a regime are being performed, unit by unit and duty by duty: counted from the obligations as they are now. */
@Repository
@Transactional(readOnly = true)
public class DutyFigures {

    /** What is due within so many days counts as due soon. */
    public static final int SOON = 30;

    /** How an obligation stands: the place of its figure in {@link Figures}. One number a row is counted several times faster than six filters. */
    private static final String STANDING = """
            CASE WHEN o.state IN ('PERFORMED', 'ACCEPTED') THEN CASE WHEN o.performed_at < o.due THEN 0 ELSE 1 END
                 WHEN o.state = 'WAIVED' THEN 5
                 WHEN o.due <= :now THEN 2
                 WHEN o.due <= :soon THEN 3
                 ELSE 4 END AS standing
            """;

    private static final int STANDINGS = 6;

    /** The duties are joined: compared one by one with a list, they would take longer than all else. */
    private static final String FROM =
            " FROM obligations.obligation o JOIN unnest(:asked::text[]) AS asked (key) ON o.duty = asked.key WHERE ";

    private static final String ROWS = " FROM obligations.obligation o WHERE o.duty = ANY (:asked::text[]) AND ";

    private final JdbcClient jdbc;
    private final ObligationStore store;
    private final ObligationQueries queries;
    private final ObligationScopes scopes;
    private final Clock clock;

    DutyFigures(
            JdbcClient jdbc, ObligationStore store, ObligationQueries queries, ObligationScopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.queries = queries;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * Which obligations count: those of these duties of a regime that fall due from a day to a day, both included.
     *
     * @param area only below this prefix of the area code, empty for all
     */
    public record Course(String pack, Collection<String> duties, LocalDate from, LocalDate to, String area) {}

    /**
     * How many obligations stand how.
     *
     * @param inTime performed in time, whether verified yet or not
     * @param late performed, but late
     * @param overdue not performed and past due
     * @param soon due within {@link #SOON} days
     * @param open due later
     */
    public record Figures(int inTime, int late, int overdue, int soon, int open, int waived) {

        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        private static Figures of(int[] counts) {
            return new Figures(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        }

        /** Share of what fell due, or was done before, that was done in time; null while there is nothing to judge by. */
        public @Nullable Double rate() {
            int judged = inTime + late + overdue;
            return judged == 0 ? null : (double) inTime / judged;
        }
    }

    /** The figures of one unit, or of one duty, or of everything where both are null. */
    public record Sum(@Nullable UUID unit, @Nullable String duty, Figures figures) {}

    /** Sums by unit, by duty and over all, in one pass over the obligations in scope. */
    public List<Sum> sums(Scope scope, Course course) {
        var params = new HashMap<String, Object>();
        return counted(
                course,
                conditions(scope, course, params),
                params,
                UUID.class,
                "o.unit",
                "GROUPING SETS ((place, standing), (duty, standing))",
                Sum::new);
    }

    /** Sums by unit and duty for some units. */
    public List<Sum> cells(Scope scope, Course course, Collection<UUID> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>();
        params.put("units", units.toArray(UUID[]::new));
        return counted(
                course,
                conditionsOnUnits(scope, course, params) + " AND o.unit = ANY (:units)",
                params,
                UUID.class,
                "o.unit",
                "place, duty, standing",
                Sum::new);
    }

    /** The figures of one area, of one duty, of a duty in an area, or of everything where both are null. */
    public record AreaSum(@Nullable String area, @Nullable String duty, Figures figures) {}

    /**
     * Sums by area, by duty and area, by duty and over all, in one pass.
     *
     * @param digits of the area code that make an area: 2, 4 or 6
     */
    public List<AreaSum> byArea(Scope scope, Course course, int digits) {
        var params = new HashMap<String, Object>();
        return counted(
                course,
                conditions(scope, course, params),
                params,
                String.class,
                "left(o.territory, " + digits + ")",
                "GROUPING SETS ((place, standing), (place, duty, standing), (duty, standing))",
                AreaSum::new);
    }

    /**
     * Counts by place, by duty, or by both, and over all where it counts by duty.
     *
     * @param place SQL of what the obligations are counted by beside their duty, of this type
     */
    private <P, S> List<S> counted(
            Course course,
            String where,
            Map<String, ?> params,
            Class<P> type,
            String place,
            String grouping,
            Summed<P, S> summed) {
        if (course.duties().isEmpty()) {
            return List.of();
        }
        var byPlaceAndDuty = new LinkedHashMap<Key<P>, int[]>();
        jdbc.sql("SELECT place, duty, standing, count(*) FROM (SELECT " + place + " AS place, o.duty, " + STANDING
                        + FROM + where + ") AS o GROUP BY " + grouping)
                .params(params)
                .query(row -> {
                    var key = new Key<>(row.getObject(1, type), row.getString(2));
                    int count = row.getInt(4);
                    byPlaceAndDuty.computeIfAbsent(key, none -> new int[STANDINGS])[row.getInt(3)] += count;
                    if (key.place() == null) {
                        byPlaceAndDuty
                                .computeIfAbsent(new Key<>(null, null), none -> new int[STANDINGS])[row.getInt(3)] += count;
                    }
                });
        return byPlaceAndDuty.entrySet().stream()
                .map(one -> summed.of(one.getKey().place(), one.getKey().duty(), Figures.of(one.getValue())))
                .toList();
    }

    private record Key<P>(@Nullable P place, @Nullable String duty) {}

    private interface Summed<P, S> {
        S of(@Nullable P place, @Nullable String duty, Figures figures);
    }

    /** The obligations behind one unit's figures, of one duty or of all, in the order of their due instants. */
    public List<ObligationRow> behind(Scope scope, Course course, UUID unit) {
        if (course.duties().isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>();
        params.put("unit", unit);
        String where = conditionsOnUnits(scope, course, params);
        return queries.rows(jdbc.sql("SELECT " + ObligationStore.COLUMNS + ROWS + where
                        + " AND o.unit = :unit ORDER BY o.due, o.id LIMIT 500")
                .params(params)
                .query(store::obligation)
                .list());
    }

    /** The obligations that fall due first within {@link #SOON} days. */
    public List<ObligationRow> soonest(Scope scope, Course course, int limit) {
        if (course.duties().isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>();
        params.put("limit", limit);
        String where = conditions(scope, course, params);
        return queries.rows(jdbc.sql("SELECT " + ObligationStore.COLUMNS + ROWS + where
                        + " AND o.live = true AND o.state IN ('OPEN', 'ASSIGNED') AND o.due > :now AND o.due <= :soon"
                        + " ORDER BY o.due, o.id LIMIT :limit")
                .params(params)
                .query(store::obligation)
                .list());
    }

    /** For rows that are found by their area. */
    private String conditions(Scope scope, Course course, Map<String, Object> params) {
        boolean everywhere = course.area().isEmpty();
        ScopeFilter filter = everywhere ? scopes.found(scope) : ObligationScopes.of(scope);
        params.putAll(filter.params());
        String sql = filter.sql() + ofCourse(course, params);
        return everywhere ? sql : asked(scopes.found(area(course)), params) + " AND " + sql;
    }

    /** For rows that are found by their units: told that an area finds them too, the database might read all of that. */
    private String conditionsOnUnits(Scope scope, Course course, Map<String, Object> params) {
        ScopeFilter filter = ObligationScopes.of(scope);
        params.putAll(filter.params());
        String sql = filter.sql() + ofCourse(course, params);
        return course.area().isEmpty() ? sql : asked(ObligationScopes.of(area(course)), params) + " AND " + sql;
    }

    private static Scope area(Course course) {
        return new Scope.Territory(List.of(course.area()));
    }

    /** A second filter beside the scope's, under names of its own. */
    private static String asked(ScopeFilter area, Map<String, Object> params) {
        area.params().forEach((name, value) -> params.put(name + "Asked", value));
        String below = area.sql();
        for (String name : area.params().keySet()) {
            below = below.replace(":" + name, ":" + name + "Asked");
        }
        return below;
    }

    private String ofCourse(Course course, Map<String, Object> params) {
        Instant now = clock.instant();
        params.put("now", utc(now));
        params.put("soon", utc(now.plus(Duration.ofDays(SOON))));
        params.put("pack", course.pack());
        params.put("asked", course.duties().toArray(String[]::new));
        // A due day ends at the first instant of the next.
        params.put("from", utc(course.from().atStartOfDay(Zones.CHINA).toInstant()));
        params.put("to", utc(course.to().plusDays(1).atStartOfDay(Zones.CHINA).toInstant()));
        return " AND o.pack = :pack AND o.due > :from AND o.due <= :to";
    }
}
