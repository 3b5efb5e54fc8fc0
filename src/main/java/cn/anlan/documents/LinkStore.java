package cn.anlan.documents;

import static cn.anlan.documents.LetterStore.instant;
import static cn.anlan.documents.LetterStore.utc;

import cn.anlan.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time links, by the hash of their secret. */
@Repository
class LinkStore {

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param usedAt when the reply was given, or the receipt confirmed where no reply is due */
    record Link(
            UUID id,
            UUID delivery,
            String madeName,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant openedAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {

        LetterView.LinkView view() {
            return new LetterView.LinkView(id, madeName, madeAt, expiresAt, openedAt, usedAt, revokedAt);
        }
    }

    void insert(Link link, byte[] hash) {
        jdbc.sql("""
                INSERT INTO documents.link (id, delivery, hash, made_name, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(link.id(), link.delivery(), hash, link.madeName(), utc(link.madeAt()), utc(link.expiresAt()))
                .update();
    }

    /**
     * One for each delivery, in one statement however many there are.
     *
     * @param hashes by delivery
     */
    void insertAll(Map<UUID, byte[]> hashes, String madeName, Instant madeAt, Instant expiresAt) {
        jdbc.sql("""
                INSERT INTO documents.link (id, delivery, hash, made_name, made_at, expires_at)
                SELECT id, delivery, hash, ?, ?, ? FROM unnest(?::uuid[], ?::uuid[], ?::bytea[]) AS made (id, delivery, hash)
                """)
                .params(
                        madeName,
                        utc(madeAt),
                        utc(expiresAt),
                        hashes.keySet().stream().map(delivery -> Ids.next()).toArray(UUID[]::new),
                        hashes.keySet().toArray(UUID[]::new),
                        hashes.values().toArray(byte[][]::new))
                .update();
    }

    /** Revokes the unused links of some deliveries. */
    void revokeAll(Collection<UUID> deliveries, Instant at) {
        jdbc.sql("""
                UPDATE documents.link SET revoked_at = ? WHERE delivery = ANY (?) AND used_at IS NULL AND revoked_at IS NULL
                """).params(utc(at), deliveries.toArray(UUID[]::new)).update();
    }

    Optional<Link> byHash(byte[] hash) {
        return jdbc.sql("SELECT * FROM documents.link WHERE hash = ?")
                .param(hash)
                .query(LinkStore::link)
                .optional();
    }

    List<Link> of(Collection<UUID> deliveries) {
        return jdbc.sql("SELECT * FROM documents.link WHERE delivery = ANY (?) ORDER BY id")
                .params((Object) deliveries.toArray(UUID[]::new))
                .query(LinkStore::link)
                .list();
    }

    void opened(UUID id, Instant at) {
        jdbc.sql("UPDATE documents.link SET opened_at = ? WHERE id = ? AND opened_at IS NULL")
                .params(utc(at), id)
                .update();
    }

    /** Uses it up; false if it was used or revoked meanwhile. */
    boolean use(UUID id, Instant at) {
        return jdbc.sql("UPDATE documents.link SET used_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL")
                        .params(utc(at), id)
                        .update()
                == 1;
    }

    /** Counts one more file; false when there are as many as may be. */
    boolean upload(UUID id, int most) {
        return jdbc.sql("UPDATE documents.link SET uploads = uploads + 1 WHERE id = ? AND uploads < ?")
                        .params(id, most)
                        .update()
                == 1;
    }

    /** Revokes the unused links of a delivery, one or all; how many there were. */
    int revoke(UUID delivery, @Nullable UUID id, Instant at) {
        return jdbc.sql("""
                        UPDATE documents.link SET revoked_at = :at
                        WHERE delivery = :delivery AND (:id::uuid IS NULL OR id = :id) AND used_at IS NULL AND revoked_at IS NULL
                        """)
                .param("at", utc(at))
                .param("delivery", delivery)
                .param("id", id)
                .update();
    }

    private static Link link(ResultSet row, int n) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("delivery", UUID.class),
                row.getString("made_name"),
                Objects.requireNonNull(instant(row, "made_at")),
                Objects.requireNonNull(instant(row, "expires_at")),
                instant(row, "opened_at"),
                instant(row, "used_at"),
                instant(row, "revoked_at"));
    }
}
