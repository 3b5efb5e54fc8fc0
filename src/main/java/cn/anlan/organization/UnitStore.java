package cn.anlan.organization;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units and their periods. */
@Repository
class UnitStore {

    static final String COLUMNS =
            "u.id, u.name, u.kind, u.parent, u.territory, u.areas, u.opened, u.closed, u.merged_into, u.sample";

    private final JdbcClient jdbc;

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Versioned(UnitView unit, long version) {}

    Optional<UnitView> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organization.unit u WHERE u.id = :id")
                .param("id", id)
                .query(UnitStore::unit)
                .optional();
    }

    Optional<Versioned> findVersioned(UUID id) {
        return versioned(id, "");
    }

    /** Finds a unit and keeps others from changing it until the transaction ends. */
    Optional<Versioned> lock(UUID id) {
        return versioned(id, " FOR UPDATE");
    }

    private Optional<Versioned> versioned(UUID id, String suffix) {
        return jdbc.sql("SELECT " + COLUMNS + ", u.version FROM organization.unit u WHERE u.id = :id" + suffix)
                .param("id", id)
                .query((row, n) -> new Versioned(unit(row, n), row.getLong("version")))
                .optional();
    }

    List<UnitView> findAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT " + COLUMNS + " FROM organization.unit u WHERE u.id IN (:ids)")
                        .param("ids", ids)
                        .query(UnitStore::unit)
                        .list();
    }

    /** The unit as it was on a day; closed and merged into are what is known now. */
    Optional<UnitView> at(UUID id, LocalDate date) {
        return jdbc.sql("""
                        SELECT u.id, p.name, p.kind, p.parent, p.territory, p.areas, u.opened, u.closed, u.merged_into, u.sample
                        FROM organization.unit_period p JOIN organization.unit u ON u.id = p.unit
                        WHERE p.unit = :id AND p.during @> :date
                        """)
                .param("id", id)
                .param("date", date)
                .query(UnitStore::unit)
                .optional();
    }

    List<UnitView> children(UUID parent) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organization.unit u"
                        + " WHERE u.parent = :parent AND u.closed IS NULL ORDER BY u.territory, u.id")
                .param("parent", parent)
                .query(UnitStore::unit)
                .list();
    }

    List<UnitView> below(UUID id, Set<UnitKind> kinds) {
        return jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT id FROM organization.unit WHERE parent = :id AND closed IS NULL
                            UNION ALL
                            SELECT u.id FROM organization.unit u JOIN below b ON u.parent = b.id WHERE u.closed IS NULL)
                        SELECT %s FROM organization.unit u JOIN below USING (id)
                        WHERE u.kind IN (:kinds) ORDER BY u.territory, u.id
                        """.formatted(COLUMNS))
                .param("id", id)
                .param("kinds", names(kinds))
                .query(UnitStore::unit)
                .list();
    }

    /** Units and, however deep, the bodies in them. */
    Set<UUID> withBodies(Collection<UUID> ids) {
        return jdbc.sql("""
                        WITH RECURSIVE place AS (
                            SELECT id FROM unnest(:ids::uuid[]) AS asked (id)
                            UNION
                            SELECT u.id FROM place p JOIN organization.unit u ON u.parent = p.id WHERE u.kind IN (:kinds))
                        SELECT id FROM place
                        """)
                .param("ids", ids.toArray(new UUID[0]))
                .param("kinds", names(UnitKind.BODIES))
                .query(UUID.class)
                .set();
    }

    List<UnitView> superiors(UUID id) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT parent, 1 AS distance FROM organization.unit WHERE id = :id
                            UNION ALL
                            SELECT u.parent, a.distance + 1 FROM organization.unit u JOIN above a ON u.id = a.parent)
                        SELECT %s FROM above a JOIN organization.unit u ON u.id = a.parent ORDER BY a.distance
                        """.formatted(COLUMNS))
                .param("id", id)
                .query(UnitStore::unit)
                .list();
    }

    /** The units above each of many, nearest first. */
    Map<UUID, List<UnitView>> superiorsOf(Collection<UUID> ids) {
        Map<UUID, List<UnitView>> above = new HashMap<>();
        jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT id AS below, parent, 1 AS distance FROM organization.unit WHERE id = ANY (:ids)
                            UNION ALL
                            SELECT a.below, u.parent, a.distance + 1 FROM organization.unit u JOIN above a ON u.id = a.parent)
                        SELECT a.below, %s FROM above a JOIN organization.unit u ON u.id = a.parent ORDER BY a.distance
                        """.formatted(COLUMNS))
                .param("ids", ids.toArray(new UUID[0]))
                .query((row, n) -> Map.entry(row.getObject("below", UUID.class), unit(row, n)))
                .list()
                .forEach(one -> above.computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                        .add(one.getValue()));
        return above;
    }

    List<UnitView> byAreas(List<String> prefixes, Set<UnitKind> kinds) {
        if (prefixes.isEmpty()) {
            return List.of();
        }
        var area = ScopeFilter.of(new Scope.Territory(prefixes), "u.territory", List.of(), List.of());
        return jdbc.sql("SELECT " + COLUMNS + " FROM organization.unit u WHERE u.closed IS NULL AND " + area.sql()
                        + " AND u.kind IN (:kinds) ORDER BY u.territory, u.id")
                .params(area.params())
                .param("kinds", names(kinds))
                .query(UnitStore::unit)
                .list();
    }

    /** As {@link #byAreas}, with a third of the columns: tens of thousands of rows are read in one go. */
    List<Site> sites(List<String> prefixes, UnitKind kind) {
        if (prefixes.isEmpty()) {
            return List.of();
        }
        var area = ScopeFilter.of(new Scope.Territory(prefixes), "u.territory", List.of(), List.of());
        return jdbc.sql(
                        "SELECT u.id, u.name, u.territory, u.parent, u.opened FROM organization.unit u WHERE u.closed IS NULL AND "
                                + area.sql() + " AND u.kind = :kind ORDER BY u.territory, u.id")
                .params(area.params())
                .param("kind", kind.name())
                .query((row, n) -> new Site(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, LocalDate.class)))
                .list();
    }

    /** The open division with this code, if any. */
    Optional<UnitView> division(String territory) {
        return jdbc.sql(
                        "SELECT " + COLUMNS
                                + " FROM organization.unit u WHERE u.territory = :territory AND u.closed IS NULL"
                                + " AND u.kind IN ('PROVINCE', 'CITY', 'COUNTY', 'DISTRICT', 'TOWN', 'SUB_DISTRICT', 'VILLAGE', 'COMMUNITY')")
                .param("territory", territory)
                .query(UnitStore::unit)
                .optional();
    }

    void insert(UnitView unit, long version) {
        jdbc.sql("""
                        INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, sample, version)
                        VALUES (:id, :name, :kind, :parent, :territory, :areas, :opened, :sample, :version)
                        """)
                .param("id", unit.id())
                .param("name", unit.name())
                .param("kind", unit.kind().name())
                .param("parent", unit.parent(), java.sql.Types.OTHER)
                .param("territory", unit.territory())
                .param("areas", unit.areas().toArray(String[]::new))
                .param("opened", unit.opened())
                .param("sample", unit.sample())
                .param("version", version)
                .update();
        beginPeriod(unit, unit.opened());
    }

    /** First day of the state the unit is in now. */
    LocalDate since(UUID id) {
        return jdbc.sql("SELECT max(lower(during)) FROM organization.unit_period WHERE unit = :id")
                .param("id", id)
                .query(LocalDate.class)
                .single();
    }

    /** Gives the unit its new values from a day on. */
    void change(UnitView unit, LocalDate from, long version) {
        jdbc.sql("""
                        UPDATE organization.unit SET name = :name, kind = :kind, parent = :parent, territory = :territory,
                               areas = :areas, version = :version
                        WHERE id = :id
                        """)
                .param("id", unit.id())
                .param("name", unit.name())
                .param("kind", unit.kind().name())
                .param("parent", unit.parent(), java.sql.Types.OTHER)
                .param("territory", unit.territory())
                .param("areas", unit.areas().toArray(String[]::new))
                .param("version", version)
                .update();
        endPeriod(unit.id(), from);
        beginPeriod(unit, from);
    }

    void close(UUID id, LocalDate date, @Nullable UUID mergedInto, long version) {
        jdbc.sql("UPDATE organization.unit SET closed = :date, merged_into = :into, version = :version WHERE id = :id")
                .param("id", id)
                .param("date", date)
                .param("into", mergedInto, java.sql.Types.OTHER)
                .param("version", version)
                .update();
        endPeriod(id, date);
    }

    private void beginPeriod(UnitView unit, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO organization.unit_period (unit, during, name, kind, parent, territory, areas)
                        VALUES (:id, daterange(:from, NULL), :name, :kind, :parent, :territory, :areas)
                        """)
                .param("id", unit.id())
                .param("from", from)
                .param("name", unit.name())
                .param("kind", unit.kind().name())
                .param("parent", unit.parent(), java.sql.Types.OTHER)
                .param("territory", unit.territory())
                .param("areas", unit.areas().toArray(String[]::new))
                .update();
    }

    /** Ends the running period before a day; a period that would have no day left is dropped. */
    private void endPeriod(UUID id, LocalDate date) {
        jdbc.sql("DELETE FROM organization.unit_period WHERE unit = :id AND lower(during) = :date")
                .param("id", id)
                .param("date", date)
                .update();
        jdbc.sql("""
                        UPDATE organization.unit_period SET during = daterange(lower(during), :date)
                        WHERE unit = :id AND upper_inf(during)
                        """).param("id", id).param("date", date).update();
    }

    static List<String> names(Set<UnitKind> kinds) {
        return (kinds.isEmpty() ? Set.of(UnitKind.values()) : kinds)
                .stream().map(UnitKind::name).toList();
    }

    static UnitView unit(ResultSet row, int n) throws SQLException {
        return new UnitView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("territory"),
                List.of((String[]) row.getArray("areas").getArray()),
                row.getObject("parent", UUID.class),
                row.getObject("opened", LocalDate.class),
                row.getObject("closed", LocalDate.class),
                row.getObject("merged_into", UUID.class),
                row.getBoolean("sample"));
    }
}
