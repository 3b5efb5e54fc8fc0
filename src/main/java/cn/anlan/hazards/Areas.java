package cn.anlan.hazards;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scope, narrowed to an area, as branches of a query each of which one index serves. */
final class Areas {

    /** The columns by which somebody without a territory is concerned. */
    private static final List<String> UNITS = List.of("h.unit", "h.keeper");

    private static final List<String> PERSONS = List.of("h.reporter", "h.bearer_person");

    private Areas() {}

    /** The conditions, one for each branch, their parameters put into {@code params}. None means that nothing is seen. */
    static List<String> branches(Scope scope, @Nullable String area, Map<String, @Nullable Object> params) {
        String within = area == null ? "" : area;
        List<String> branches = new ArrayList<>();
        switch (scope) {
            case Scope.Territory(var prefixes) ->
                narrowed(prefixes, within).forEach(prefix -> branches.add(area(prefix, branches.size(), params)));
            case Scope.OwnUnit ignored ->
                UNITS.forEach(column ->
                        branches.add(other(scope, List.of(column), List.of(), within, branches.size(), params)));
            case Scope.TakesPart ignored ->
                PERSONS.forEach(column ->
                        branches.add(other(scope, List.of(), List.of(column), within, branches.size(), params)));
            case Scope.Nothing ignored -> {}
        }
        return branches;
    }

    /** The territories that a scope is narrowed to; none for the whole country, and for somebody without a territory. */
    static List<String> prefixes(Scope scope, @Nullable String area) {
        List<String> narrowed = scope instanceof Scope.Territory(var prefixes)
                ? narrowed(prefixes, area == null ? "" : area)
                : List.of();
        return narrowed.contains("") ? List.of() : narrowed;
    }

    /** The prefixes within an area, those within each other once. */
    static List<String> narrowed(List<String> prefixes, String area) {
        List<String> narrowed = new ArrayList<>();
        for (String prefix : prefixes) {
            if (prefix.startsWith(area)) {
                narrowed.add(prefix);
            } else if (area.startsWith(prefix)) {
                narrowed.add(area);
            }
        }
        return narrowed.stream()
                .distinct()
                .filter(one -> narrowed.stream().noneMatch(other -> !other.equals(one) && one.startsWith(other)))
                .toList();
    }

    private static String area(String prefix, int n, Map<String, @Nullable Object> params) {
        var filter = ScopeFilter.of(new Scope.Territory(List.of(prefix)), "h.territory", List.of(), List.of());
        return renamed(filter, n, params);
    }

    private static String other(
            Scope scope,
            List<String> units,
            List<String> persons,
            String area,
            int n,
            Map<String, @Nullable Object> params) {
        String sql = renamed(ScopeFilter.of(scope, "h.territory", units, persons), n, params);
        if (area.isEmpty()) {
            return sql;
        }
        params.put("within", area + "%");
        return sql + " AND h.territory LIKE :within";
    }

    private static String renamed(ScopeFilter filter, int n, Map<String, @Nullable Object> params) {
        String sql = filter.sql();
        for (var param : filter.params().entrySet()) {
            String name = param.getKey() + "b" + n;
            sql = sql.replace(":" + param.getKey(), ":" + name);
            params.put(name, param.getValue());
        }
        return sql;
    }
}
