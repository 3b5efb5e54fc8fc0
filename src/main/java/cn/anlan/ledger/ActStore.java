package cn.anlan.ledger;

import cn.anlan.ledger.Ledger.WrittenAct;
import cn.anlan.platform.BulkRows;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code ledger.act}. */
@Repository
class ActStore {

    private static final int BATCH = 1000;

    private static final String COLUMNS =
            "id, subject_kind, subject, version, kind, person, post, unit, territory, occurred_at, entered_at, evidence, content, hash";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ActStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Optional<Instant> lastIn(UUID post, UUID person, Instant after) {
        return jdbc.sql("SELECT max(occurred_at) FROM ledger.act WHERE person = ? AND post = ? AND occurred_at >= ?")
                .params(person, post, after.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    void insert(WrittenAct written) {
        NewAct act = written.act();
        jdbc.sql("INSERT INTO ledger.act (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        written.id(),
                        act.subjectKind(),
                        act.subject(),
                        act.version(),
                        act.kind(),
                        act.actor().person(),
                        act.actor().post(),
                        act.unit(),
                        act.territory(),
                        utc(written.occurredAt()),
                        utc(written.enteredAt()),
                        array(act.evidence()),
                        written.content(),
                        written.hash()))
                .update();
    }

    void insertAll(List<WrittenAct> acts) {
        var rows = new BulkRows("ledger.act", COLUMNS);
        for (WrittenAct written : acts) {
            NewAct act = written.act();
            rows.add(
                    written.id(),
                    act.subjectKind(),
                    act.subject(),
                    act.version(),
                    act.kind(),
                    act.actor().person(),
                    act.actor().post(),
                    act.unit(),
                    act.territory(),
                    written.occurredAt(),
                    written.enteredAt(),
                    act.evidence(),
                    new BulkRows.Utf8(written.utf8()),
                    written.hash());
            if (rows.size() == BATCH) {
                rows.store(template);
            }
        }
        rows.store(template);
    }

    private static OffsetDateTime utc(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An array literal; hex digits need no quoting. */
    private static String array(List<String> hashes) {
        return "{" + String.join(",", hashes) + "}";
    }

    List<ActRow> timeline(String subjectKind, UUID subject, long after) {
        return jdbc.sql("""
                        SELECT act.id, content, leaf.act IS NOT NULL AS sealed
                        FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id
                        WHERE subject = ? AND subject_kind = ? AND version > ?
                        ORDER BY version
                        """)
                .params(subject, subjectKind, after)
                .query(ActRow.class)
                .list();
    }

    /** What a person did on subjects of a kind, by acts of a kind that happened in a span; the earliest first. */
    List<OfSubject> ofPerson(
            UUID person, String subjectKind, String kind, java.time.Instant from, java.time.Instant to) {
        return jdbc.sql("""
                        SELECT subject, act.id, content, leaf.act IS NOT NULL AS sealed
                        FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id
                        WHERE person = ? AND subject_kind = ? AND kind = ? AND occurred_at >= ? AND occurred_at < ?
                        ORDER BY occurred_at, act.id
                        """)
                .params(person, subjectKind, kind, utc(from), utc(to))
                .query((row, n) -> new OfSubject(
                        row.getObject("subject", UUID.class),
                        new ActRow(
                                row.getObject("id", UUID.class), row.getString("content"), row.getBoolean("sealed"))))
                .list();
    }

    record OfSubject(UUID subject, ActRow row) {}

    Map<UUID, ActRow> latest(String subjectKind, Collection<UUID> subjects) {
        var found = new HashMap<UUID, ActRow>();
        jdbc.sql("""
                SELECT DISTINCT ON (subject) subject, act.id, content, leaf.act IS NOT NULL AS sealed
                FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id
                WHERE subject = ANY (?) AND subject_kind = ?
                ORDER BY subject, version DESC
                """).params(subjects.toArray(new UUID[0]), subjectKind).query(row -> {
            found.put(
                    row.getObject("subject", UUID.class),
                    new ActRow(row.getObject("id", UUID.class), row.getString("content"), row.getBoolean("sealed")));
        });
        return found;
    }

    record ActRow(UUID id, String content, boolean sealed) {}
}
