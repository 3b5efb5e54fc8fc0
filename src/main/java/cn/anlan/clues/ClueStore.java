package cn.anlan.clues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clues as rows; who told them lies in a table of its own. */
@Repository
class ClueStore {

    private final JdbcClient jdbc;

    ClueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever told it. */
    record Reporter(String name, @Nullable String contact) {}

    void insert(Clue c, @Nullable Reporter reporter, UUID enteredBy) {
        jdbc.sql("""
                INSERT INTO clues.clue (id, version, state, kind, type, unit, unit_name, territory, about, about_name, person, tour, words,
                    handler, handler_name, follower, follower_name, sealed, obligation, handed_over_at, entered_by)
                VALUES (?, 1, 'HANDED_OVER', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        c.id(),
                        c.kind().name(),
                        c.type() == null ? null : c.type().name(),
                        c.unit(),
                        c.unitName(),
                        c.territory(),
                        c.about(),
                        c.aboutName(),
                        c.person(),
                        c.tour(),
                        c.words(),
                        c.handler(),
                        c.handlerName(),
                        c.follower(),
                        c.followerName(),
                        c.sealed(),
                        c.obligation(),
                        utc(c.handedOverAt()),
                        enteredBy))
                .update();
        if (reporter != null) {
            jdbc.sql("INSERT INTO clues.reporter (clue, name, contact) VALUES (?, ?, ?)")
                    .params(Arrays.<@Nullable Object>asList(c.id(), reporter.name(), reporter.contact()))
                    .update();
        }
    }

    void move(Clue c, ClueStep.State to, @Nullable Instant closedAt) {
        jdbc.sql("UPDATE clues.clue SET version = version + 1, state = ?, closed_at = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(to.name(), closedAt == null ? null : utc(closedAt), c.id()))
                .update();
    }

    void answer(UUID id, Clue.@Nullable Severity severity, Clue.@Nullable Handling handling, @Nullable String result) {
        jdbc.sql("UPDATE clues.clue SET severity = ?, handling = ?, result = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(
                        severity == null ? null : severity.name(),
                        handling == null ? null : handling.name(),
                        result,
                        id))
                .update();
    }

    void remark(UUID id, @Nullable String words) {
        jdbc.sql("UPDATE clues.clue SET remark = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(words, id))
                .update();
    }

    Optional<Clue> find(UUID id) {
        return one(id, "");
    }

    Optional<Clue> lock(UUID id) {
        return one(id, " FOR UPDATE");
    }

    private Optional<Clue> one(UUID id, String suffix) {
        return jdbc.sql("SELECT * FROM clues.clue WHERE id = ?" + suffix)
                .param(id)
                .query(ClueStore::clue)
                .optional();
    }

    Optional<Reporter> reporter(UUID clue) {
        return jdbc.sql("SELECT name, contact FROM clues.reporter WHERE clue = ?")
                .param(clue)
                .query((row, n) -> new Reporter(row.getString("name"), row.getString("contact")))
                .optional();
    }

    /** Those handed over by, dealt with or followed by some units or entered by a person, and not about others, the latest first. */
    List<Clue> list(
            Collection<UUID> units,
            Collection<UUID> notAbout,
            UUID person,
            ClueStep.@Nullable State state,
            @Nullable UUID before,
            int limit) {
        UUID[] ids = units.toArray(UUID[]::new);
        String wanted = state == null ? null : state.name();
        return jdbc.sql("""
                        SELECT * FROM clues.clue
                        WHERE (unit = ANY (?) OR handler = ANY (?) OR follower = ANY (?) OR entered_by = ?) AND about <> ALL (?)
                            AND (?::text IS NULL OR state = ?) AND (?::uuid IS NULL OR id < ?)
                        ORDER BY id DESC LIMIT ?
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        ids, ids, ids, person, notAbout.toArray(UUID[]::new), wanted, wanted, before, before, limit))
                .query(ClueStore::clue)
                .list();
    }

    boolean enteredBy(UUID clue, UUID person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM clues.clue WHERE id = ? AND entered_by = ?)")
                .params(clue, person)
                .query(Boolean.class)
                .single();
    }

    private static Clue clue(ResultSet row, int n) throws SQLException {
        String type = row.getString("type");
        String severity = row.getString("severity");
        String handling = row.getString("handling");
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Clue(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                ClueStep.State.valueOf(row.getString("state")),
                Clue.Kind.valueOf(row.getString("kind")),
                type == null ? null : Clue.Misconduct.valueOf(type),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                row.getObject("about", UUID.class),
                row.getString("about_name"),
                row.getString("person"),
                row.getObject("tour", UUID.class),
                row.getString("words"),
                row.getObject("handler", UUID.class),
                row.getString("handler_name"),
                row.getObject("follower", UUID.class),
                row.getString("follower_name"),
                row.getBoolean("sealed"),
                row.getObject("obligation", UUID.class),
                severity == null ? null : Clue.Severity.valueOf(severity),
                handling == null ? null : Clue.Handling.valueOf(handling),
                row.getString("result"),
                row.getString("remark"),
                row.getTimestamp("handed_over_at").toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
