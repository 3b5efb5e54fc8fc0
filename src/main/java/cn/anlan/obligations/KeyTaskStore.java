package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Key tasks counted and reported. */
@Repository
class KeyTaskStore {

    private final JdbcClient jdbc;
    private final ObligationStore store;

    KeyTaskStore(JdbcClient jdbc, ObligationStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /**
     * One post's key tasks of a year, by due day.
     *
     * @param inTime accepted, and performed before the due instant
     * @param late performed after it
     * @param overdue not performed though due
     */
    record Tally(
            UUID unit,
            UUID post,
            int total,
            int inTime,
            int late,
            int overdue,
            int running,
            int waived,
            int returned,
            int urged) {}

    List<Tally> tally(Scope scope, Instant from, Instant to, Instant now) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("""
                        SELECT unit, bearer_post AS post, count(*) AS total,
                            count(*) FILTER (WHERE performed_at < due AND state IN ('PERFORMED', 'ACCEPTED')) AS in_time,
                            count(*) FILTER (WHERE performed_at >= due AND state IN ('PERFORMED', 'ACCEPTED')) AS late,
                            count(*) FILTER (WHERE state IN ('OPEN', 'ASSIGNED') AND due <= :now) AS overdue,
                            count(*) FILTER (WHERE state IN ('OPEN', 'ASSIGNED') AND due > :now) AS running,
                            count(*) FILTER (WHERE state = 'WAIVED') AS waived,
                            sum(returns) AS returned, sum(urges) AS urged
                        FROM obligations.obligation o
                        WHERE key_task AND bearer_post IS NOT NULL AND due > :from AND due <= :to AND
                        """ + filter.sql() + " GROUP BY unit, bearer_post ORDER BY unit, bearer_post")
                .param("now", utc(now))
                .param("from", utc(from))
                .param("to", utc(to))
                .params(filter.params())
                .query(Tally.class)
                .list();
    }

    /** Key tasks that were open at some time between two instants. */
    List<Obligation> during(Scope scope, Instant from, Instant to, int limit) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT " + ObligationStore.COLUMNS + """
                        FROM obligations.obligation o
                        WHERE key_task AND opened_at < :to AND (closed_at IS NULL OR closed_at >= :from) AND
                        """ + filter.sql() + " ORDER BY due, id LIMIT :limit")
                .param("from", utc(from))
                .param("to", utc(to))
                .param("limit", limit)
                .params(filter.params())
                .query(store::obligation)
                .list();
    }

    private static ScopeFilter filter(Scope scope) {
        return ObligationScopes.of(scope);
    }
}
