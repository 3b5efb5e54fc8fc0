package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code ledger.checkpoint}, {@code ledger.leaf} and {@code ledger.key}. */
@Repository
class CheckpointStore {

    /** Leaves of one tree: a proof needs all of them in memory. */
    static final int MOST = 1 << 18;

    private static final int FETCH = 5000;
    private static final String CHECKPOINT =
            "SELECT no, size, total, root, previous, sealed_at, key, signature FROM ledger.checkpoint ";
    private static final String KEY = "SELECT id, public_key, created_at, endorsed_by, endorsement FROM ledger.key ";

    private final JdbcClient jdbc;

    CheckpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the last sealing stood. */
    record Reached(String horizon, long server) {}

    /** The transactions that may still be open, and the database system that numbers them. */
    record Now(String horizon, String ceiling, long server) {}

    boolean lock(long number) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** Waits until nobody else has the lock. */
    void await(long number) {
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(?)")
                .param(number)
                .query(Integer.class)
                .single();
    }

    Now now() {
        return jdbc.sql("""
                        SELECT pg_snapshot_xmin(snapshot)::text AS horizon, pg_snapshot_xmax(snapshot)::text AS ceiling,
                               (SELECT system_identifier FROM pg_control_system()) AS server
                        FROM pg_current_snapshot() AS snapshot
                        """).query(Now.class).single();
    }

    Optional<Checkpoint> last() {
        return jdbc.sql(CHECKPOINT + "ORDER BY no DESC LIMIT 1")
                .query(CheckpointStore::checkpoint)
                .optional();
    }

    Optional<Reached> reached() {
        return jdbc.sql("SELECT horizon::text AS horizon, server FROM ledger.checkpoint ORDER BY no DESC LIMIT 1")
                .query(Reached.class)
                .optional();
    }

    Optional<Checkpoint> find(long no) {
        return jdbc.sql(CHECKPOINT + "WHERE no = ?")
                .param(no)
                .query(CheckpointStore::checkpoint)
                .optional();
    }

    List<Checkpoint> newestFirst(long before, int limit) {
        return jdbc.sql(CHECKPOINT + "WHERE no < ? ORDER BY no DESC LIMIT ?")
                .params(before, limit)
                .query(CheckpointStore::checkpoint)
                .list();
    }

    /** All checkpoints after a number in order, as they come from the database. */
    void eachAfter(long no, Consumer<Checkpoint> each) {
        jdbc.sql(CHECKPOINT + "WHERE no > ? ORDER BY no")
                .param(no)
                .withFetchSize(FETCH)
                .query(row -> {
                    each.accept(checkpoint(row, 0));
                });
    }

    void insert(Checkpoint made, Reached reached) {
        jdbc.sql("""
                        INSERT INTO ledger.checkpoint
                               (no, size, total, root, previous, sealed_at, key, signature, horizon, server)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::xid8, ?)
                        """)
                .params(
                        made.no(),
                        made.size(),
                        made.total(),
                        Hashes.bytes(made.root()),
                        Hashes.bytes(made.previous()),
                        made.sealedAt().atOffset(ZoneOffset.UTC),
                        made.key(),
                        Hashes.bytes(made.signature()),
                        reached.horizon(),
                        reached.server())
                .update();
    }

    /** Gives a place to every act that was written since a horizon and has none, up to {@link #MOST}. */
    int placeNew(long no, String horizon, String ceiling) {
        // The planner can't know how few transactions lie between the two and would read both tables whole.
        jdbc.sql("""
                        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                               set_config('enable_mergejoin', 'off', true)
                        """).query().listOfRows();
        return jdbc.sql(placing("tx >= ?::xid8 AND tx <= ?::xid8 AND"))
                .params(no, horizon, ceiling, MOST)
                .update();
    }

    /** Gives a place to every act that has none, whenever it was written, up to {@link #MOST}. */
    int placeAll(long no) {
        return jdbc.sql(placing("")).params(no, MOST).update();
    }

    private static String placing(String condition) {
        return """
                INSERT INTO ledger.leaf (act, checkpoint, position, hash)
                SELECT id, ?, row_number() OVER (ORDER BY id) - 1, hash FROM ledger.act
                WHERE %s NOT EXISTS (SELECT FROM ledger.leaf WHERE leaf.act = act.id)
                ORDER BY id LIMIT ?
                """.formatted(condition);
    }

    /** The hashes of a checkpoint's acts in the order of their places. */
    void eachLeaf(long no, Consumer<byte[]> each) {
        jdbc.sql("SELECT hash FROM ledger.leaf WHERE checkpoint = ? ORDER BY position")
                .param(no)
                .withFetchSize(FETCH)
                .query(row -> {
                    each.accept(row.getBytes(1));
                });
    }

    Optional<PublishedKey> newestKey() {
        return jdbc.sql(KEY + "WHERE NOT EXISTS (SELECT FROM ledger.key AS later WHERE later.endorsed_by = key.id)"
                        + " ORDER BY created_at DESC LIMIT 1")
                .query(CheckpointStore::key)
                .optional();
    }

    /** All keys, each after the one that endorsed it; keys that nothing leads to come last. */
    List<PublishedKey> keysInOrder() {
        return jdbc.sql("""
                        WITH RECURSIVE rank (id, place) AS (
                            SELECT id, 0 FROM ledger.key WHERE endorsed_by IS NULL
                            UNION SELECT key.id, place + 1 FROM ledger.key JOIN rank ON key.endorsed_by = rank.id WHERE place < 10000)
                        """ + KEY + "LEFT JOIN rank USING (id) ORDER BY place NULLS LAST, created_at, id")
                .query(CheckpointStore::key)
                .list();
    }

    void insert(PublishedKey key) {
        jdbc.sql("INSERT INTO ledger.key (id, public_key, created_at, endorsed_by, endorsement) VALUES (?, ?, ?, ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        key.id(),
                        key.publicKey(),
                        key.createdAt().atOffset(ZoneOffset.UTC),
                        key.endorsedBy(),
                        key.endorsement()))
                .update();
    }

    private static Checkpoint checkpoint(ResultSet row, int n) throws SQLException {
        return new Checkpoint(
                row.getLong("no"),
                row.getLong("size"),
                row.getLong("total"),
                Hashes.hex(row.getBytes("root")),
                Hashes.hex(row.getBytes("previous")),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("key"),
                Hashes.hex(row.getBytes("signature")));
    }

    private static PublishedKey key(ResultSet row, int n) throws SQLException {
        return new PublishedKey(
                row.getString("id"),
                row.getBytes("public_key"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("endorsed_by"),
                row.getBytes("endorsement"));
    }
}
