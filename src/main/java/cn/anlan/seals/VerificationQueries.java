package cn.anlan.seals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What verification reads, row by row. */
@Repository
class VerificationQueries {

    private static final int FETCH = 2000;
    private static final String ACT = """
            act.id, subject_kind, subject, version, kind, person, post, unit, territory, occurred_at, entered_at, evidence, content,
            act.hash AS act_hash
            """;

    private final JdbcClient jdbc;

    VerificationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A leaf with the act it stands for, if that is still there. */
    @SuppressWarnings("ArrayRecordComponent")
    record Leaf(
            UUID actId,
            long checkpoint,
            long position,
            byte[] hash,
            @Nullable StoredAct act) {}

    void eachLeaf(Consumer<Leaf> each) {
        jdbc.sql("SELECT leaf.act, checkpoint, position, leaf.hash AS leaf_hash, " + ACT
                        + " FROM ledger.leaf LEFT JOIN ledger.act ON act.id = leaf.act ORDER BY checkpoint, position")
                .withFetchSize(FETCH)
                .query(row -> {
                    each.accept(new Leaf(
                            row.getObject("act", UUID.class),
                            row.getLong("checkpoint"),
                            row.getLong("position"),
                            row.getBytes("leaf_hash"),
                            row.getObject("id") == null ? null : act(row)));
                });
    }

    /** An act without a leaf; behind when its transaction is one that sealing had done with. */
    record Unsealed(StoredAct act, boolean behind) {}

    void eachUnsealed(Consumer<Unsealed> each) {
        jdbc.sql("SELECT " + ACT
                        + ", coalesce(tx < horizon AND server = (SELECT system_identifier FROM pg_control_system()), false) AS behind"
                        + " FROM ledger.act LEFT JOIN (SELECT horizon, server FROM ledger.checkpoint ORDER BY no DESC LIMIT 1) AS last ON true"
                        + " WHERE NOT EXISTS (SELECT FROM ledger.leaf WHERE leaf.act = act.id) ORDER BY act.id")
                .withFetchSize(FETCH)
                .query(row -> {
                    each.accept(new Unsealed(act(row), row.getBoolean("behind")));
                });
    }

    /** Acts before which their subject lacks a version. */
    record Gap(UUID id, String subjectKind, UUID subject, long version, long before) {}

    void eachGap(Consumer<Gap> each) {
        jdbc.sql("""
                        SELECT id, subject_kind, subject, version, before
                        FROM (SELECT id, subject_kind, subject, version,
                                     coalesce(lag(version) OVER (PARTITION BY subject, subject_kind ORDER BY version), 0) AS before
                              FROM ledger.act) AS numbered
                        WHERE version <> before + 1
                        """).withFetchSize(FETCH).query(row -> {
            each.accept(new Gap(
                    row.getObject("id", UUID.class),
                    row.getString("subject_kind"),
                    row.getObject("subject", UUID.class),
                    row.getLong("version"),
                    row.getLong("before")));
        });
    }

    List<Long> checkpointsWithoutLeaves() {
        return jdbc.sql("""
                        SELECT no FROM ledger.checkpoint
                        WHERE NOT EXISTS (SELECT FROM ledger.leaf WHERE leaf.checkpoint = no) ORDER BY no
                        """).query(Long.class).list();
    }

    /** Each evidence file named by acts, with the first act that names it. */
    void eachEvidence(java.util.function.BiConsumer<String, UUID> each) {
        jdbc.sql("""
                        SELECT DISTINCT ON (file) file, id FROM ledger.act, unnest(evidence) AS file
                        WHERE evidence <> '{}' ORDER BY file, id
                        """).withFetchSize(FETCH).query(row -> {
            each.accept(row.getString(1), row.getObject(2, UUID.class));
        });
    }

    long acts() {
        return jdbc.sql("SELECT count(*) FROM ledger.act").query(Long.class).single();
    }

    static StoredAct act(ResultSet row) throws SQLException {
        return new StoredAct(
                row.getObject("id", UUID.class),
                row.getString("subject_kind"),
                row.getObject("subject", UUID.class),
                row.getLong("version"),
                row.getString("kind"),
                row.getObject("person", UUID.class),
                row.getObject("post", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                instant(row, "occurred_at"),
                instant(row, "entered_at"),
                List.of((String[]) row.getArray("evidence").getArray()),
                row.getString("content"),
                row.getBytes("act_hash"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
