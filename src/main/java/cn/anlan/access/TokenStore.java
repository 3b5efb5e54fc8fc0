package cn.anlan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** API tokens, by the hash of their secret. */
@Repository
@SuppressWarnings("ArrayRecordComponent")
class TokenStore {

    private static final String COLUMNS =
            "t.id, t.account, a.account AS account_name, t.post, t.name, t.read_only, t.created_at, t.expires_at, t.revoked_at, t.used_at";

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Token(
            UUID id,
            UUID account,
            String accountName,
            UUID post,
            String name,
            boolean readOnly,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt) {}

    /** The token if it is valid now, noting to the minute that it was used. */
    Optional<Token> use(byte[] hash, Instant now) {
        var found = jdbc.sql("SELECT " + COLUMNS + """
                         FROM access.token t JOIN access.account a ON a.id = t.account
                        WHERE t.hash = ? AND t.revoked_at IS NULL AND t.expires_at > ?
                        """)
                .params(hash, Timestamp.from(now))
                .query(TokenStore::token)
                .optional();
        found.filter(token -> token.usedAt() == null || token.usedAt().isBefore(now.minusSeconds(60)))
                .ifPresent(token -> jdbc.sql("UPDATE access.token SET used_at = ? WHERE id = ?")
                        .params(Timestamp.from(now), token.id())
                        .update());
        return found;
    }

    /** All tokens, or those of one account, latest first. */
    List<Token> list(@Nullable UUID account) {
        var query = jdbc.sql("SELECT " + COLUMNS + " FROM access.token t JOIN access.account a ON a.id = t.account"
                + (account == null ? "" : " WHERE t.account = :account") + " ORDER BY t.id DESC LIMIT 500");
        return (account == null ? query : query.param("account", account))
                .query(TokenStore::token)
                .list();
    }

    Optional<Token> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM access.token t JOIN access.account a ON a.id = t.account WHERE t.id = ?")
                .param(id)
                .query(TokenStore::token)
                .optional();
    }

    void insert(Token token, byte[] hash) {
        jdbc.sql("""
                        INSERT INTO access.token (id, hash, account, post, name, read_only, created_at, expires_at)
                        VALUES (:id, :hash, :account, :post, :name, :readOnly, :createdAt, :expiresAt)
                        """)
                .param("id", token.id())
                .param("hash", hash)
                .param("account", token.account())
                .param("post", token.post())
                .param("name", token.name())
                .param("readOnly", token.readOnly())
                .param("createdAt", Timestamp.from(token.createdAt()))
                .param("expiresAt", Timestamp.from(token.expiresAt()))
                .update();
    }

    void revoke(UUID id, Instant now) {
        jdbc.sql("UPDATE access.token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .params(Timestamp.from(now), id)
                .update();
    }

    private static Token token(ResultSet row, int n) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        Timestamp used = row.getTimestamp("used_at");
        return new Token(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                row.getString("account_name"),
                row.getObject("post", UUID.class),
                row.getString("name"),
                row.getBoolean("read_only"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                revoked == null ? null : revoked.toInstant(),
                used == null ? null : used.toInstant());
    }
}
