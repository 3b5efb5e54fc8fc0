package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many obligations there are under each clause. */
@Repository
class ObligationCounts {

    /** Rows counted of either half at most, so that the answer is quick at any scope. */
    static final int MOST = 50_000;

    private final JdbcClient jdbc;
    private final ObligationScopes scopes;
    private final Clock clock;

    ObligationCounts(JdbcClient jdbc, ObligationScopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** @param open to be done or verified, the late ones among them */
    record ClauseCount(String clause, long open, long late, long closed) {}

    /** @param capped there are more than were counted, so the figures are lower bounds */
    record Counts(List<ClauseCount> items, boolean capped) {}

    Counts byClause(Scope scope, @Nullable String pack) {
        ScopeFilter filter = scopes.found(scope);
        var params = new HashMap<String, Object>(filter.params());
        params.put("now", utc(clock.instant()));
        params.put("most", MOST);
        String ofPack = "";
        if (pack != null) {
            params.put("pack", pack);
            ofPack = " AND o.pack = :pack";
        }
        String where = filter.sql() + ofPack;
        var items = jdbc.sql("""
                        SELECT clause, count(*) FILTER (WHERE live) AS open,
                            count(*) FILTER (WHERE state IN ('OPEN', 'ASSIGNED') AND due <= :now) AS late,
                            count(*) FILTER (WHERE NOT live) AS closed
                        FROM ((SELECT o.clause, o.live, o.state, o.due FROM obligations.obligation o
                               WHERE o.live = true AND %s LIMIT :most)
                              UNION ALL
                              (SELECT o.clause, o.live, o.state, o.due FROM obligations.obligation o
                               WHERE o.live = false AND %s LIMIT :most)) o
                        GROUP BY clause ORDER BY clause
                        """.formatted(where, where))
                .params(params)
                .query(ClauseCount.class)
                .list();
        long open = items.stream().mapToLong(ClauseCount::open).sum();
        long closed = items.stream().mapToLong(ClauseCount::closed).sum();
        return new Counts(items, open >= MOST || closed >= MOST);
    }
}
