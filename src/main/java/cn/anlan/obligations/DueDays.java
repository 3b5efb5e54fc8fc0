package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.platform.Actor;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Obligations by the days they fall due on, for calendars. */
@Repository
@Transactional(readOnly = true)
public class DueDays {

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final ObligationStore store;
    private final ObligationQueries queries;
    private final ObligationScopes scopes;
    private final Clock clock;

    DueDays(JdbcClient jdbc, ObligationStore store, ObligationQueries queries, ObligationScopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.queries = queries;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Whose obligations. */
    public enum Whose {
        /** The actor's own, wherever they lie. */
        OWN,
        /** Those of the actor's unit. */
        UNIT,
        /** All that the actor may see. */
        BELOW
    }

    /**
     * How many fall due on a day.
     *
     * @param day the last day on which they are in time
     */
    public record Day(LocalDate day, int total, int done, int overdue) {}

    /** The days of a span on which anything falls due. */
    public List<Day> days(Actor actor, Whose whose, LocalDate from, LocalDate to) {
        var params = new HashMap<String, Object>();
        String where = conditions(actor, whose, from, to, params);
        params.put("now", utc(clock.instant()));
        return jdbc.sql("""
                        SELECT ((o.due AT TIME ZONE 'Asia/Shanghai') - interval '1 microsecond')::date AS day, count(*) AS total,
                            count(*) FILTER (WHERE o.state NOT IN ('OPEN', 'ASSIGNED')) AS done,
                            count(*) FILTER (WHERE o.state IN ('OPEN', 'ASSIGNED') AND o.due <= :now) AS overdue
                        FROM obligations.obligation o WHERE %s GROUP BY 1 ORDER BY 1
                        """.formatted(where)).params(params).query(Day.class).list();
    }

    /** What falls due in a span, in the order in which it does; {@code most} rows at most. */
    public List<ObligationRow> between(Actor actor, Whose whose, LocalDate from, LocalDate to, int most) {
        var params = new HashMap<String, Object>();
        String where = conditions(actor, whose, from, to, params);
        params.put("most", most);
        return queries.rows(jdbc.sql("SELECT " + ObligationStore.COLUMNS + " FROM obligations.obligation o WHERE "
                        + where + " ORDER BY o.due, o.id LIMIT :most")
                .params(params)
                .query(store::obligation)
                .list());
    }

    private String conditions(Actor actor, Whose whose, LocalDate from, LocalDate to, Map<String, Object> params) {
        // A due day ends at the first instant of the next.
        params.put("from", utc(from.atStartOfDay(Zones.CHINA).toInstant()));
        params.put("to", utc(to.plusDays(1).atStartOfDay(Zones.CHINA).toInstant()));
        String span = " AND o.due > :from AND o.due <= :to";
        if (whose == Whose.OWN) {
            params.put("me", actor.person());
            return "o.bearer_person = :me" + span;
        }
        ScopeFilter filter = whose == Whose.UNIT ? ObligationScopes.of(actor.scope()) : scopes.found(actor.scope());
        params.putAll(filter.params());
        if (whose == Whose.UNIT) {
            params.put("unit", actor.unit() == null ? NOBODY : actor.unit());
            return "o.unit = :unit AND " + filter.sql() + span;
        }
        return filter.sql() + span;
    }
}
