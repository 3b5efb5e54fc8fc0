package cn.anlan.library;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds articles by words: first by the keys of their characters, then by looking. */
@Component
class ArticleSearch {

    private final JdbcClient jdbc;

    ArticleSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An article found, and how many there are in all. */
    record Found(Edition edition, Article article, int total) {}

    /** @param book the only one to look into, null for all */
    List<Found> find(BookFilter filter, @Nullable UUID book, List<String> places, int offset, int limit) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("places", places.toArray(String[]::new));
        params.put("on", filter.on());
        params.put("all", filter.all());
        params.put("offset", offset);
        params.put("limit", limit);
        var where = new StringBuilder();
        var headed = new StringBuilder("true");
        for (int i = 0; i < filter.words().size(); i++) {
            Word word = filter.words().get(i);
            where.append(" AND ").append(word.keyed("a.keys", "word" + i, params));
            where.append(" AND ").append(word.in("a.folded", "word" + i, params));
            headed.append(" AND ").append(word.in("lower(a.label || a.heading)", "word" + i, params));
        }
        if (filter.kind() != null) {
            where.append(" AND b.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (book != null) {
            where.append(" AND b.id = :book");
            params.put("book", book);
        }
        return jdbc.sql("""
                        SELECT %s, a.anchor, a.label, a.part, a.heading, a.body, count(*) OVER () AS total
                        FROM library.article a JOIN library.edition e ON e.id = a.edition JOIN library.book b ON b.id = e.book
                        WHERE (:all OR %s) AND %s %s
                        ORDER BY (%s) DESC, %s, e.no DESC, a.ord OFFSET :offset LIMIT :limit
                        """.formatted(
                        BookStore.COLUMNS, BookStore.IN_FORCE, BookStore.WITHIN, where, headed, BookStore.ORDER))
                .params(params)
                .query((row, n) -> new Found(
                        BookStore.edition(row, n),
                        new Article(
                                row.getString("anchor"),
                                row.getString("label"),
                                row.getString("part"),
                                row.getString("heading"),
                                row.getString("body")),
                        row.getInt("total")))
                .list();
    }
}
