package cn.anlan.seals;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an archive is written from. */
@Repository
class ExportQueries {

    private static final int FETCH = 2000;

    /** The subjects a selection touches; of each, all acts; those outside the selection or the scope are withheld. */
    private static final String ACTS = """
            WITH chosen AS (
                SELECT DISTINCT subject, subject_kind FROM ledger.act WHERE (%1$s) AND %2$s)
            SELECT act.id, act.subject_kind, act.subject, act.version, act.content, act.hash, act.evidence,
                   leaf.checkpoint, leaf.position, (%1$s) AND %2$s AS within,
                   leaf.act IS NULL AND act.tx >= coalesce((SELECT horizon FROM ledger.checkpoint ORDER BY no DESC LIMIT 1), '0'::xid8)
                       AS fresh
            FROM ledger.act JOIN chosen USING (subject, subject_kind) LEFT JOIN ledger.leaf ON leaf.act = act.id
            ORDER BY %3$s
            """;

    private final JdbcClient jdbc;

    ExportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An act of an archive.
     *
     * @param within its content may be shown; else only its hash
     * @param fresh not sealed because it was recorded just now
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Act(
            UUID id,
            String subjectKind,
            UUID subject,
            long version,
            String content,
            byte[] hash,
            List<String> evidence,
            boolean within,
            boolean fresh) {}

    /** Where an act stands. */
    @SuppressWarnings("ArrayRecordComponent")
    record Place(UUID act, byte[] hash, long checkpoint, int position) {}

    /** A sealed act that is gone. */
    record Gone(UUID act, long checkpoint) {}

    boolean any(Selection selection, Scope scope) {
        var filter = filter(scope);
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger.act WHERE (" + selection.condition() + ") AND "
                        + filter.sql() + ")")
                .params(selection.values())
                .params(filter.params())
                .query(Boolean.class)
                .single();
    }

    void eachAct(Selection selection, Scope scope, Consumer<Act> each) {
        query(selection, scope, "act.subject_kind COLLATE \"C\", act.subject, act.version")
                .query(row -> {
                    each.accept(new Act(
                            row.getObject("id", UUID.class),
                            row.getString("subject_kind"),
                            row.getObject("subject", UUID.class),
                            row.getLong("version"),
                            row.getString("content"),
                            row.getBytes("hash"),
                            List.of((String[]) row.getArray("evidence").getArray()),
                            row.getBoolean("within"),
                            row.getBoolean("fresh")));
                });
    }

    void eachPlace(Selection selection, Scope scope, Consumer<Place> each) {
        query(selection, scope, "leaf.checkpoint, leaf.position").query(row -> {
            if (row.getObject("checkpoint") != null) {
                each.accept(new Place(
                        row.getObject("id", UUID.class),
                        row.getBytes("hash"),
                        row.getLong("checkpoint"),
                        row.getInt("position")));
            }
        });
    }

    /** All sealed acts that are gone: nobody can tell any more whether they belonged to what was selected. */
    List<Gone> gone() {
        return jdbc.sql("""
                        SELECT act, checkpoint FROM ledger.leaf
                        WHERE NOT EXISTS (SELECT FROM ledger.act WHERE act.id = leaf.act) ORDER BY act
                        """).query(Gone.class).list();
    }

    private JdbcClient.StatementSpec query(Selection selection, Scope scope, String order) {
        var filter = filter(scope);
        Map<String, Object> values = selection.values();
        return jdbc.sql(ACTS.formatted(selection.condition(), filter.sql(), order))
                .params(values)
                .params(filter.params())
                .withFetchSize(FETCH);
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "territory", List.of("unit"), List.of("person"));
    }
}
