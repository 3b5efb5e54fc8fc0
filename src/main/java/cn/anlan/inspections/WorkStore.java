package cn.anlan.inspections;

import static cn.anlan.inspections.TourStore.instant;
import static cn.anlan.inspections.TourStore.utc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What groups record at work, and what becomes of it, as rows. */
@Repository
class WorkStore {

    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Visit v) {
        jdbc.sql("""
                INSERT INTO inspections.visit (id, tour, method, place, words, assigned, happened_at, entered_at, person, name, evidence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        v.id(),
                        v.tour(),
                        v.method().name(),
                        v.place(),
                        v.words(),
                        v.assigned(),
                        utc(v.happenedAt()),
                        utc(v.enteredAt()),
                        v.person(),
                        v.name(),
                        v.evidence().toArray(UUID[]::new)))
                .update();
    }

    List<Visit> visits(UUID tour) {
        return jdbc.sql("SELECT * FROM inspections.visit WHERE tour = ? ORDER BY happened_at, id")
                .param(tour)
                .query((row, n) -> new Visit(
                        row.getObject("id", UUID.class),
                        row.getObject("tour", UUID.class),
                        Method.valueOf(row.getString("method")),
                        row.getString("place"),
                        row.getString("words"),
                        row.getString("assigned"),
                        row.getTimestamp("happened_at").toInstant(),
                        row.getTimestamp("entered_at").toInstant(),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        uuids(row.getArray("evidence"))))
                .list();
    }

    void insert(Visit.LogEntry e) {
        jdbc.sql("""
                INSERT INTO inspections.log_entry (id, tour, day, person, name, words, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(e.id(), e.tour(), e.day(), e.person(), e.name(), e.words(), utc(e.enteredAt()))
                .update();
    }

    List<Visit.LogEntry> log(UUID tour) {
        return jdbc.sql("SELECT * FROM inspections.log_entry WHERE tour = ? ORDER BY day, id")
                .param(tour)
                .query((row, n) -> new Visit.LogEntry(
                        row.getObject("id", UUID.class),
                        row.getObject("tour", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getString("words"),
                        row.getTimestamp("entered_at").toInstant()))
                .list();
    }

    void leaveOut(UUID tour, Visit.Unexamined area) {
        jdbc.sql("""
                INSERT INTO inspections.unexamined (tour, area, reason, name) VALUES (?, ?, ?, ?)
                ON CONFLICT (tour, area) DO UPDATE SET reason = excluded.reason, name = excluded.name
                """)
                .params(tour, area.area().name(), area.reason(), area.name())
                .update();
    }

    /** An area in which something was found isn't unexamined. */
    void examined(UUID tour, Area area) {
        jdbc.sql("DELETE FROM inspections.unexamined WHERE tour = ? AND area = ?")
                .params(tour, area.name())
                .update();
    }

    List<Visit.Unexamined> unexamined(UUID tour) {
        return jdbc.sql("SELECT * FROM inspections.unexamined WHERE tour = ?")
                .param(tour)
                .query((row, n) -> new Visit.Unexamined(
                        Area.valueOf(row.getString("area")), row.getString("reason"), row.getString("name")))
                .list();
    }

    void insert(TourFinding f) {
        jdbc.sql("""
                INSERT INTO inspections.finding (id, tour, area, title, words, basis, severity, violation, unit, unit_name, territory,
                    visit, evidence, found_at, person, name)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        f.id(),
                        f.tour(),
                        f.area().name(),
                        f.title(),
                        f.words(),
                        f.basis(),
                        f.severity().name(),
                        f.violation(),
                        f.unit(),
                        f.unitName(),
                        f.territory(),
                        f.visit(),
                        f.evidence().toArray(UUID[]::new),
                        utc(f.foundAt()),
                        f.person(),
                        f.name()))
                .update();
    }

    void raised(UUID finding, UUID hazard) {
        jdbc.sql("UPDATE inspections.finding SET hazard = ? WHERE id = ?")
                .params(hazard, finding)
                .update();
    }

    void obliged(UUID finding, UUID obligation) {
        jdbc.sql("UPDATE inspections.finding SET obligation = ? WHERE id = ?")
                .params(obligation, finding)
                .update();
    }

    void closeFinding(UUID finding, Instant at) {
        jdbc.sql("UPDATE inspections.finding SET closed_at = ? WHERE id = ?")
                .params(utc(at), finding)
                .update();
    }

    List<TourFinding> findings(UUID tour) {
        return jdbc.sql("SELECT * FROM inspections.finding WHERE tour = ? ORDER BY found_at, id")
                .param(tour)
                .query(WorkStore::finding)
                .list();
    }

    void insert(Transfer t) {
        jdbc.sql("""
                INSERT INTO inspections.transfer (id, tour, finding, category, remit, unit, unit_name, words, obligation, letter,
                    transferred_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        t.id(),
                        t.tour(),
                        t.finding(),
                        t.category().name(),
                        t.remit().name(),
                        t.unit(),
                        t.unitName(),
                        t.words(),
                        t.obligation(),
                        t.letter(),
                        utc(t.transferredAt()))
                .update();
    }

    void answered(UUID transfer, @Nullable Instant at) {
        jdbc.sql("UPDATE inspections.transfer SET answered_at = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(at == null ? null : utc(at), transfer))
                .update();
    }

    void closeTransfer(UUID transfer, Instant at) {
        jdbc.sql("UPDATE inspections.transfer SET closed_at = ? WHERE id = ?")
                .params(utc(at), transfer)
                .update();
    }

    List<Transfer> transfers(UUID tour) {
        return jdbc.sql("SELECT * FROM inspections.transfer WHERE tour = ? ORDER BY id")
                .param(tour)
                .query((row, n) -> new Transfer(
                        row.getObject("id", UUID.class),
                        row.getObject("tour", UUID.class),
                        row.getObject("finding", UUID.class),
                        Transfer.Category.valueOf(row.getString("category")),
                        Transfer.Remit.valueOf(row.getString("remit")),
                        row.getObject("unit", UUID.class),
                        row.getString("unit_name"),
                        row.getString("words"),
                        row.getObject("obligation", UUID.class),
                        row.getObject("letter", UUID.class),
                        row.getTimestamp("transferred_at").toInstant(),
                        instant(row, "answered_at"),
                        instant(row, "closed_at")))
                .list();
    }

    /** The latest version of a place's checklist as JSON, with its number. */
    Optional<Stored> checklist(UUID unit, @Nullable Integer version) {
        return jdbc.sql("""
                        SELECT version, items FROM inspections.checklist WHERE unit = ? AND (?::int IS NULL OR version = ?)
                        ORDER BY version DESC LIMIT 1
                        """)
                .params(Arrays.<@Nullable Object>asList(unit, version, version))
                .query((row, n) -> new Stored(row.getInt("version"), row.getString("items")))
                .optional();
    }

    /** A stored checklist. */
    record Stored(int version, String items) {}

    void insertChecklist(UUID unit, int version, String items) {
        jdbc.sql("INSERT INTO inspections.checklist (unit, version, items) VALUES (?, ?, ?::jsonb)")
                .params(unit, version, items)
                .update();
    }

    private static TourFinding finding(ResultSet row, int n) throws SQLException {
        return new TourFinding(
                row.getObject("id", UUID.class),
                row.getObject("tour", UUID.class),
                Area.valueOf(row.getString("area")),
                row.getString("title"),
                row.getString("words"),
                row.getString("basis"),
                TourFinding.Severity.valueOf(row.getString("severity")),
                row.getBoolean("violation"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                row.getObject("visit", UUID.class),
                uuids(row.getArray("evidence")),
                row.getTimestamp("found_at").toInstant(),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getObject("hazard", UUID.class),
                row.getObject("obligation", UUID.class),
                instant(row, "closed_at"));
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }
}
