package cn.anlan.hazards;

import cn.anlan.platform.JsonText;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hazards as rows. Each change of the counts adds its line for the tally in the same statement. */
@Repository
class HazardStore {

    static final String COLUMNS = """
            h.id, h.version, h.state, h.number, h.kind, h.title, h.description, h.place, h.longitude, h.latitude, h.category, h.source,
            h.violation, h.unit, h.unit_name, h.keeper, h.territory, h.reporter, h.reporter_name, h.found_at, h.reported_at, h.month,
            h.photos, h.risk, h.due, h.obligation, h.bearer_person, h.listing, h.import, h.closed_at
            """;

    private final JdbcClient jdbc;
    private final JsonText json;

    HazardStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds a hazard. */
    void insert(Hazard.Finding f, HazardKind kind) {
        jdbc.sql("""
                WITH counted AS (
                    INSERT INTO hazards.change (id, area, month, kind, state, n) VALUES (:id, left(:territory, 9), :month, :kind, 'REPORTED', 1)
                ), found AS (
                    INSERT INTO hazards.word (hazard, keys) VALUES (:id, :keys))
                INSERT INTO hazards.hazard (id, version, state, number, kind, title, description, place, longitude, latitude, category,
                    source, violation, unit, unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month, photos, risk)
                VALUES (:id, 1, 'REPORTED', :number, :kind, :title, :description, :place, :longitude, :latitude, :category, :source,
                    :violation, :unit, :unitName, :keeper, :territory, :reporter, :reporterName, :foundAt, :reportedAt, :month,
                    :photos::uuid[], :risk)
                """)
                .param("id", f.id())
                .param("keys", HazardWords.keys(f))
                .param("number", f.number())
                .param("kind", kind.name())
                .param("title", f.title())
                .param("description", f.description())
                .param("place", f.place())
                .param("longitude", f.longitude())
                .param("latitude", f.latitude())
                .param("category", f.category())
                .param("source", f.source())
                .param("violation", f.violation())
                .param("unit", f.unit())
                .param("unitName", f.unitName())
                .param("keeper", f.keeper())
                .param("territory", f.territory())
                .param("reporter", f.reporter())
                .param("reporterName", f.reporterName())
                .param("foundAt", utc(f.foundAt()))
                .param("reportedAt", utc(f.reportedAt()))
                .param("month", f.month())
                .param("photos", f.photos().toArray(UUID[]::new))
                .param("risk", f.risk())
                .update();
    }

    /**
     * Writes what a step changed, unless somebody else was faster.
     *
     * @param before the state and grade it was counted under
     */
    boolean update(Hazard h, Counted before) {
        boolean recount = before.state() != h.state || before.kind() != h.kind;
        String counted = recount ? """
                WITH counted AS (INSERT INTO hazards.change (id, area, month, kind, state, n) VALUES
                    (:id, :area, :month, :kindBefore, :stateBefore, -1), (:id, :area, :month, :kind, :state, 1))
                """ : "";
        var sql = jdbc.sql(counted + """
                UPDATE hazards.hazard SET version = :version, state = :state, kind = :kind, due = :due, obligation = :obligation,
                    bearer_person = :bearer, listing = :listing::jsonb, closed_at = :closed
                WHERE id = :id AND version = :version - 1
                """)
                .param("id", h.id())
                .param("version", h.version)
                .param("state", h.state.name())
                .param("kind", h.kind.name())
                .param("due", utc(h.due))
                .param("obligation", h.obligation)
                .param("bearer", h.bearerPerson)
                .param("listing", h.listing == null ? null : json.write(h.listing))
                .param("closed", utc(h.closedAt));
        if (recount) {
            sql = sql.param("area", h.finding.territory().substring(0, 9))
                    .param("month", h.finding.month())
                    .param("kindBefore", before.kind().name())
                    .param("stateBefore", before.state().name());
        }
        return sql.update() == 1;
    }

    /** What a hazard counts as. */
    record Counted(HazardState state, HazardKind kind) {

        static Counted of(Hazard h) {
            return new Counted(h.state, h.kind);
        }
    }

    /**
     * Advances a hazard with its rectification, in one statement.
     *
     * @param due another due instant, null to keep it
     * @param bearer another bearer, null to keep them
     * @return the hazard as it is now; empty if it can't take the step
     */
    Optional<Hazard> advance(UUID id, HazardStep step, @Nullable Instant due, @Nullable UUID bearer) {
        boolean moves = step.from().stream().anyMatch(from -> step.to(from) != from);
        return jdbc.sql("""
                WITH moved AS (
                    UPDATE hazards.hazard h SET version = h.version + 1, state = coalesce(:to, h.state), due = coalesce(:due, h.due),
                        bearer_person = coalesce(:bearer, h.bearer_person)
                    WHERE h.id = :id AND h.state = ANY (:from)
                    RETURNING old.state AS was, new.*
                ), counted AS (
                    INSERT INTO hazards.change (id, area, month, kind, state, n)
                    SELECT m.id, left(m.territory, 9), m.month, m.kind, c.state, c.n
                    FROM moved m CROSS JOIN LATERAL (VALUES (m.was, -1), (m.state, 1)) c (state, n) WHERE m.was <> m.state
                )
                SELECT * FROM moved
                """)
                .param("id", id)
                .param("to", moves ? step.to(HazardState.CLOSED).name() : null, java.sql.Types.VARCHAR)
                .param("due", utc(due), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("bearer", bearer, java.sql.Types.OTHER)
                .param("from", step.from().stream().map(Enum::name).toArray(String[]::new))
                .query(this::hazard)
                .optional();
    }

    void moveDue(UUID id, Instant due) {
        jdbc.sql("UPDATE hazards.hazard SET due = ? WHERE id = ?")
                .params(due.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    Optional<Hazard> find(UUID id) {
        return find(id, "");
    }

    List<Hazard> findAll(Collection<UUID> ids) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM hazards.hazard h WHERE h.id = ANY (?)")
                .param(ids.toArray(UUID[]::new))
                .query(this::hazard)
                .list();
    }

    /** Finds a hazard and keeps others from changing it until the transaction ends. */
    Optional<Hazard> lock(UUID id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<Hazard> find(UUID id, String suffix) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM hazards.hazard h WHERE h.id = ?" + suffix)
                .params(id)
                .query(this::hazard)
                .optional();
    }

    Hazard hazard(ResultSet row, int n) throws SQLException {
        var finding = new Hazard.Finding(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("description"),
                row.getString("place"),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                row.getString("category"),
                row.getString("source"),
                row.getBoolean("violation"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getObject("keeper", UUID.class),
                row.getString("territory"),
                row.getObject("reporter", UUID.class),
                row.getString("reporter_name"),
                required(row, "found_at"),
                required(row, "reported_at"),
                row.getObject("month", LocalDate.class),
                uuids(row.getArray("photos")),
                row.getObject("risk", UUID.class),
                row.getObject("import", UUID.class),
                null);
        var h = new Hazard(
                finding,
                row.getLong("version"),
                HazardState.valueOf(row.getString("state")),
                HazardKind.valueOf(row.getString("kind")));
        h.due = instant(row, "due");
        h.obligation = row.getObject("obligation", UUID.class);
        h.bearerPerson = row.getObject("bearer_person", UUID.class);
        String listing = row.getString("listing");
        h.listing = listing == null ? null : json.read(listing, Listing.class);
        h.closedAt = instant(row, "closed_at");
        return h;
    }

    /** Which of these fingerprints, in hex, some hazard has. */
    Set<String> known(List<String> fingerprints) {
        return new HashSet<>(jdbc.sql("""
                SELECT f FROM unnest(?::text[]) f
                CROSS JOIN LATERAL (SELECT FROM hazards.hazard h WHERE h.fingerprint = decode(f, 'hex') LIMIT 1) known
                """)
                .params((Object) fingerprints.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(UUID.class::cast).toList();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
