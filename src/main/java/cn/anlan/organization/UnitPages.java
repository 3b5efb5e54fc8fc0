package cn.anlan.organization;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units as people look them up: lists page by page, levels of the tree, what a unit was over time. */
@Repository
class UnitPages {

    private final JdbcClient jdbc;

    UnitPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Node(UnitView unit, boolean hasChildren) {}

    record Period(
            LocalDate from,
            @Nullable LocalDate to,
            String name,
            UnitKind kind,
            @Nullable UUID parent,
            @Nullable String parentName,
            String territory) {}

    /**
     * What a list is to hold.
     *
     * @param kind empty for every kind
     * @param areas null for everywhere
     */
    record Wanted(
            @Nullable String q,
            Set<UnitKind> kind,
            @Nullable UUID parent,
            @Nullable List<String> areas,
            boolean closed) {}

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

    /** One level of the tree; the top when the parent is null. */
    List<Node> nodes(@Nullable UUID parent) {
        String condition = parent == null ? "u.parent IS NULL" : "u.parent = :parent";
        var query = jdbc.sql("SELECT " + UnitStore.COLUMNS + ", EXISTS (SELECT FROM organization.unit c"
                + " WHERE c.parent = u.id AND c.closed IS NULL) AS has_children FROM organization.unit u WHERE "
                + condition + " AND u.closed IS NULL ORDER BY u.territory, u.id");
        return (parent == null ? query : query.param("parent", parent))
                .query((row, n) -> new Node(UnitStore.unit(row, n), row.getBoolean("has_children")))
                .list();
    }

    /** The units that stood directly below one on a day, as they were then; closed and merged into are what is known now. */
    List<Node> nodesAt(UUID parent, LocalDate date) {
        return jdbc.sql("""
                        SELECT u.id, p.name, p.kind, p.parent, p.territory, p.areas, u.opened, u.closed, u.merged_into, u.sample,
                               EXISTS (SELECT FROM organization.unit_period c
                                       WHERE c.parent = p.unit AND c.during @> :date) AS has_children
                        FROM organization.unit_period p JOIN organization.unit u ON u.id = p.unit
                        WHERE p.parent = :parent AND p.during @> :date ORDER BY p.territory, u.id
                        """)
                .param("parent", parent)
                .param("date", date)
                .query((row, n) -> new Node(UnitStore.unit(row, n), row.getBoolean("has_children")))
                .list();
    }

    List<UnitView> list(Wanted filter, @Nullable Cursor after, int rows) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder(filter.closed() ? "u.closed IS NOT NULL" : "u.closed IS NULL");
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" AND strpos(lower(u.name), lower(:q)) > 0");
            params.put("q", filter.q().strip());
        }
        if (!filter.kind().isEmpty()) {
            where.append(" AND u.kind IN (:kinds)");
            params.put("kinds", UnitStore.names(filter.kind()));
        }
        if (filter.parent() != null) {
            where.append(" AND u.parent = :parent");
            params.put("parent", filter.parent());
        }
        if (filter.areas() != null) {
            var area = ScopeFilter.of(new Scope.Territory(filter.areas()), "u.territory", List.of(), List.of());
            where.append(" AND ").append(area.sql());
            params.putAll(area.params());
        }
        if (after != null) {
            where.append(" AND (u.territory, u.id) > (:afterTerritory, :afterId)");
            params.put("afterTerritory", after.value(0));
            params.put("afterId", after.id(1));
        }
        return jdbc.sql("SELECT " + UnitStore.COLUMNS + " FROM organization.unit u WHERE " + where
                        + " ORDER BY u.territory, u.id LIMIT " + rows)
                .params(params)
                .query(UnitStore::unit)
                .list();
    }
}
