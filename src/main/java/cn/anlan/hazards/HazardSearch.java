package cn.anlan.hazards;

import cn.anlan.platform.SearchKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A search by words, in the order of the list. First it reads the newest hazards of the scope one by one: a common word has filled the page
 * by then, and a small scope is read whole. What is rarer is found by its keys and its area's, from the newest bucket on, so that neither
 * needs the planner to know how common a word is.
 */
final class HazardSearch {

    private static final int WINDOW = 10_000;

    /** An area's lie scattered among the country's, and are found quickly by its key. */
    private static final int WINDOW_OF_AREA = 2_000;

    /** What is rare is fetched one by one; planned for what might be common, it would be joined by reading everything. */
    private static final String ONE_BY_ONE = """
            SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)
            """;

    private final JdbcClient jdbc;
    private final HazardStore store;
    private final HazardFilter filter;
    private final List<String> areas;
    private final List<String> prefixes;
    private int window;
    private final Map<String, @Nullable Object> params;
    private final int limit;
    private final String q;

    HazardSearch(
            JdbcClient jdbc,
            HazardStore store,
            HazardFilter filter,
            List<String> areas,
            List<String> prefixes,
            Map<String, @Nullable Object> params,
            int limit) {
        this.jdbc = jdbc;
        this.store = store;
        this.filter = filter;
        this.areas = areas;
        this.prefixes = prefixes;
        this.window = prefixes.isEmpty() ? WINDOW : WINDOW_OF_AREA;
        this.params = params;
        this.limit = limit;
        this.q = java.util.Objects.requireNonNull(filter.q()).strip();
    }

    /** Reads so many of the newest before it goes by keys. */
    HazardSearch reading(int newest) {
        window = newest;
        return this;
    }

    /** A hazard that was read, and whether it was sought; the last of the window is told either way. */
    private record Read(Hazard hazard, boolean sought, boolean last) {}

    /**
     * @param where conditions that indexes lead by, with how far the list was shown already
     * @param hit conditions looked at row by row
     */
    List<Hazard> page(String where, String hit) {
        String matches = like() + hit;
        List<Read> read = readNewest(where, matches);
        List<Hazard> found = new ArrayList<>(
                read.stream().filter(Read::sought).map(Read::hazard).toList());
        Read last = read.isEmpty() ? null : read.getLast();
        if (found.size() >= limit || last == null || !last.last()) {
            return found;
        }
        params.put("lastId", last.hazard().id());
        if (filter.byDue()) {
            params.put("lastDue", HazardStore.utc(last.hazard().due));
        }
        String beyond = filter.byDue() ? " AND (h.due, h.id) > (:lastDue, :lastId)" : " AND h.id < :lastId";
        jdbc.sql(ONE_BY_ONE).query().listOfRows();
        int from =
                SearchKeys.bucket(filter.byDue() ? bound("max") : last.hazard().id());
        int to = SearchKeys.bucket(bound("min"));
        int step = filter.byDue() ? from - to + 1 : 1;
        for (int bucket = from; bucket >= to && found.size() < limit; bucket -= step, step *= 2) {
            found.addAll(byKeys(bucket, Math.max(to, bucket - step + 1), where + beyond + " AND " + matches));
        }
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    private List<Read> readNewest(String where, String matches) {
        List<String> branches = new ArrayList<>();
        for (String area : areas) {
            for (String half : HazardList.halves(area, filter)) {
                branches.add("""
                        (SELECT h.id, h.due, (%s) AS sought FROM hazards.hazard h WHERE %s %s %s ORDER BY %s LIMIT %d)
                        """.formatted(matches, area, half, where, order("h."), window));
            }
        }
        return jdbc.sql("""
                        WITH read AS (
                            SELECT id, due, sought, nth
                            FROM (SELECT id, due, sought, row_number() OVER (ORDER BY %1$s) AS nth FROM (%2$s) r) n
                            WHERE nth <= %4$d AND (sought OR nth = %4$d) ORDER BY %1$s LIMIT %5$d)
                        SELECT %3$s, r.sought, r.nth FROM read r JOIN hazards.hazard h ON h.id = r.id ORDER BY r.nth
                        """.formatted(order(""), String.join(union(), branches), HazardStore.COLUMNS, window, limit))
                .params(params)
                .query((row, n) ->
                        new Read(store.hazard(row, n), row.getBoolean("sought"), row.getLong("nth") == window))
                .list();
    }

    /** Somebody can be concerned in two ways; areas don't overlap. */
    private String union() {
        String area = areas.getFirst();
        return area.contains("scopeUnit") || area.contains("scopePerson") ? " UNION " : " UNION ALL ";
    }

    private List<Hazard> byKeys(int from, int to, String where) {
        List<String> asked = new ArrayList<>();
        for (int bucket = from; bucket >= to; bucket--) {
            var keys = HazardWords.Asked.of(q, prefixes, bucket);
            String within = "";
            if (keys.areas().length > 0) {
                params.put("areas" + bucket, keys.areas());
                within = " AND w.keys && :areas" + bucket + "::integer[]";
            }
            if (keys.numbers().length > 0) {
                params.put("numbers" + bucket, keys.numbers());
                asked.add("(w.keys && :numbers" + bucket + "::integer[]" + within + ")");
            }
            params.put("words" + bucket, keys.words());
            asked.add("(w.keys @> :words" + bucket + "::integer[]" + within + ")");
        }
        String half =
                filter.halves().size() == 1 ? HazardList.half(filter.halves().getFirst()) : "";
        return jdbc.sql("""
                        WITH found AS MATERIALIZED (SELECT w.hazard FROM hazards.word w WHERE %s)
                        SELECT %s FROM found f JOIN hazards.hazard h ON h.id = f.hazard WHERE (%s) %s %s ORDER BY %s LIMIT %d
                        """.formatted(
                                String.join(" OR ", asked),
                                HazardStore.COLUMNS,
                                String.join(" OR ", areas),
                                half,
                                where,
                                order("h."),
                                limit))
                .params(params)
                .query(store::hazard)
                .list();
    }

    private String order(String prefix) {
        return prefix + HazardList.order(filter).replace(", ", ", " + prefix);
    }

    private UUID bound(String which) {
        return jdbc.sql("SELECT id FROM hazards.hazard ORDER BY id " + (which.equals("min") ? "" : "DESC") + " LIMIT 1")
                .query(UUID.class)
                .single();
    }

    /** Ignoring case costs far more than it finds where the words have none. */
    private String like() {
        params.put("like", "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        boolean cased = q.codePoints().anyMatch(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);
        String like = cased ? " ILIKE :like" : " LIKE :like";
        return "(h.title" + like + " OR h.unit_name" + like + " OR h.place" + like + " OR h.number" + like + ")";
    }
}
