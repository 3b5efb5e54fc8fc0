package cn.anlan.obligations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A search by words in the order of the list: first the next {@link #WINDOW} obligations of the scope one by one, which fills the page where
 * a word is common and is all there is where the scope is small; what is rarer is found by its keys.
 */
final class ObligationSearch {

    private static final int WINDOW = 10_000;

    /** What is rare is fetched one by one; planned for what might be common, it would be joined by reading everything. */
    private static final String ONE_BY_ONE = """
            SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)
            """;

    private final JdbcClient jdbc;
    private final ObligationStore store;
    private final ObligationFilter filter;
    private final List<ObligationBranch> sources;
    private final Map<String, @Nullable Object> params;
    private final int limit;
    private final String q;

    ObligationSearch(
            JdbcClient jdbc,
            ObligationStore store,
            ObligationFilter filter,
            List<ObligationBranch> sources,
            Map<String, @Nullable Object> params,
            int limit) {
        this.jdbc = jdbc;
        this.store = store;
        this.filter = filter;
        this.sources = sources;
        this.params = params;
        this.limit = limit;
        this.q = Objects.requireNonNull(filter.q()).strip();
    }

    /** An obligation that was read, and whether it was sought; the last of the window is told either way. */
    private record Read(Obligation obligation, boolean sought, boolean last) {}

    /**
     * @param where conditions that indexes lead by, with how far the list was shown already
     * @param hit conditions looked at row by row
     */
    List<Obligation> page(String where, String hit) {
        String matches = like() + hit;
        List<Read> read = readNext(where, matches);
        List<Obligation> found = new ArrayList<>(
                read.stream().filter(Read::sought).map(Read::obligation).toList());
        Read last = read.isEmpty() ? null : read.getLast();
        if (found.size() >= limit || last == null || !last.last()) {
            return found;
        }
        params.put("lastDue", ObligationStore.utc(last.obligation().due));
        params.put("lastId", last.obligation().id());
        found.addAll(byKeys(where + " AND (o.due, o.id) " + (filter.descending() ? "<" : ">")
                + " (:lastDue, :lastId) AND " + matches));
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    private List<Read> readNext(String where, String matches) {
        List<String> branches = new ArrayList<>();
        for (String stretch :
                sources.stream().flatMap(one -> one.stretches().stream()).toList()) {
            for (boolean live : ObligationList.halves(filter)) {
                branches.add("""
                        (SELECT o.id, o.due, (%s) AS sought FROM obligations.obligation o
                         WHERE %s AND o.live = %s %s ORDER BY %s LIMIT %d)
                        """.formatted(matches, stretch, live, where, order("o."), WINDOW));
            }
        }
        return jdbc.sql("""
                        WITH read AS (
                            SELECT id, due, sought, nth
                            FROM (SELECT id, due, sought, row_number() OVER (ORDER BY %1$s) AS nth FROM (%2$s) r) n
                            WHERE nth <= %4$d AND (sought OR nth = %4$d) ORDER BY %1$s LIMIT %5$d)
                        SELECT %3$s, r.sought, r.nth FROM read r JOIN obligations.obligation o ON o.id = r.id ORDER BY r.nth
                        """.formatted(
                        order(""), String.join(" UNION ALL ", branches), ObligationStore.COLUMNS, WINDOW, limit))
                .params(params)
                .query((row, n) ->
                        new Read(store.obligation(row, n), row.getBoolean("sought"), row.getLong("nth") == WINDOW))
                .list();
    }

    private List<Obligation> byKeys(String where) {
        jdbc.sql(ONE_BY_ONE).query().listOfRows();
        params.put("words", ObligationWords.asked(q));
        List<Boolean> halves = ObligationList.halves(filter);
        String half = halves.size() == 1 ? " AND o.live = " + halves.getFirst() : "";
        List<String> anywhere = sources.stream().map(ObligationBranch::anywhere).toList();
        String all = "(" + String.join(" OR ", anywhere) + ")" + half + where;
        return jdbc.sql("""
                        WITH found AS MATERIALIZED (SELECT w.obligation FROM obligations.word w WHERE w.keys @> :words::integer[])
                        SELECT * FROM (
                            SELECT %1$s FROM found f JOIN obligations.obligation o ON o.id = f.obligation WHERE %2$s
                            UNION ALL
                            SELECT %1$s FROM found f JOIN obligations.obligation o ON o.origin = f.obligation AND o.period IS NOT NULL
                            WHERE %2$s) o
                        ORDER BY %3$s LIMIT %4$d
                        """.formatted(ObligationStore.COLUMNS, all, order(""), limit))
                .params(params)
                .query(store::obligation)
                .list();
    }

    private String order(String prefix) {
        return prefix + ObligationList.order(filter).replace(", ", ", " + prefix);
    }

    /** Ignoring case costs far more than it finds where the words have none. */
    private String like() {
        params.put("like", "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        boolean cased = q.codePoints().anyMatch(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);
        String like = cased ? " ILIKE :like" : " LIKE :like";
        return "(o.title_zh" + like + " OR o.title_en" + like + ")";
    }
}
