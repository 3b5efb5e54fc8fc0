package cn.anlan.organization;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units and their periods. */
@Repository
class UnitStore {

    private static final String COLUMNS =
            "u.id, u.name, u.kind, u.parent, u.territory, u.areas, u.opened, u.closed, u.merged_into, u.sample";

    private final JdbcClient jdbc;

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Versioned(UnitView unit, long version) {}

    record Node(UnitView unit, boolean hasChildren) {}

    record Period(
            LocalDate from,
            @Nullable LocalDate to,
            String name,
            UnitKind kind,
            @Nullable UUID parent,
            @Nullable String parentName,
            String territory) {}

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

    List<Period> history(UUID id) {
        return jdbc.sql("""
                        SELECT lower(p.during) AS since, upper(p.during) AS until, p.name, p.kind, p.parent, p.territory,
                               (SELECT q.name FROM organization.unit_period q
                                WHERE q.unit = p.parent AND q.during @> lower(p.during)) AS parent_name
                        FROM organization.unit_period p WHERE p.unit = :id ORDER BY p.during
                        """)
                .param("id", id)
                .query((row, n) -> new Period(
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("name"),
                        UnitKind.valueOf(row.getString("kind")),
                        row.getObject("parent", UUID.class),
                        row.getString("parent_name"),
                        row.getString("territory")))
                .list();
    }

    List<UnitView> children(UUID parent) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organization.unit u"
                        + " WHERE u.parent = :parent AND u.closed IS NULL ORDER BY u.territory, u.id")
                .param("parent", parent)
                .query(UnitStore::unit)
                .list();
    }

    /** One level of the tree; the top when the parent is null. */
    List<Node> nodes(@Nullable UUID parent) {
        String condition = parent == null ? "u.parent IS NULL" : "u.parent = :parent";
        var query = jdbc.sql("SELECT " + COLUMNS + ", EXISTS (SELECT FROM organization.unit c"
                + " WHERE c.parent = u.id AND c.closed IS NULL) AS has_children FROM organization.unit u WHERE "
                + condition + " AND u.closed IS NULL ORDER BY u.territory, u.id");
        return (parent == null ? query : query.param("parent", parent))
                .query((row, n) -> new Node(unit(row, n), row.getBoolean("has_children")))
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

    List<UnitView> list(UnitsApi.Filter filter, @Nullable Cursor after, int rows) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder(filter.closed() ? "u.closed IS NOT NULL" : "u.closed IS NULL");
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" AND strpos(lower(u.name), lower(:q)) > 0");
            params.put("q", filter.q().strip());
        }
        if (!filter.kind().isEmpty()) {
            where.append(" AND u.kind IN (:kinds)");
            params.put("kinds", names(filter.kind()));
        }
        if (filter.parent() != null) {
            where.append(" AND u.parent = :parent");
            params.put("parent", filter.parent());
        }
        if (filter.area() != null) {
            var area = ScopeFilter.of(new Scope.Territory(List.of(filter.area())), "u.territory", List.of(), List.of());
            where.append(" AND ").append(area.sql());
            params.putAll(area.params());
        }
        if (after != null) {
            where.append(" AND (u.territory, u.id) > (:afterTerritory, :afterId)");
            params.put("afterTerritory", after.value(0));
            params.put("afterId", after.id(1));
        }
        return jdbc.sql("SELECT " + COLUMNS + " FROM organization.unit u WHERE " + where
                        + " ORDER BY u.territory, u.id LIMIT " + rows)
                .params(params)
                .query(UnitStore::unit)
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

    private static List<String> names(Set<UnitKind> kinds) {
        return (kinds.isEmpty() ? Set.of(UnitKind.values()) : kinds)
                .stream().map(UnitKind::name).toList();
    }

    private static UnitView unit(ResultSet row, int n) throws SQLException {
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
