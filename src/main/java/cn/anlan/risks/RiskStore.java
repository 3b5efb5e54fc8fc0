package cn.anlan.risks;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Risks as rows. */
@Repository
class RiskStore {

    private static final String COLUMNS = """
            id, version, state, name, place, description, consequence, longitude, latitude, unit, territory, colour, control, measures,
            responsible, registered_at
            """;

    private final JdbcClient jdbc;
    private final JsonText json;

    RiskStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Risk risk) {
        jdbc.sql("""
                INSERT INTO risks.risk (id, version, state, name, place, description, consequence, longitude, latitude, unit, territory,
                    registered_at)
                VALUES (:id, :version, :state, :name, :place, :description, :consequence, :longitude, :latitude, :unit, :territory, :at)
                """)
                .param("id", risk.id())
                .param("version", risk.version())
                .param("state", risk.state().name())
                .param("name", risk.name())
                .param("place", risk.place())
                .param("description", risk.description())
                .param("consequence", risk.consequence())
                .param("longitude", risk.longitude())
                .param("latitude", risk.latitude())
                .param("unit", risk.unit())
                .param("territory", risk.territory())
                .param("at", risk.registeredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean update(Risk risk) {
        return jdbc.sql("""
                UPDATE risks.risk SET version = :version, state = :state, colour = :colour, control = :control,
                    measures = :measures::jsonb, responsible = :responsible
                WHERE id = :id AND version = :version - 1
                """)
                        .param("version", risk.version())
                        .param("state", risk.state().name())
                        .param(
                                "colour",
                                risk.colour() == null ? null : risk.colour().name())
                        .param(
                                "control",
                                risk.control() == null ? null : risk.control().name())
                        .param("measures", json.write(risk.measures()))
                        .param("responsible", risk.responsible())
                        .param("id", risk.id())
                        .update()
                == 1;
    }

    Optional<Risk> find(Scope scope, UUID id) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT " + COLUMNS + " FROM risks.risk WHERE id = :id AND " + filter.sql())
                .param("id", id)
                .params(filter.params())
                .query(this::risk)
                .optional();
    }

    List<Risk> page(
            Scope scope,
            @Nullable RiskColour colour,
            @Nullable UUID unit,
            @Nullable String q,
            @Nullable Cursor after,
            int limit) {
        ScopeFilter filter = filter(scope);
        var params = new HashMap<String, Object>(filter.params());
        var sql = new StringBuilder(
                "SELECT " + COLUMNS + " FROM risks.risk WHERE state <> 'RETIRED' AND " + filter.sql());
        if (colour != null) {
            sql.append(" AND colour = :colour");
            params.put("colour", colour.name());
        }
        if (unit != null) {
            sql.append(" AND unit = :unit");
            params.put("unit", unit);
        }
        if (q != null && !q.isBlank()) {
            sql.append(" AND (name ILIKE :like OR place ILIKE :like)");
            params.put("like", "%" + q.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (after != null) {
            sql.append(" AND id < :after");
            params.put("after", after.id(0));
        }
        params.put("limit", limit);
        return jdbc.sql(sql + " ORDER BY id DESC LIMIT :limit")
                .params(params)
                .query(this::risk)
                .list();
    }

    Map<RiskColour, Long> counts(Scope scope) {
        ScopeFilter filter = filter(scope);
        Map<RiskColour, Long> counts = new EnumMap<>(RiskColour.class);
        jdbc.sql("SELECT colour, count(*) FROM risks.risk WHERE state <> 'RETIRED' AND colour IS NOT NULL AND "
                        + filter.sql() + " GROUP BY colour")
                .params(filter.params())
                .query((row, n) -> counts.put(RiskColour.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "territory", List.of("unit"), List.of());
    }

    private Risk risk(ResultSet row, int n) throws SQLException {
        String colour = row.getString("colour");
        String control = row.getString("control");
        return new Risk(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Risk.State.valueOf(row.getString("state")),
                row.getString("name"),
                row.getString("place"),
                row.getString("description"),
                row.getString("consequence"),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                colour == null ? null : RiskColour.valueOf(colour),
                control == null ? null : RiskColour.ControlLevel.valueOf(control),
                List.of(json.read(row.getString("measures"), String[].class)),
                row.getObject("responsible", UUID.class),
                row.getTimestamp("registered_at").toInstant());
    }
}
