package cn.anlan.agenda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code agenda.feed}. */
@Repository
class FeedStore {

    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param readAt when a program last read it, to the minute */
    record Feed(
            UUID id,
            UUID person,
            String language,
            Instant madeAt,
            @Nullable Instant readAt) {}

    void insert(UUID id, UUID person, byte[] hash, String language, Instant now) {
        jdbc.sql("INSERT INTO agenda.feed (id, person, hash, language, made_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, person, hash, language, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends the address a person has, if they have one. */
    void revoke(UUID person, Instant now) {
        jdbc.sql("UPDATE agenda.feed SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL")
                .params(now.atOffset(ZoneOffset.UTC), person)
                .update();
    }

    Optional<Feed> of(UUID person) {
        return find("person = ?", person);
    }

    /** The feed with this secret, noting to the minute that it was read. */
    Optional<Feed> read(byte[] hash, Instant now) {
        var found = find("hash = ?", hash);
        found.filter(feed -> feed.readAt() == null || feed.readAt().isBefore(now.minusSeconds(60)))
                .ifPresent(feed -> jdbc.sql("UPDATE agenda.feed SET read_at = ? WHERE id = ?")
                        .params(now.atOffset(ZoneOffset.UTC), feed.id())
                        .update());
        return found;
    }

    private Optional<Feed> find(String condition, Object value) {
        return jdbc.sql("SELECT id, person, language, made_at, read_at FROM agenda.feed WHERE revoked_at IS NULL AND "
                        + condition)
                .param(value)
                .query((row, n) -> new Feed(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("language"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("read_at") == null
                                ? null
                                : row.getTimestamp("read_at").toInstant()))
                .optional();
    }
}
