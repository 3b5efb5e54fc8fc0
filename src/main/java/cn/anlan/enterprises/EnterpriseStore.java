package cn.anlan.enterprises;

import cn.anlan.organization.UnitView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Schema {@code enterprises}. */
@Repository
class EnterpriseStore {

    private final JdbcClient jdbc;

    EnterpriseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version of an enterprise's records, 0 before the first. */
    long version(UUID unit) {
        return jdbc.sql("SELECT version FROM enterprises.enterprise WHERE unit = ?")
                .params(unit)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Moves on from the version seen; false if somebody else was faster. */
    boolean advance(UnitView unit, long seen) {
        return jdbc.sql("""
                INSERT INTO enterprises.enterprise AS e (unit, version, territory) VALUES (:unit, 1, :territory)
                ON CONFLICT (unit) DO UPDATE SET version = e.version + 1 WHERE e.version = :seen
                """)
                        .param("unit", unit.id())
                        .param("territory", unit.territory())
                        .param("seen", seen)
                        .update()
                == 1;
    }

    void file(UUID unit, EnterpriseView.Document document, String sha256) {
        jdbc.sql("UPDATE enterprises.document SET in_force = false WHERE unit = ? AND kind = ? AND in_force")
                .params(unit, document.kind().name())
                .update();
        jdbc.sql("""
                INSERT INTO enterprises.document (id, unit, kind, title, valid_from, evidence, sha256, filed_at, filed_by, in_force)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, true)
                """)
                .params(
                        document.id(),
                        unit,
                        document.kind().name(),
                        document.title(),
                        document.validFrom(),
                        document.evidence(),
                        sha256,
                        utc(document.filedAt()),
                        document.filedBy())
                .update();
    }

    void carriedOut(UUID unit, EnterpriseView.Implementation done) {
        jdbc.sql("""
                INSERT INTO enterprises.implementation (id, unit, document, done_on, what, entered_at) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(done.id(), unit, done.document(), done.doneOn(), done.what(), utc(done.enteredAt()))
                .update();
    }

    void inspected(UUID unit, EnterpriseView.Inspection inspection, UUID bodyUnit, UUID inspector) {
        jdbc.sql("""
                INSERT INTO enterprises.inspection (id, unit, body, body_unit, body_name, inspector, inspector_name, done_on, findings,
                    entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        inspection.id(),
                        unit,
                        inspection.body().name(),
                        bodyUnit,
                        inspection.bodyName(),
                        inspector,
                        inspection.inspectorName(),
                        inspection.doneOn(),
                        inspection.findings(),
                        utc(inspection.enteredAt()))
                .update();
    }

    /** Records the enterprise's answer to a check; false if it was answered before. */
    boolean answered(UUID inspection, String answer, String text, Instant at) {
        return jdbc.sql("""
                UPDATE enterprises.inspection SET answer = ?, answer_text = ?, answered_at = ? WHERE id = ? AND answer IS NULL
                """).params(answer, text, utc(at), inspection).update() == 1;
    }

    List<EnterpriseView.Document> documents(UUID unit) {
        return jdbc.sql("SELECT * FROM enterprises.document WHERE unit = ? ORDER BY id DESC")
                .params(unit)
                .query((row, n) -> new EnterpriseView.Document(
                        row.getObject("id", UUID.class),
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getDate("valid_from").toLocalDate(),
                        row.getObject("evidence", UUID.class),
                        instant(row.getTimestamp("filed_at")),
                        row.getString("filed_by"),
                        row.getBoolean("in_force")))
                .list();
    }

    List<EnterpriseView.Implementation> implementations(UUID unit, int most) {
        return jdbc.sql(
                        "SELECT * FROM enterprises.implementation WHERE unit = ? ORDER BY done_on DESC, id DESC LIMIT ?")
                .params(unit, most)
                .query((row, n) -> new EnterpriseView.Implementation(
                        row.getObject("id", UUID.class),
                        row.getObject("document", UUID.class),
                        row.getDate("done_on").toLocalDate(),
                        row.getString("what"),
                        instant(row.getTimestamp("entered_at"))))
                .list();
    }

    List<EnterpriseView.Inspection> inspections(UUID unit, int most) {
        return jdbc.sql("SELECT * FROM enterprises.inspection WHERE unit = ? ORDER BY done_on DESC, id DESC LIMIT ?")
                .params(unit, most)
                .query((row, n) -> inspection(row))
                .list();
    }

    Optional<EnterpriseView.Inspection> inspection(UUID unit, UUID id) {
        return jdbc.sql("SELECT * FROM enterprises.inspection WHERE unit = ? AND id = ?")
                .params(unit, id)
                .query((row, n) -> inspection(row))
                .optional();
    }

    /** The kinds of documents each of some enterprises has in force, and the bodies that checked it since a day. */
    List<Standing> standing(List<UUID> units, LocalDate since) {
        return jdbc.sql("""
                SELECT u.unit, coalesce(e.version, 0) AS version,
                    ARRAY(SELECT kind FROM enterprises.document d WHERE d.unit = u.unit AND d.in_force) AS kinds,
                    ARRAY(SELECT DISTINCT body FROM enterprises.inspection i WHERE i.unit = u.unit AND i.done_on >= :since) AS bodies,
                    (SELECT max(done_on) FROM enterprises.inspection i WHERE i.unit = u.unit) AS last
                FROM unnest(:units::uuid[]) AS u(unit) LEFT JOIN enterprises.enterprise e ON e.unit = u.unit
                """)
                .param("units", units.toArray(UUID[]::new))
                .param("since", since)
                .query((row, n) -> new Standing(
                        row.getObject("unit", UUID.class),
                        row.getLong("version"),
                        List.of((String[]) row.getArray("kinds").getArray()),
                        List.of((String[]) row.getArray("bodies").getArray()),
                        row.getDate("last") == null ? null : row.getDate("last").toLocalDate()))
                .list();
    }

    /** How an enterprise stands, in short. */
    record Standing(
            UUID unit,
            long version,
            List<String> kinds,
            List<String> bodies,
            @Nullable LocalDate last) {}

    private static EnterpriseView.Inspection inspection(ResultSet row) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new EnterpriseView.Inspection(
                row.getObject("id", UUID.class),
                SupervisingBody.valueOf(row.getString("body")),
                row.getString("body_name"),
                row.getString("inspector_name"),
                row.getDate("done_on").toLocalDate(),
                row.getString("findings"),
                instant(row.getTimestamp("entered_at")),
                row.getString("answer"),
                row.getString("answer_text"),
                answered == null ? null : answered.toInstant());
    }

    private static Instant instant(@Nullable Timestamp at) {
        return Objects.requireNonNull(at).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
