package cn.anlan.tourplans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The times at which units are busy, as rows. */
@Repository
class BusyStore {

    private final JdbcClient jdbc;

    BusyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BusyTime b) {
        jdbc.sql("""
                INSERT INTO tourplans.busy_time (id, version, unit, unit_name, territory, kind, starts, ends, words, declared_by, declared_at)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        b.id(),
                        b.unit(),
                        b.unitName(),
                        b.territory(),
                        b.kind().name(),
                        b.starts(),
                        b.ends(),
                        b.words(),
                        b.declaredBy(),
                        PlanStore.utc(b.declaredAt()))
                .update();
    }

    void withdraw(UUID busyTime, Instant at) {
        jdbc.sql("UPDATE tourplans.busy_time SET version = version + 1, withdrawn_at = ? WHERE id = ?")
                .params(PlanStore.utc(at), busyTime)
                .update();
    }

    Optional<BusyTime> lock(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.busy_time WHERE id = ? FOR UPDATE")
                .param(id)
                .query(BusyStore::row)
                .optional();
    }

    /** What units have declared and not taken back, in a year. */
    List<BusyTime> of(Collection<UUID> units, int year) {
        return jdbc.sql("""
                        SELECT * FROM tourplans.busy_time WHERE unit = ANY (?) AND withdrawn_at IS NULL AND starts <= ? AND ends >= ?
                        ORDER BY starts, id
                        """)
                .params(units.toArray(UUID[]::new), LocalDate.of(year, 12, 31), LocalDate.of(year, 1, 1))
                .query(BusyStore::row)
                .list();
    }

    private static BusyTime row(ResultSet row, int n) throws SQLException {
        return new BusyTime(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                BusyTime.Kind.valueOf(row.getString("kind")),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("words"),
                row.getString("declared_by"),
                row.getTimestamp("declared_at").toInstant(),
                PlanStore.instant(row, "withdrawn_at"));
    }
}
