package cn.anlan.regimes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A difference between a pack and the version before it.
 *
 * @param part {@code clause}, {@code parameter} or {@code duty}
 * @param key its id or key
 */
record PackChange(String part, String key, Kind kind) {

    enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    static List<PackChange> between(RegimePack before, RegimePack after) {
        var changes = new ArrayList<PackChange>();
        compare("clause", before.clauses(), after.clauses(), Clause::id, changes);
        compare("parameter", before.parameters(), after.parameters(), Parameter::key, changes);
        compare("duty", before.duties(), after.duties(), Duty::key, changes);
        return changes;
    }

    // A parameter's key may stand for several spans of validity, so all of one key are compared together.
    private static <T> void compare(
            String part, List<T> before, List<T> after, Function<T, String> key, List<PackChange> changes) {
        Map<String, List<T>> old = byKey(before, key);
        Map<String, List<T>> now = byKey(after, key);
        now.forEach((k, items) -> {
            if (!old.containsKey(k)) {
                changes.add(new PackChange(part, k, Kind.ADDED));
            } else if (!Objects.equals(old.get(k), items)) {
                changes.add(new PackChange(part, k, Kind.CHANGED));
            }
        });
        old.keySet().stream()
                .filter(k -> !now.containsKey(k))
                .forEach(k -> changes.add(new PackChange(part, k, Kind.REMOVED)));
    }

    private static <T> Map<String, List<T>> byKey(List<T> items, Function<T, String> key) {
        return items.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
