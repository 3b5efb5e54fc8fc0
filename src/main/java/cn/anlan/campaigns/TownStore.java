package cn.anlan.campaigns;

import static cn.anlan.campaigns.ReportStore.utc;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Line and area responsibilities, and the checks made under them, as rows. */
@Repository
class TownStore {

    private final JdbcClient jdbc;

    TownStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Check(
            UUID id,
            UUID charge,
            UUID unit,
            UUID town,
            String territory,
            String month,
            String byName,
            Instant checkedAt,
            Instant enteredAt,
            String result,
            List<UUID> met) {}

    record Found(UUID check, int no, String words, UUID obligation) {}

    void insert(Charge c) {
        jdbc.sql("""
                INSERT INTO campaigns.charge (id, version, kind, name, unit, territory, post, towns, since)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        c.id(),
                        c.kind().name(),
                        c.name(),
                        c.unit(),
                        c.territory(),
                        c.post(),
                        c.towns().toArray(UUID[]::new),
                        Date.valueOf(c.since()))
                .update();
    }

    void end(UUID charge, LocalDate until) {
        jdbc.sql("UPDATE campaigns.charge SET version = version + 1, until = ? WHERE id = ?")
                .params(Date.valueOf(until), charge)
                .update();
    }

    Optional<Charge> lockCharge(UUID id) {
        return jdbc.sql("SELECT * FROM campaigns.charge WHERE id = ? FOR UPDATE")
                .params(id)
                .query(TownStore::charge)
                .optional();
    }

    /** The responsibilities that hold on some day of a time, of some units. */
    List<Charge> charges(Collection<UUID> units, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT * FROM campaigns.charge WHERE unit = ANY (?) AND since <= ? AND (until IS NULL OR until >= ?)
                        ORDER BY kind DESC, name, id
                        """)
                .params(units.toArray(UUID[]::new), Date.valueOf(to), Date.valueOf(from))
                .query(TownStore::charge)
                .list();
    }

    void insert(Check c) {
        jdbc.sql("""
                INSERT INTO campaigns.town_check (id, charge, unit, town, territory, month, by_name, checked_at, entered_at, result, met)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        c.id(),
                        c.charge(),
                        c.unit(),
                        c.town(),
                        c.territory(),
                        c.month(),
                        c.byName(),
                        utc(c.checkedAt()),
                        utc(c.enteredAt()),
                        c.result(),
                        c.met().toArray(UUID[]::new))
                .update();
    }

    void insert(Found f) {
        jdbc.sql("INSERT INTO campaigns.town_finding (town_check, no, words, obligation) VALUES (?, ?, ?, ?)")
                .params(f.check(), f.no(), f.words(), f.obligation())
                .update();
    }

    List<Check> checks(Collection<UUID> towns, String month) {
        return jdbc.sql("""
                        SELECT * FROM campaigns.town_check WHERE town = ANY (?) AND month = ? ORDER BY checked_at, id
                        """)
                .params(towns.toArray(UUID[]::new), month)
                .query((row, n) -> new Check(
                        row.getObject("id", UUID.class),
                        row.getObject("charge", UUID.class),
                        row.getObject("unit", UUID.class),
                        row.getObject("town", UUID.class),
                        row.getString("territory"),
                        row.getString("month"),
                        row.getString("by_name"),
                        row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getString("result"),
                        ids(row.getArray("met"))))
                .list();
    }

    List<Found> findings(Collection<UUID> checks) {
        return jdbc.sql("SELECT * FROM campaigns.town_finding WHERE town_check = ANY (?) ORDER BY town_check, no")
                .params((Object) checks.toArray(UUID[]::new))
                .query((row, n) -> new Found(
                        row.getObject("town_check", UUID.class),
                        row.getInt("no"),
                        row.getString("words"),
                        row.getObject("obligation", UUID.class)))
                .list();
    }

    private static Charge charge(ResultSet row, int n) throws SQLException {
        return new Charge(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Charge.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getObject("post", UUID.class),
                ids(row.getArray("towns")),
                row.getObject("since", LocalDate.class),
                until(row));
    }

    private static @Nullable LocalDate until(ResultSet row) throws SQLException {
        return row.getObject("until", LocalDate.class);
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
