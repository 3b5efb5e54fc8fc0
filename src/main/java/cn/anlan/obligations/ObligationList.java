package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of obligations. Each is a union of branches, one for each county or part of one and for live and closed ones, because such a branch
 * walks one index in the order of the list and stops after a page, however many rows there are.
 */
@Repository
class ObligationList {

    private final JdbcClient jdbc;
    private final ObligationStore store;
    private final ObligationScopes scopes;

    ObligationList(JdbcClient jdbc, ObligationStore store, ObligationScopes scopes) {
        this.jdbc = jdbc;
        this.store = store;
        this.scopes = scopes;
    }

    /** The rows after a cursor, {@code limit} of them at most. */
    List<Obligation> page(Actor actor, ObligationFilter filter, @Nullable Cursor after, int limit, Instant now) {
        var params = new HashMap<String, @Nullable Object>();
        String where = leading(filter, after, now, params);
        String hit = conditions(filter, params);
        List<ObligationBranch> sources = sources(actor, filter, params);
        if (filter.q() != null && !filter.q().isBlank()) {
            return new ObligationSearch(jdbc, store, filter, sources, params, limit).page(where, hit);
        }
        String order = order(filter);
        var branches = new ArrayList<String>();
        for (ObligationBranch source : sources) {
            for (boolean live : halves(filter)) {
                branches.add(
                        source.first(limit, " AND o.live = " + live + where + hit, "o." + order.replace(", ", ", o.")));
            }
        }
        String sql = branches.size() == 1
                ? branches.getFirst()
                : "SELECT * FROM (" + String.join(" UNION ALL ", branches) + ") o ORDER BY " + order + " LIMIT "
                        + limit;
        return jdbc.sql(sql).params(params).query(store::obligation).list();
    }

    static String order(ObligationFilter filter) {
        return filter.descending() ? "due DESC, id DESC" : "due, id";
    }

    static String cursor(Obligation o) {
        return Cursor.of(o.due, o.id());
    }

    /** What one may see, in branches that an index serves. One's own work is one's own wherever it lies. */
    private List<ObligationBranch> sources(Actor actor, ObligationFilter filter, Map<String, @Nullable Object> params) {
        var sources = new ArrayList<ObligationBranch>();
        switch (filter.shown()) {
            case MINE -> {
                params.put("me", actor.person());
                sources.add(ObligationBranch.of("o.bearer_person = :me"));
            }
            case VERIFY -> {
                params.put("post", orNone(actor.post()));
                params.put("unit", orNone(actor.unit()));
                sources.add(ObligationBranch.of("o.verifier_post = :post"));
                sources.add(ObligationBranch.of("o.verifier_post IS NULL AND o.verifier_unit = :unit"));
            }
            case ALL, OVERDUE, COMING -> {
                if (actor.scope() instanceof Scope.Territory(var prefixes)) {
                    // What a unit owes, or what came of one matter, has an index of its own.
                    boolean few = filter.unit() != null || filter.origin() != null;
                    List<String> wide = few
                            ? List.of()
                            : prefixes.stream().filter(ObligationScopes::isWide).toList();
                    if (!wide.isEmpty()) {
                        List<String> counties = scopes.counties(wide);
                        params.put("counties", counties.toArray(String[]::new));
                        sources.add(ObligationBranch.ofCounties(counties));
                    }
                    prefixes.stream()
                            .filter(prefix -> !wide.contains(prefix))
                            .forEach(prefix -> add(new Scope.Territory(List.of(prefix)), sources, params));
                } else {
                    add(actor.scope(), sources, params);
                }
            }
        }
        return sources;
    }

    private static void add(Scope scope, List<ObligationBranch> sources, Map<String, @Nullable Object> params) {
        ScopeFilter part = ObligationScopes.of(scope);
        String sql = part.sql();
        for (var param : part.params().entrySet()) {
            String name = param.getKey() + "x" + sources.size();
            sql = sql.replace(":" + param.getKey(), ":" + name);
            params.put(name, param.getValue());
        }
        sources.add(ObligationBranch.of(sql));
    }

    private static UUID orNone(@Nullable UUID id) {
        return id == null ? new UUID(0, 0) : id;
    }

    static List<Boolean> halves(ObligationFilter filter) {
        if (filter.shown() != ObligationFilter.Show.ALL) {
            return List.of(true);
        }
        var states = filter.state();
        if (states == null || states.isEmpty()) {
            return List.of(true, false);
        }
        return states.stream().map(ObligationState::isLive).distinct().toList();
    }

    /** Conditions an index can lead by, with how far the list was shown already. */
    private static String leading(
            ObligationFilter filter, @Nullable Cursor after, Instant now, Map<String, @Nullable Object> params) {
        var sql = new StringBuilder();
        if (filter.shown() == ObligationFilter.Show.OVERDUE) {
            sql.append(" AND o.due <= :now");
            params.put("now", utc(now));
        }
        if (filter.shown() == ObligationFilter.Show.COMING) {
            sql.append(" AND o.due > :now AND o.due <= :horizon");
            params.put("now", utc(now));
            int days = filter.days() == null ? 7 : Math.clamp(filter.days(), 1, 366);
            params.put("horizon", utc(now.plus(Duration.ofDays(days))));
        }
        equal(sql, params, "unit", "asked", filter.unit());
        equal(sql, params, "origin", "origin", filter.origin());
        if (filter.dueFrom() != null) {
            sql.append(" AND o.due > :dueFrom");
            params.put("dueFrom", utc(startOf(filter.dueFrom())));
        }
        if (filter.dueTo() != null) {
            sql.append(" AND o.due <= :dueTo");
            params.put("dueTo", utc(startOf(filter.dueTo().plusDays(1))));
        }
        if (after != null) {
            sql.append(" AND (o.due, o.id) ")
                    .append(filter.descending() ? "<" : ">")
                    .append(" (:afterDue, :afterId)");
            params.put("afterDue", utc(after.instant(0)));
            params.put("afterId", after.id(1));
        }
        return sql.toString();
    }

    /** Conditions looked at row by row. */
    private static String conditions(ObligationFilter filter, Map<String, @Nullable Object> params) {
        var sql = new StringBuilder();
        switch (filter.shown()) {
            case ALL -> {}
            case MINE -> sql.append(" AND o.state = 'ASSIGNED'");
            case VERIFY -> sql.append(" AND o.state = 'PERFORMED'");
            case OVERDUE, COMING -> sql.append(" AND o.state IN ('OPEN', 'ASSIGNED')");
        }
        if (filter.state() != null && !filter.state().isEmpty()) {
            sql.append(" AND o.state IN (:states)");
            params.put("states", filter.state().stream().map(Enum::name).toList());
        }
        equal(sql, params, "pack", "pack", filter.pack());
        equal(sql, params, "clause", "clause", filter.clause());
        equal(sql, params, "origin_kind", "originKind", filter.originKind());
        equal(sql, params, "key_task", "key", filter.key());
        return sql.toString();
    }

    private static void equal(
            StringBuilder sql,
            Map<String, @Nullable Object> params,
            String column,
            String name,
            @Nullable Object value) {
        if (value != null) {
            sql.append(" AND o.").append(column).append(" = :").append(name);
            params.put(name, value);
        }
    }

    /** A due day ends at the first instant of the next, so a day's list holds what is due after its start. */
    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Zones.CHINA).toInstant();
    }
}
