package cn.anlan.obligations;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Scopes as conditions on {@code obligations.obligation o}. By area an index knows obligations by county alone, for millions are opened at once
 * and each further index costs every one of them; so an area wider than a county is the list of its counties.
 */
@Repository
class ObligationScopes {

    private static final int COUNTY = 6;

    /** Hops from one county in the index to the next: as many steps as there are counties, however many obligations. */
    private static final String COUNTIES = """
            WITH RECURSIVE county (code) AS (
                (SELECT left(o.territory, 6) FROM obligations.obligation o
                 WHERE left(o.territory, 6) BETWEEN :first AND :last ORDER BY left(o.territory, 6) LIMIT 1)
                UNION ALL
                SELECT (SELECT left(o.territory, 6) FROM obligations.obligation o
                        WHERE left(o.territory, 6) > county.code AND left(o.territory, 6) <= :last ORDER BY left(o.territory, 6) LIMIT 1)
                FROM county WHERE county.code IS NOT NULL)
            SELECT code FROM county WHERE code IS NOT NULL
            """;

    private final JdbcClient jdbc;

    ObligationScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For rows that something else finds, such as their ids. */
    static ScopeFilter of(Scope scope) {
        return ScopeFilter.of(
                scope, "o.territory", List.of("o.unit", "o.verifier_unit"), List.of("o.bearer_person", "o.opened_by"));
    }

    /** For rows that are found by the scope, in no order. */
    ScopeFilter found(Scope scope) {
        if (!(scope instanceof Scope.Territory(var prefixes))
                || prefixes.stream().noneMatch(ObligationScopes::isWide)) {
            return of(scope);
        }
        var conditions = new ArrayList<String>();
        Map<String, Object> params = new HashMap<>();
        conditions.add("left(o.territory, 6) = ANY (:scopeCounties::text[])");
        params.put("scopeCounties", counties(prefixes).toArray(String[]::new));
        List<String> others =
                prefixes.stream().filter(prefix -> !isWide(prefix)).toList();
        if (!others.isEmpty()) {
            ScopeFilter rest = of(new Scope.Territory(others));
            conditions.add(rest.sql());
            params.putAll(rest.params());
        }
        return new ScopeFilter("(" + String.join(" OR ", conditions) + ")", params);
    }

    /** Whether an area is more than a county and less than all there is. */
    static boolean isWide(String prefix) {
        return !prefix.isEmpty() && prefix.length() < COUNTY;
    }

    /** The counties in which there are obligations, of those areas that are wide. */
    List<String> counties(List<String> prefixes) {
        return prefixes.stream()
                .filter(ObligationScopes::isWide)
                .flatMap(prefix -> jdbc
                        .sql(COUNTIES)
                        .param("first", prefix + "0".repeat(COUNTY - prefix.length()))
                        .param("last", prefix + "9".repeat(COUNTY - prefix.length()))
                        .query(String.class)
                        .list()
                        .stream())
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
