package cn.anlan.letterkinds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Kinds of letter as rows, each version for ever. */
@Repository
class KindStore {

    private final JdbcClient jdbc;
    private final Map<UUID, StoredKind> known = new ConcurrentHashMap<>();

    KindStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One version; it never changes. */
    StoredKind get(UUID id) {
        return known.computeIfAbsent(
                id,
                wanted -> jdbc.sql("SELECT id, unit, pack, content FROM letterkinds.kind WHERE id = ?")
                        .param(wanted)
                        .query(KindStore::row)
                        .single());
    }

    /** All versions of the kinds of these units, and of the product's own. */
    List<StoredKind> of(Collection<UUID> units) {
        return jdbc.sql("""
                        SELECT id, unit, pack, content FROM letterkinds.kind
                        WHERE unit IS NULL OR unit = ANY (?) ORDER BY key, version
                        """)
                .params((Object) units.toArray(UUID[]::new))
                .query(KindStore::row)
                .list();
    }

    List<StoredKind> all() {
        return jdbc.sql("SELECT id, unit, pack, content FROM letterkinds.kind ORDER BY unit NULLS FIRST, key, version")
                .query(KindStore::row)
                .list();
    }

    Optional<StoredKind> find(@Nullable UUID unit, String key, int version) {
        return jdbc.sql("""
                        SELECT id, unit, pack, content FROM letterkinds.kind
                        WHERE unit IS NOT DISTINCT FROM :unit::uuid AND key = :key AND version = :version
                        """)
                .param("unit", unit)
                .param("key", key)
                .param("version", version)
                .query(KindStore::row)
                .optional();
    }

    int latest(@Nullable UUID unit, String key) {
        return jdbc.sql("""
                        SELECT coalesce(max(version), 0) FROM letterkinds.kind
                        WHERE unit IS NOT DISTINCT FROM :unit::uuid AND key = :key
                        """)
                .param("unit", unit)
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /** Whether one of the product's own was read from this very text. */
    boolean has(String text) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM letterkinds.kind WHERE unit IS NULL AND source = sha256(convert_to(?, 'UTF8')))")
                .param(text)
                .query(Boolean.class)
                .single();
    }

    /** @param text from which it was read */
    void insert(StoredKind stored, String text, UUID by, Instant at, UUID act) {
        jdbc.sql("""
                INSERT INTO letterkinds.kind (id, unit, pack, key, version, content, source, taken_by, taken_at, act)
                VALUES (:id, :unit, :pack, :key, :version, :content::jsonb, sha256(convert_to(:text, 'UTF8')), :by, :at, :act)
                """)
                .param("id", stored.id())
                .param("unit", stored.unit())
                .param("pack", stored.pack())
                .param("key", stored.kind().key())
                .param("version", stored.kind().version())
                .param("content", KindReader.write(stored.kind()))
                .param("text", text)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act)
                .update();
    }

    /** Takings-in, on this node or another, wait for each other until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('letterkinds.kind'))")
                .query((row, n) -> n)
                .single();
    }

    private static StoredKind row(ResultSet row, int n) throws SQLException {
        return new StoredKind(
                row.getObject("id", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("pack"),
                KindReader.kind(row.getString("content")));
    }
}
