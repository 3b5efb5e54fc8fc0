package cn.anlan.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A scope as an SQL condition over named columns. Territory conditions compare {@code left(column, n)} so that an expression index on
 * {@code left(column, 2|4|6)} serves them; a longer or odd prefix is looked for among what the next shorter index finds.
 *
 * @param sql condition to put after WHERE or AND, always in parentheses
 * @param params named parameters it uses, all starting with {@code scope}
 */
public record ScopeFilter(String sql, Map<String, Object> params) {

    /**
     * @param territory column with the twelve-digit area code
     * @param units columns naming a unit the record belongs to
     * @param persons columns naming a person taking part
     */
    public static ScopeFilter of(Scope scope, String territory, List<String> units, List<String> persons) {
        return switch (scope) {
            case Scope.Territory(var prefixes) -> territory(territory, prefixes);
            case Scope.OwnUnit(var unit) -> anyOf(units, "scopeUnit", unit);
            case Scope.TakesPart(var person) -> anyOf(persons, "scopePerson", person);
            case Scope.Nothing() -> new ScopeFilter("(false)", Map.of());
        };
    }

    private static ScopeFilter territory(String column, List<String> prefixes) {
        if (prefixes.contains("")) {
            return new ScopeFilter("(true)", Map.of());
        }
        var params = new LinkedHashMap<String, Object>();
        var parts = prefixes.stream().map(prefix -> {
            String name = "scopeArea" + params.size();
            int indexed = prefix.length() >= 6 ? 6 : prefix.length() & ~1;
            String found = indexed == 0 ? "" : "left(" + column + ", " + indexed + ") = :" + name;
            if (indexed > 0) {
                params.put(name, prefix.substring(0, indexed));
            }
            if (prefix.length() == indexed) {
                return found;
            }
            String whole = "scopeWhole" + params.size();
            params.put(whole, prefix);
            String among = "left(" + column + ", " + prefix.length() + ") = :" + whole;
            return indexed == 0 ? among : "(" + found + " AND " + among + ")";
        });
        return new ScopeFilter(parts.collect(Collectors.joining(" OR ", "(", ")")), params);
    }

    private static ScopeFilter anyOf(List<String> columns, String name, Object value) {
        if (columns.isEmpty()) {
            return new ScopeFilter("(false)", Map.of());
        }
        return new ScopeFilter(
                columns.stream().map(c -> c + " = :" + name).collect(Collectors.joining(" OR ", "(", ")")),
                Map.of(name, value));
    }
}
