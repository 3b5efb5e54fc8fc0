package cn.anlan.accidents;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accidents as rows. */
@Repository
class AccidentStore {

    private final JdbcClient jdbc;

    AccidentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Accident a) {
        jdbc.sql("""
                INSERT INTO accidents.accident (id, version, state, title, kind, happened_at, reported_at, place, territory, unit, unit_name,
                    deaths, serious_injuries, loss, grade, account, reporter, reporter_name, reporter_post, reporter_unit)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        a.id(),
                        a.version(),
                        a.state().name(),
                        a.title(),
                        a.kind().name(),
                        utc(a.happenedAt()),
                        utc(a.reportedAt()),
                        a.place(),
                        a.territory(),
                        a.unit(),
                        a.unitName(),
                        a.harm().deaths(),
                        a.harm().seriousInjuries(),
                        a.harm().loss(),
                        a.grade().name(),
                        a.account(),
                        a.reporter().person(),
                        a.reporter().name(),
                        a.reporter().post(),
                        a.reporter().unit())
                .update();
    }

    /** Writes what an addition says anew, unless somebody else was faster. */
    boolean update(Accident a) {
        return jdbc.sql("""
                        UPDATE accidents.accident SET version = ?, state = ?, kind = ?, happened_at = ?, deaths = ?, serious_injuries = ?, loss = ?, grade = ?
                        WHERE id = ? AND version = ?
                        """)
                        .params(
                                a.version(),
                                a.state().name(),
                                a.kind().name(),
                                utc(a.happenedAt()),
                                a.harm().deaths(),
                                a.harm().seriousInjuries(),
                                a.harm().loss(),
                                a.grade().name(),
                                a.id(),
                                a.version() - 1)
                        .update()
                == 1;
    }

    Optional<Accident> find(Scope scope, UUID id) {
        ScopeFilter seen = filter(scope);
        return jdbc.sql("SELECT * FROM accidents.accident WHERE id = :id AND " + seen.sql())
                .param("id", id)
                .params(seen.params())
                .query(AccidentStore::accident)
                .optional();
    }

    List<Accident> page(Scope scope, AccidentFilter asked, @Nullable Cursor after, int limit) {
        ScopeFilter seen = filter(scope);
        var params = new HashMap<String, @Nullable Object>(seen.params());
        var sql = new StringBuilder("SELECT * FROM accidents.accident WHERE ").append(seen.sql());
        among("grade", asked.grade(), sql, params);
        among("kind", asked.kind(), sql, params);
        among("state", asked.state(), sql, params);
        if (asked.unit() != null) {
            sql.append(" AND unit = :unit");
            params.put("unit", asked.unit());
        }
        if (asked.area() != null && !asked.area().isEmpty()) {
            sql.append(" AND territory LIKE :area");
            params.put("area", asked.area() + "%");
        }
        if (asked.from() != null) {
            sql.append(" AND happened_at >= :from");
            params.put("from", start(asked.from()));
        }
        if (asked.to() != null) {
            sql.append(" AND happened_at < :to");
            params.put("to", start(asked.to().plusDays(1)));
        }
        if (asked.q() != null && !asked.q().isBlank()) {
            sql.append(" AND (title ILIKE :like OR place ILIKE :like OR unit_name ILIKE :like)");
            params.put("like", "%" + asked.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (after != null) {
            sql.append(" AND (happened_at, id) < (:afterAt, :afterId)");
            params.put("afterAt", utc(after.instant(0)));
            params.put("afterId", after.id(1));
        }
        params.put("limit", limit);
        return jdbc.sql(sql + " ORDER BY happened_at DESC, id DESC LIMIT :limit")
                .params(params)
                .query(AccidentStore::accident)
                .list();
    }

    /** What is counted of the accidents of some days in some areas, by grade. */
    List<AccidentFigures.Graded> sums(Scope scope, List<String> areas, LocalDate from, LocalDate to) {
        ScopeFilter seen = filter(scope);
        return jdbc.sql("""
                        SELECT grade, count(*) AS accidents, sum(deaths) AS deaths, sum(serious_injuries) AS injuries, sum(loss) AS loss
                        FROM accidents.accident WHERE state = 'REGISTERED' AND territory LIKE ANY (CAST(:areas AS text[]))
                            AND happened_at >= :from AND happened_at < :to AND %s GROUP BY grade
                        """.formatted(seen.sql()))
                .param("areas", areas.stream().map(area -> area + "%").toArray(String[]::new))
                .param("from", start(from))
                .param("to", start(to.plusDays(1)))
                .params(seen.params())
                .query((row, n) -> new AccidentFigures.Graded(
                        AccidentGrade.valueOf(row.getString("grade")),
                        new AccidentFigures.Toll(
                                row.getInt("accidents"),
                                row.getLong("deaths"),
                                row.getLong("injuries"),
                                row.getLong("loss"))))
                .list();
    }

    private static void among(
            String column,
            @Nullable Collection<? extends Enum<?>> wanted,
            StringBuilder sql,
            Map<String, @Nullable Object> params) {
        if (wanted != null && !wanted.isEmpty()) {
            sql.append(" AND ")
                    .append(column)
                    .append(" IN (:in_")
                    .append(column)
                    .append(")");
            params.put("in_" + column, wanted.stream().map(Enum::name).toList());
        }
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "territory", List.of("unit"), List.of());
    }

    private static Accident accident(ResultSet row, int n) throws SQLException {
        return new Accident(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                AccidentState.valueOf(row.getString("state")),
                row.getString("title"),
                AccidentKind.valueOf(row.getString("kind")),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getString("territory"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                new Accident.Harm(row.getInt("deaths"), row.getInt("serious_injuries"), row.getLong("loss")),
                AccidentGrade.valueOf(row.getString("grade")),
                row.getString("account"),
                new Accident.ReportedBy(
                        row.getObject("reporter", UUID.class),
                        row.getString("reporter_name"),
                        row.getString("reporter_post"),
                        row.getString("reporter_unit")));
    }

    private static OffsetDateTime start(LocalDate day) {
        return utc(day.atStartOfDay(Zones.CHINA).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
