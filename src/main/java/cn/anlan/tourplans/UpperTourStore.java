package cn.anlan.tourplans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tours from above as rows. */
@Repository
class UpperTourStore {

    private final JdbcClient jdbc;

    UpperTourStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param result what came of it; null while it isn't over */
    record UpperTour(
            UUID id,
            long version,
            UUID unit,
            String unitName,
            String territory,
            String sender,
            String theme,
            LocalDate starts,
            LocalDate ends,
            UUID liaison,
            String liaisonName,
            String contact,
            @Nullable String result,
            Instant enteredAt,
            @Nullable Instant endedAt) {

        String state() {
            return endedAt == null ? "ANNOUNCED" : "CONCLUDED";
        }
    }

    void insert(UpperTour t) {
        jdbc.sql("""
                INSERT INTO tourplans.upper_tour (id, version, unit, unit_name, territory, sender, theme, starts, ends, liaison,
                    liaison_name, contact, entered_at)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        t.id(),
                        t.unit(),
                        t.unitName(),
                        t.territory(),
                        t.sender(),
                        t.theme(),
                        t.starts(),
                        t.ends(),
                        t.liaison(),
                        t.liaisonName(),
                        t.contact(),
                        PlanStore.utc(t.enteredAt()))
                .update();
    }

    void amend(UUID id, UpperTours.Announced said, String liaison) {
        jdbc.sql("""
                UPDATE tourplans.upper_tour SET version = version + 1, sender = ?, theme = ?, starts = ?, ends = ?, liaison = ?,
                    liaison_name = ?, contact = ? WHERE id = ?
                """)
                .params(
                        said.sender(),
                        said.theme(),
                        said.starts(),
                        said.ends(),
                        said.liaison(),
                        liaison,
                        said.contact(),
                        id)
                .update();
    }

    void conclude(UUID id, String result, Instant at) {
        jdbc.sql("UPDATE tourplans.upper_tour SET version = version + 1, result = ?, ended_at = ? WHERE id = ?")
                .params(result, PlanStore.utc(at), id)
                .update();
    }

    /** Those of some units, the latest first. */
    List<UpperTour> list(Collection<UUID> units) {
        return jdbc.sql(
                        "SELECT * FROM tourplans.upper_tour WHERE unit = ANY (?) ORDER BY starts DESC, id DESC LIMIT 200")
                .param(units.toArray(UUID[]::new))
                .query(UpperTourStore::row)
                .list();
    }

    Optional<UpperTour> find(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.upper_tour WHERE id = ?")
                .param(id)
                .query(UpperTourStore::row)
                .optional();
    }

    Optional<UpperTour> lock(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.upper_tour WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UpperTourStore::row)
                .optional();
    }

    private static UpperTour row(ResultSet row, int n) throws SQLException {
        return new UpperTour(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                row.getString("sender"),
                row.getString("theme"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getObject("liaison", UUID.class),
                row.getString("liaison_name"),
                row.getString("contact"),
                row.getString("result"),
                row.getTimestamp("entered_at").toInstant(),
                PlanStore.instant(row, "ended_at"));
    }
}
