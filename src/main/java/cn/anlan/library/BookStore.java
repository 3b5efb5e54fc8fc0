package cn.anlan.library;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.BulkRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rule books with their editions and articles. Who reads is told by the area codes of their places. */
@Repository
class BookStore {

    /** Rules of a place hold for whoever is in it, and are known to whoever is above it. */
    static final String WITHIN = """
            EXISTS (SELECT FROM unnest(b.places) p, unnest(CAST(:places AS text[])) mine
                    WHERE starts_with(mine, p) OR starts_with(p, mine))
            """;

    static final String IN_FORCE = """
            (e.valid_from <= :on AND (e.valid_to IS NULL OR e.valid_to >= :on)
             AND (e.superseded_on IS NULL OR e.superseded_on > :on) AND (b.withdrawn_on IS NULL OR b.withdrawn_on > :on))
            """;

    static final String COLUMNS = """
            e.id AS edition, b.id AS book, b.version, b.kind, b.unit, b.unit_name, b.withdrawn_on, b.withdrawn_why, e.no, e.title,
            e.number, e.issuer, e.valid_from, e.valid_to, e.superseded_on, e.articles, e.source_name, e.source_type,
            e.source_sha256, e.entered_by, e.entered_at
            """;

    /** The highest kind of rule first. */
    static final String ORDER =
            "array_position(ARRAY['LAW', 'REGULATION', 'STANDARD', 'POLICY', 'SYSTEM', 'PROCEDURE'], b.kind), e.title, b.id";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    BookStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** @param places for which it holds: prefixes of area codes */
    record Book(
            UUID id,
            long version,
            @Nullable UUID unit,
            List<String> places,
            @Nullable LocalDate withdrawnOn) {}

    /** Finds a book and keeps others from changing it until the transaction ends. */
    Optional<Book> lock(UUID id, List<String> places) {
        return jdbc.sql(
                        "SELECT b.id, b.version, b.unit, b.places, b.withdrawn_on FROM library.book b WHERE b.id = :id AND "
                                + WITHIN + " FOR UPDATE")
                .param("id", id)
                .param("places", places.toArray(String[]::new))
                .query((row, n) -> new Book(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        row.getObject("unit", UUID.class),
                        List.of((String[]) row.getArray("places").getArray()),
                        row.getObject("withdrawn_on", LocalDate.class)))
                .optional();
    }

    void insert(Book book, RuleKind kind, @Nullable String unitName) {
        jdbc.sql("INSERT INTO library.book (id, version, kind, unit, unit_name, places) VALUES (?, 1, ?, ?, ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        book.id(),
                        kind.name(),
                        book.unit(),
                        unitName,
                        book.places().toArray(String[]::new)))
                .update();
    }

    /** An edition just entered, number {@code no} of its book. */
    record Entered(
            UUID id,
            UUID book,
            int no,
            RuleBooks.NewEdition said,
            Edition.@Nullable Source source,
            String by,
            Instant at) {}

    void insert(Entered edition, List<Article> articles) {
        RuleBooks.NewEdition said = edition.said();
        Edition.Source source = edition.source();
        jdbc.sql("""
                INSERT INTO library.edition (id, book, no, title, number, issuer, folded, valid_from, valid_to, articles, source_name,
                    source_type, source_sha256, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        edition.id(),
                        edition.book(),
                        edition.no(),
                        said.title(),
                        said.number(),
                        said.issuer(),
                        SearchText.fold(said.title() + "\n" + said.number() + "\n" + said.issuer()),
                        said.from(),
                        said.to(),
                        articles.size(),
                        source == null ? null : source.name(),
                        source == null ? null : source.type(),
                        source == null ? null : source.sha256(),
                        edition.by(),
                        edition.at().atOffset(ZoneOffset.UTC)))
                .update();
        var rows = new BulkRows("library.article", "edition, ord, anchor, label, part, heading, body, folded, keys");
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            String folded = article.folded();
            rows.add(
                    edition.id(),
                    i + 1,
                    article.anchor(),
                    article.label(),
                    article.part(),
                    article.heading(),
                    article.body(),
                    folded,
                    SearchText.keys(folded));
        }
        rows.store(template);
    }

    /** A later edition takes over on a day. */
    void supersede(UUID book, int no, LocalDate on) {
        jdbc.sql("UPDATE library.edition SET superseded_on = ? WHERE book = ? AND no = ?")
                .params(on, book, no)
                .update();
    }

    void next(UUID book) {
        jdbc.sql("UPDATE library.book SET version = version + 1 WHERE id = ?")
                .param(book)
                .update();
    }

    void withdraw(UUID book, LocalDate on, String why) {
        jdbc.sql("UPDATE library.book SET version = version + 1, withdrawn_on = ?, withdrawn_why = ? WHERE id = ?")
                .params(on, why, book)
                .update();
    }

    /** All editions of a book, the newest first; none of a book that isn't for these places. */
    List<Edition> editions(UUID book, List<String> places) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM library.edition e JOIN library.book b ON b.id = e.book WHERE b.id = :book AND "
                        + WITHIN
                        + " ORDER BY e.no DESC")
                .param("book", book)
                .param("places", places.toArray(String[]::new))
                .query(BookStore::edition)
                .list();
    }

    List<Article> articles(UUID edition) {
        return jdbc.sql("SELECT anchor, label, part, heading, body FROM library.article WHERE edition = ? ORDER BY ord")
                .param(edition)
                .query(Article.class)
                .list();
    }

    /** Of each book the edition in force on the day, or with {@code all} else its latest. */
    List<Edition> list(BookFilter filter, List<String> places, int offset, int limit) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("places", places.toArray(String[]::new));
        params.put("on", filter.on());
        params.put("all", filter.all());
        params.put("offset", offset);
        params.put("limit", limit);
        return jdbc.sql("""
                        SELECT %s FROM library.book b JOIN LATERAL (
                            SELECT * FROM library.edition e WHERE e.book = b.id ORDER BY %s DESC, e.no DESC LIMIT 1) e ON true
                        WHERE (:all OR %s) AND %s %s ORDER BY %s OFFSET :offset LIMIT :limit
                        """.formatted(COLUMNS, IN_FORCE, IN_FORCE, WITHIN, wanted(filter, params), ORDER))
                .params(params)
                .query(BookStore::edition)
                .list();
    }

    private static String wanted(BookFilter filter, Map<String, @Nullable Object> params) {
        var where = new StringBuilder();
        if (filter.kind() != null) {
            where.append(" AND b.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        for (int i = 0; i < filter.words().size(); i++) {
            where.append(" AND ").append(filter.words().get(i).in("e.folded", "word" + i, params));
        }
        return where.toString();
    }

    static Edition edition(ResultSet row, int n) throws SQLException {
        String title = row.getString("title");
        String issuer = row.getString("issuer");
        String source = row.getString("source_sha256");
        return new Edition(
                row.getObject("edition", UUID.class),
                row.getString("book"),
                false,
                row.getLong("version"),
                RuleKind.valueOf(row.getString("kind")),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getInt("no"),
                new Bilingual(title, title),
                row.getString("number"),
                new Bilingual(issuer, issuer),
                new Standing.Span(
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getObject("superseded_on", LocalDate.class),
                        row.getObject("withdrawn_on", LocalDate.class)),
                row.getString("withdrawn_why"),
                row.getInt("articles"),
                source == null
                        ? null
                        : new Edition.Source(row.getString("source_name"), row.getString("source_type"), source),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
