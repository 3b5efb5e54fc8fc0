package cn.anlan.organization;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Many units at once. */
@Repository
class UnitImportStore {

    private final JdbcClient jdbc;

    UnitImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(UUID id, String code, String name, UnitKind kind) {}

    /** Keeps other imports waiting until the transaction ends. */
    void oneAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('organization.unit-import'))")
                .query((row, n) -> "")
                .list();
    }

    /** The open divisions and parks by the significant part of their code, divisions first. */
    Map<String, List<Known>> byCode() {
        return jdbc
                .sql("""
                        SELECT id, territory, name, kind FROM organization.unit
                        WHERE closed IS NULL AND kind IN ('PROVINCE', 'CITY', 'COUNTY', 'DISTRICT', 'TOWN', 'SUB_DISTRICT', 'VILLAGE',
                                                          'COMMUNITY', 'PARK')
                        ORDER BY kind = 'PARK', id
                        """)
                .query((row, n) -> new Known(
                        row.getObject("id", UUID.class),
                        AreaCode.significant(row.getString("territory")),
                        row.getString("name"),
                        UnitKind.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Known::code));
    }

    /** One statement for all: superiors and inferiors may come in any order. */
    void insertAll(List<UnitView> units) {
        jdbc.sql("""
                        WITH fresh AS (
                            INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, version)
                            SELECT id, name, kind, CAST(nullif(parent, '') AS uuid), territory, ARRAY[area], opened, 0
                            FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:kinds AS text[]), CAST(:parents AS text[]),
                                        CAST(:territories AS text[]), CAST(:areas AS text[]), CAST(:opened AS date[]))
                                 AS u (id, name, kind, parent, territory, area, opened)
                            RETURNING *)
                        INSERT INTO organization.unit_period (unit, during, name, kind, parent, territory, areas)
                        SELECT id, daterange(opened, NULL), name, kind, parent, territory, areas FROM fresh
                        """)
                .param("ids", column(units, UnitView::id))
                .param("names", column(units, UnitView::name))
                .param("kinds", column(units, UnitView::kind))
                .param("parents", column(units, unit -> unit.parent() == null ? "" : unit.parent()))
                .param("territories", column(units, UnitView::territory))
                .param(
                        "areas",
                        column(
                                units,
                                unit -> unit.areas().isEmpty()
                                        ? ""
                                        : unit.areas().getFirst()))
                .param("opened", column(units, UnitView::opened))
                .update();
    }

    private static String[] column(List<UnitView> units, Function<UnitView, Object> value) {
        return units.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
