package cn.anlan.regimes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PackStore {

    private static final String STORED =
            "SELECT id, pack, version, prefix, sha256, loaded_at FROM regimes.pack_version";

    private final JdbcClient jdbc;

    PackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version without its text. */
    record Stored(UUID id, String pack, int version, String prefix, String sha256, Instant loadedAt) {}

    List<Stored> all() {
        return jdbc.sql(STORED + " ORDER BY pack, version")
                .query(PackStore::row)
                .list();
    }

    List<Stored> versions(String pack) {
        return jdbc.sql(STORED + " WHERE pack = ? ORDER BY version")
                .param(pack)
                .query(PackStore::row)
                .list();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql(STORED + " WHERE id = ?")
                .param(id)
                .query(PackStore::row)
                .optional();
    }

    Optional<String> prefixHolder(String prefix, String otherThan) {
        return jdbc.sql("SELECT pack FROM regimes.pack_version WHERE prefix = ? AND pack <> ? LIMIT 1")
                .params(prefix, otherThan)
                .query(String.class)
                .optional();
    }

    String text(UUID id) {
        return jdbc.sql("SELECT text FROM regimes.pack_version WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    void insert(Stored stored, String text, UUID act) {
        jdbc.sql("""
                INSERT INTO regimes.pack_version (id, pack, version, prefix, sha256, text, loaded_at, act)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        stored.id(),
                        stored.pack(),
                        stored.version(),
                        stored.prefix(),
                        stored.sha256(),
                        text,
                        stored.loadedAt().atOffset(ZoneOffset.UTC),
                        act)
                .update();
    }

    /** Loads of packs, on this node or another, wait for each other until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('regimes.pack_version'))")
                .query((row, n) -> n)
                .single();
    }

    private static Stored row(ResultSet row, int n) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("pack"),
                row.getInt("version"),
                row.getString("prefix"),
                row.getString("sha256"),
                row.getObject("loaded_at", OffsetDateTime.class).toInstant());
    }
}
