package cn.anlan.organization;

import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts and who held them when. */
@Repository
class PostStore {

    private static final String POST_AT = """
            SELECT p.id, p.unit, p.title, p.role, p.in_leading_team, p.in_leading_team_since, h.person, n.name, lower(h.during) AS since, upper(h.during) AS until
            FROM organization.post p
            LEFT JOIN organization.holding h ON h.post = p.id AND h.during @> :at
            LEFT JOIN organization.person n ON n.id = h.person
            """;

    private static final String HOLDINGS = """
            SELECT h.id, h.post, h.person, n.name, lower(h.during) AS since, upper(h.during) AS until
            FROM organization.holding h JOIN organization.person n ON n.id = h.person
            """;

    private final JdbcClient jdbc;

    PostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Post(
            UUID id,
            UUID unit,
            String title,
            Role role,
            boolean leading,
            @Nullable LocalDate closed,
            long version) {}

    record Holding(UUID id, UUID post, HolderView holder) {}

    Optional<Post> find(UUID id) {
        return post(id, "");
    }

    /** Finds a post and keeps others from changing it until the transaction ends. */
    Optional<Post> lock(UUID id) {
        return post(id, " FOR UPDATE");
    }

    private Optional<Post> post(UUID id, String suffix) {
        return jdbc.sql(
                        "SELECT id, unit, title, role, in_leading_team, closed, version FROM organization.post WHERE id = :id"
                                + suffix)
                .param("id", id)
                .query(PostStore::post)
                .optional();
    }

    List<Post> openIn(UUID unit) {
        return jdbc.sql("""
                        SELECT id, unit, title, role, in_leading_team, closed, version FROM organization.post
                        WHERE unit = :unit AND closed IS NULL ORDER BY id FOR UPDATE
                        """).param("unit", unit).query(PostStore::post).list();
    }

    Optional<PostView> findAt(UUID id, LocalDate at) {
        return jdbc.sql(POST_AT + "WHERE p.id = :id")
                .param("id", id)
                .param("at", at)
                .query(PostStore::view)
                .optional();
    }

    List<PostView> findAllAt(Collection<UUID> ids, LocalDate at) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(POST_AT + "WHERE p.id = ANY (:ids)")
                        .param("ids", ids.toArray(new UUID[0]))
                        .param("at", at)
                        .query(PostStore::view)
                        .list();
    }

    List<PostView> ofUnit(UUID unit, LocalDate at) {
        return jdbc.sql(POST_AT + "WHERE p.unit = :unit AND (p.closed IS NULL OR p.closed > :at) ORDER BY p.id")
                .param("unit", unit)
                .param("at", at)
                .query(PostStore::view)
                .list();
    }

    List<PostView> ofUnits(Collection<UUID> units, LocalDate at) {
        return jdbc.sql(POST_AT + "WHERE p.unit = ANY (:units) AND (p.closed IS NULL OR p.closed > :at) ORDER BY p.id")
                .param("units", units.toArray(new UUID[0]))
                .param("at", at)
                .query(PostStore::view)
                .list();
    }

    /** The posts of units and of the committees and offices in them; {@code home} says which of the units a post was found for. */
    List<InHome> ofUnitsAndBodies(Collection<UUID> units, LocalDate at) {
        return jdbc.sql("""
                        WITH RECURSIVE place AS (
                            SELECT id AS home, id, 0 AS depth FROM unnest(:units::uuid[]) AS asked (id)
                            UNION ALL
                            SELECT p.home, u.id, p.depth + 1 FROM place p JOIN organization.unit u ON u.parent = p.id
                            WHERE u.kind IN ('COMMITTEE', 'OFFICE') AND u.closed IS NULL AND p.depth < 3)
                        SELECT place.home, post.* FROM place
                        JOIN LATERAL (%s WHERE p.unit = place.id AND (p.closed IS NULL OR p.closed > :at)
                            AND (place.depth = 0 OR p.role <> 'PRINCIPAL')) post ON true
                        ORDER BY place.depth, post.id
                        """.formatted(POST_AT))
                .param("units", units.toArray(new UUID[0]))
                .param("at", at)
                .query((row, n) -> new InHome(row.getObject("home", UUID.class), view(row, n)))
                .list();
    }

    /** A post and the unit whose affairs it serves. */
    record InHome(UUID home, PostView post) {}

    List<PostView> heldBy(UUID person, LocalDate at) {
        return jdbc.sql(POST_AT + "WHERE h.person = :person ORDER BY h.during, p.id")
                .param("person", person)
                .param("at", at)
                .query(PostStore::view)
                .list();
    }

    /** The posts a person held on any day from one to another, each with that holding, the earliest first. */
    List<PostView> postsDuring(UUID person, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT p.id, p.unit, p.title, p.role, p.in_leading_team, p.in_leading_team_since, h.person, n.name,
                                lower(h.during) AS since, upper(h.during) AS until
                        FROM organization.holding h JOIN organization.post p ON p.id = h.post
                        JOIN organization.person n ON n.id = h.person
                        WHERE h.person = :person AND h.during && daterange(:from, :to, '[]') ORDER BY h.during, p.id
                        """)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .query(PostStore::view)
                .list();
    }

    List<Holding> holdingsOfPost(UUID post) {
        return jdbc.sql(HOLDINGS + "WHERE h.post = :post ORDER BY h.during DESC")
                .param("post", post)
                .query(PostStore::holding)
                .list();
    }

    List<Holding> holdingsOfPerson(UUID person) {
        return jdbc.sql(HOLDINGS + "WHERE h.person = :person ORDER BY h.during DESC")
                .param("person", person)
                .query(PostStore::holding)
                .list();
    }

    /** Holdings of a post that share a day with a time from one day to another, open-ended if null. */
    List<Holding> overlapping(UUID post, LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql(HOLDINGS + "WHERE h.post = :post AND h.during && daterange(:from, :to) ORDER BY h.during")
                .param("post", post)
                .param("from", from)
                .param("to", to, Types.DATE)
                .query(PostStore::holding)
                .list();
    }

    /** Roles a person holds on any day of a time, with the posts' titles. */
    List<Post> heldDuring(UUID person, LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql("""
                        SELECT p.id, p.unit, p.title, p.role, p.in_leading_team, p.closed, p.version
                        FROM organization.holding h JOIN organization.post p ON p.id = h.post
                        WHERE h.person = :person AND h.during && daterange(:from, :to) ORDER BY p.id
                        """)
                .param("person", person)
                .param("from", from)
                .param("to", to, Types.DATE)
                .query(PostStore::post)
                .list();
    }

    void insert(Post post, LocalDate day) {
        jdbc.sql("""
                        INSERT INTO organization.post (id, unit, title, role, in_leading_team, in_leading_team_since, version)
                        VALUES (:id, :unit, :title, :role, :leading, CASE WHEN :leading THEN :day END, :version)
                        """)
                .param("id", post.id())
                .param("unit", post.unit())
                .param("title", post.title())
                .param("role", post.role().name())
                .param("leading", post.leading())
                .param("day", day)
                .param("version", post.version())
                .update();
    }

    boolean hasOpenPrincipal(UUID unit) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM organization.post WHERE unit = :unit AND role = 'PRINCIPAL' AND closed IS NULL)
                        """).param("unit", unit).query(Boolean.class).single();
    }

    void hold(UUID post, UUID person, LocalDate from, @Nullable LocalDate to) {
        jdbc.sql("""
                        INSERT INTO organization.holding (id, post, person, during)
                        VALUES (:id, :post, :person, daterange(:from, :to))
                        """)
                .param("id", Ids.next())
                .param("post", post)
                .param("person", person)
                .param("from", from)
                .param("to", to, Types.DATE)
                .update();
    }

    /** Ends a holding before a day; one that would have no day left was a mistake and is taken back. */
    void end(Holding holding, LocalDate on) {
        if (!on.isAfter(holding.holder().from())) {
            jdbc.sql("DELETE FROM organization.holding WHERE id = :id")
                    .param("id", holding.id())
                    .update();
            return;
        }
        jdbc.sql("UPDATE organization.holding SET during = daterange(lower(during), :on) WHERE id = :id")
                .param("on", on)
                .param("id", holding.id())
                .update();
    }

    void version(UUID post, long version) {
        jdbc.sql("UPDATE organization.post SET version = :version WHERE id = :id")
                .param("version", version)
                .param("id", post)
                .update();
    }

    void lead(UUID post, boolean leading, LocalDate day, long version) {
        jdbc.sql("""
                        UPDATE organization.post SET in_leading_team = :leading, version = :version,
                            in_leading_team_since = CASE WHEN :leading THEN coalesce(in_leading_team_since, :day) END
                        WHERE id = :id
                        """)
                .param("day", day)
                .param("leading", leading)
                .param("version", version)
                .param("id", post)
                .update();
    }

    void close(UUID post, LocalDate date, long version) {
        jdbc.sql("UPDATE organization.post SET closed = :date, version = :version WHERE id = :id")
                .param("date", date)
                .param("version", version)
                .param("id", post)
                .update();
    }

    private static Post post(ResultSet row, int n) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("title"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("in_leading_team"),
                row.getObject("closed", LocalDate.class),
                row.getLong("version"));
    }

    private static PostView view(ResultSet row, int n) throws SQLException {
        UUID person = row.getObject("person", UUID.class);
        return new PostView(
                row.getObject("id", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("title"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("in_leading_team"),
                row.getObject("in_leading_team_since", LocalDate.class),
                person == null ? null : holder(row, person));
    }

    private static Holding holding(ResultSet row, int n) throws SQLException {
        return new Holding(
                row.getObject("id", UUID.class),
                row.getObject("post", UUID.class),
                holder(row, row.getObject("person", UUID.class)));
    }

    private static HolderView holder(ResultSet row, UUID person) throws SQLException {
        return new HolderView(
                person,
                row.getString("name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
