package cn.anlan.regimes;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RolloutStore {

    private final JdbcClient jdbc;

    RolloutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unit has said that a version of a regime is in force in it, and with what proof. */
    record InForceRecord(
            UUID id,
            UUID packVersion,
            UUID unit,
            LocalDate since,
            List<String> evidence,
            String note,
            UUID person,
            Instant recordedAt) {}

    void insert(InForceRecord record, UUID act) {
        jdbc.sql("""
                INSERT INTO regimes.in_force (id, pack_version, unit, since, evidence, note, person, recorded_at, act)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        record.id(),
                        record.packVersion(),
                        record.unit(),
                        record.since(),
                        record.evidence().toArray(String[]::new),
                        record.note(),
                        record.person(),
                        record.recordedAt().atOffset(ZoneOffset.UTC),
                        act)
                .update();
    }

    /** What was recorded for these versions, by version and unit. */
    Map<Key, InForceRecord> of(Collection<UUID> packVersions) {
        if (packVersions.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                SELECT id, pack_version, unit, since, evidence, note, person, recorded_at
                FROM regimes.in_force WHERE pack_version IN (:versions)
                """).param("versions", packVersions).query(RolloutStore::inForce).list().stream()
                .collect(Collectors.toMap(r -> new Key(r.packVersion(), r.unit()), Function.identity()));
    }

    /** What one record is about. */
    record Key(UUID packVersion, UUID unit) {}

    private static InForceRecord inForce(ResultSet row, int n) throws SQLException {
        Array evidence = row.getArray("evidence");
        return new InForceRecord(
                row.getObject("id", UUID.class),
                row.getObject("pack_version", UUID.class),
                row.getObject("unit", UUID.class),
                row.getObject("since", LocalDate.class),
                List.of((String[]) evidence.getArray()),
                row.getString("note"),
                row.getObject("person", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
