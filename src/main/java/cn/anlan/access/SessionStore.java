package cn.anlan.access;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions, by the hash of their secret, so that several nodes share them and a copy of the table opens no door. */
@Repository
@SuppressWarnings("ArrayRecordComponent")
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Session(UUID account, @Nullable UUID post, Instant startedAt, Instant seenAt) {}

    void insert(byte[] hash, UUID account, @Nullable UUID post, Instant now) {
        jdbc.sql("""
                        INSERT INTO access.session (hash, account, post, started_at, seen_at)
                        VALUES (:hash, :account, :post, :now, :now)
                        """)
                .param("hash", hash)
                .param("account", account)
                .param("post", post, Types.OTHER)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Session> find(byte[] hash) {
        return jdbc.sql("SELECT account, post, started_at, seen_at FROM access.session WHERE hash = ?")
                .param(hash)
                .query((row, n) -> new Session(
                        row.getObject("account", UUID.class),
                        row.getObject("post", UUID.class),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .optional();
    }

    void seen(byte[] hash, Instant now) {
        jdbc.sql("UPDATE access.session SET seen_at = ? WHERE hash = ?")
                .params(Timestamp.from(now), hash)
                .update();
    }

    void post(byte[] hash, UUID post) {
        jdbc.sql("UPDATE access.session SET post = ? WHERE hash = ?")
                .params(post, hash)
                .update();
    }

    void delete(byte[] hash) {
        jdbc.sql("DELETE FROM access.session WHERE hash = ?").param(hash).update();
    }

    void deleteOthers(UUID account, byte @Nullable [] kept) {
        jdbc.sql("DELETE FROM access.session WHERE account = :account AND hash IS DISTINCT FROM :kept")
                .param("account", account)
                .param("kept", kept, Types.BINARY)
                .update();
    }

    void deleteOfPost(UUID post) {
        jdbc.sql("DELETE FROM access.session WHERE post = ?").param(post).update();
    }

    void deleteStartedBefore(Instant instant) {
        jdbc.sql("DELETE FROM access.session WHERE started_at < ?")
                .param(Timestamp.from(instant))
                .update();
    }
}
