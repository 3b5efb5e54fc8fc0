package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The obligations that were a person's, for their archive. */
@Repository
@Transactional(readOnly = true)
public class PersonObligations {

    private static final int MOST = 2000;

    private final JdbcClient jdbc;
    private final ObligationStore store;
    private final ObligationQueries queries;

    PersonObligations(JdbcClient jdbc, ObligationStore store, ObligationQueries queries) {
        this.jdbc = jdbc;
        this.store = store;
        this.queries = queries;
    }

    /** Those they bear, or bore when they were closed, that fall due from a day to a day. */
    public List<ObligationRow> borne(Scope scope, UUID person, LocalDate from, LocalDate to) {
        var params = new HashMap<String, Object>();
        params.put("person", person);
        params.put("from", utc(from.atStartOfDay(Zones.CHINA).toInstant()));
        params.put("to", utc(to.plusDays(1).atStartOfDay(Zones.CHINA).toInstant()));
        return rows(scope, "o.bearer_person = :person AND o.due > :from AND o.due <= :to", params);
    }

    /** Some of them by id, as far as they lie in the scope. */
    public List<ObligationRow> some(Scope scope, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>();
        params.put("ids", ids);
        return rows(scope, "o.id IN (:ids)", params);
    }

    private List<ObligationRow> rows(Scope scope, String condition, HashMap<String, Object> params) {
        ScopeFilter filter = ObligationScopes.of(scope);
        params.putAll(filter.params());
        return queries.rows(jdbc.sql("SELECT " + ObligationStore.COLUMNS + " FROM obligations.obligation o WHERE "
                        + condition + " AND " + filter.sql() + " ORDER BY o.due, o.id LIMIT " + MOST)
                .params(params)
                .query(store::obligation)
                .list());
    }
}
