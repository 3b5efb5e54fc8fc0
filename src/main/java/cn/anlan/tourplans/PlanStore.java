package cn.anlan.tourplans;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Yearly plans and their tours as rows. */
@Repository
class PlanStore {

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Plan p) {
        jdbc.sql("""
                INSERT INTO tourplans.plan (id, version, unit, unit_name, territory, year, pack_version, state, drawn_by, drawn_name)
                VALUES (?, 1, ?, ?, ?, ?, ?, 'DRAFT', ?, ?)
                """)
                .params(
                        p.id(),
                        p.unit(),
                        p.unitName(),
                        p.territory(),
                        p.year(),
                        p.packVersion(),
                        p.drawnBy(),
                        p.drawnName())
                .update();
    }

    void move(Plan p, Plan.State to, UUID drawnBy, String drawnName) {
        jdbc.sql("""
                UPDATE tourplans.plan SET version = version + 1, state = ?, drawn_by = ?, drawn_name = ? WHERE id = ?
                """).params(to.name(), drawnBy, drawnName, p.id()).update();
    }

    void approve(Plan p, String by, Instant at) {
        jdbc.sql("""
                UPDATE tourplans.plan SET version = version + 1, state = 'APPROVED', approved_name = ?, approved_at = ? WHERE id = ?
                """).params(by, utc(at), p.id()).update();
        jdbc.sql("UPDATE tourplans.tour SET approved_at = ? WHERE plan = ?")
                .params(utc(at), p.id())
                .update();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.plan WHERE id = ?")
                .param(id)
                .query(PlanStore::plan)
                .optional();
    }

    Optional<Plan> lock(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.plan WHERE id = ? FOR UPDATE")
                .param(id)
                .query(PlanStore::plan)
                .optional();
    }

    Optional<Plan> ofTour(UUID tour) {
        return jdbc.sql("SELECT p.* FROM tourplans.plan p JOIN tourplans.tour t ON t.plan = p.id WHERE t.id = ?")
                .param(tour)
                .query(PlanStore::plan)
                .optional();
    }

    boolean hasPlan(UUID unit, int year) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM tourplans.plan WHERE unit = ? AND year = ?)")
                .params(unit, year)
                .query(Boolean.class)
                .single();
    }

    List<Plan> list(Collection<UUID> units, Collection<UUID> ids, @Nullable Integer year) {
        return jdbc.sql("""
                        SELECT * FROM tourplans.plan WHERE (unit = ANY (?) OR id = ANY (?)) AND (?::int IS NULL OR year = ?)
                        ORDER BY year DESC, territory, id LIMIT 200
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        units.toArray(UUID[]::new), ids.toArray(UUID[]::new), year, year))
                .query(PlanStore::plan)
                .list();
    }

    /** That a plan goes to a unit; {@code waits} for the committee's approval. */
    record Visit(UUID plan, UUID unit, boolean waits) {}

    /** Where plans go, by plan; cancelled tours go nowhere. */
    Map<UUID, List<Visit>> visits(Collection<UUID> plans) {
        return jdbc
                .sql("""
                        SELECT plan, unit, approved_at IS NULL AS waits FROM tourplans.tour WHERE plan = ANY (?) AND cancelled_at IS NULL
                        """)
                .param(plans.toArray(UUID[]::new))
                .query((row, n) -> new Visit(
                        row.getObject("plan", UUID.class), row.getObject("unit", UUID.class), row.getBoolean("waits")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Visit::plan));
    }

    void put(UUID plan, PlannedTour t) {
        jdbc.sql("""
                INSERT INTO tourplans.tour (id, plan, unit, unit_name, territory, kind, theme, theme_set_by, theme_source, starts, ends,
                    short_reason, tour_group, enterprises, approved_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, unit_name = excluded.unit_name, territory = excluded.territory,
                    kind = excluded.kind, theme = excluded.theme, theme_set_by = excluded.theme_set_by,
                    theme_source = excluded.theme_source, starts = excluded.starts, ends = excluded.ends,
                    short_reason = excluded.short_reason, tour_group = excluded.tour_group, enterprises = excluded.enterprises
                """)
                .params(Arrays.<@Nullable Object>asList(
                        t.id(),
                        plan,
                        t.unit(),
                        t.unitName(),
                        t.territory(),
                        t.kind().name(),
                        t.theme(),
                        t.themeSetBy() == null ? null : t.themeSetBy().name(),
                        t.themeSource(),
                        t.starts(),
                        t.ends(),
                        t.shortReason(),
                        t.group(),
                        t.enterprises().toArray(UUID[]::new),
                        t.approvedAt() == null ? null : utc(t.approvedAt())))
                .update();
    }

    void approveTour(UUID tour, Instant at) {
        jdbc.sql("UPDATE tourplans.tour SET approved_at = ? WHERE id = ?")
                .params(utc(at), tour)
                .update();
    }

    void cancel(UUID tour, PlannedTour.Cancellation cancelled) {
        jdbc.sql("UPDATE tourplans.tour SET cancelled_at = ?, cancelled_name = ?, cancel_reason = ? WHERE id = ?")
                .params(utc(cancelled.at()), cancelled.name(), cancelled.reason(), tour)
                .update();
    }

    void dropTours(UUID plan, Collection<UUID> ids) {
        jdbc.sql("DELETE FROM tourplans.declaration WHERE tour = ANY (?)")
                .param(ids.toArray(UUID[]::new))
                .update();
        jdbc.sql("DELETE FROM tourplans.tour WHERE plan = ? AND id = ANY (?) AND approved_at IS NULL")
                .params(plan, ids.toArray(UUID[]::new))
                .update();
    }

    List<PlannedTour> some(Collection<UUID> tours) {
        return jdbc.sql("SELECT * FROM tourplans.tour WHERE id = ANY (?)")
                .param(tours.toArray(UUID[]::new))
                .query(PlanStore::tour)
                .list();
    }

    List<PlannedTour> tours(UUID plan) {
        return jdbc.sql("SELECT * FROM tourplans.tour WHERE plan = ? ORDER BY starts, id")
                .param(plan)
                .query(PlanStore::tour)
                .list();
    }

    /** The tours that were approved and not cancelled, by plan. */
    Map<UUID, List<PlannedTour>> standing(Collection<UUID> plans) {
        var tours = new HashMap<UUID, List<PlannedTour>>();
        jdbc.sql("""
                SELECT * FROM tourplans.tour WHERE plan = ANY (?) AND approved_at IS NOT NULL AND cancelled_at IS NULL
                ORDER BY starts, id
                """)
                .param(plans.toArray(UUID[]::new))
                .query((row, n) -> tours.computeIfAbsent(row.getObject("plan", UUID.class), plan -> new ArrayList<>())
                        .add(tour(row, n)))
                .list();
        return tours;
    }

    Optional<PlannedTour> tour(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.tour WHERE id = ?")
                .param(id)
                .query(PlanStore::tour)
                .optional();
    }

    private static Plan plan(ResultSet row, int n) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                row.getInt("year"),
                row.getInt("pack_version"),
                Plan.State.valueOf(row.getString("state")),
                row.getObject("drawn_by", UUID.class),
                row.getString("drawn_name"),
                row.getString("approved_name"),
                instant(row, "approved_at"));
    }

    private static PlannedTour tour(ResultSet row, int n) throws SQLException {
        String setter = row.getString("theme_set_by");
        return new PlannedTour(
                row.getObject("id", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                TourKind.valueOf(row.getString("kind")),
                row.getString("theme"),
                setter == null ? null : ThemeSetter.valueOf(setter),
                row.getString("theme_source"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("short_reason"),
                row.getObject("tour_group", UUID.class),
                uuids(row.getArray("enterprises")),
                instant(row, "approved_at"),
                cancellation(row));
    }

    private static PlannedTour.@Nullable Cancellation cancellation(ResultSet row) throws SQLException {
        Instant at = instant(row, "cancelled_at");
        return at == null
                ? null
                : new PlannedTour.Cancellation(row.getString("cancel_reason"), row.getString("cancelled_name"), at);
    }

    static List<UUID> uuids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
