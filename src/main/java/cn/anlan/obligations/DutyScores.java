package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How every unit stands with its duties of the year, evaluated for all units at once, each night. */
@Component
public class DutyScores {

    /**
     * A query of its own, for PostgreSQL shares a count among its workers only where nothing is written; and one number a
     * row, for that is counted several times faster than four filters. Territory goes with the unit.
     */
    private static final String COUNT = """
            SELECT unit, standing, count(*), max(territory) FROM (
                SELECT o.unit, o.territory, CASE
                    WHEN o.state IN ('PERFORMED', 'ACCEPTED') THEN
                        CASE WHEN o.due > :now THEN 3 WHEN o.performed_at < o.due THEN 0 ELSE 1 END
                    WHEN o.due <= :now THEN 2
                    ELSE 4 END AS standing
                FROM obligations.obligation o
                WHERE o.period IS NOT NULL AND o.state <> 'WAIVED' AND o.due >= :from AND o.due < :to) o
            GROUP BY unit, standing
            """;

    private static final String KEEP = """
            INSERT INTO obligations.duty_score (unit, territory, as_of, owed, done, in_time, late, score)
            SELECT unit, territory, :now, owed, done, in_time, late, CASE WHEN owed > 0 THEN 1000 * in_time / owed END
            FROM unnest(:units::uuid[], :territories::text[], :owed::integer[], :done::integer[], :inTime::integer[], :late::integer[])
                AS counted (unit, territory, owed, done, in_time, late)
            ON CONFLICT (unit) DO UPDATE SET territory = excluded.territory, as_of = excluded.as_of, owed = excluded.owed,
                done = excluded.done, in_time = excluded.in_time, late = excluded.late, score = excluded.score
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyScores(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One unit.
     *
     * @param owed due by then, those waived left out
     * @param done performed or accepted, those not due yet too
     * @param inTime of those owed
     * @param late of those owed, still open
     * @param score tenths of a percent in time, null while nothing was due
     */
    public record Score(
            UUID unit,
            Instant asOf,
            int owed,
            int done,
            int inTime,
            int late,
            @Nullable Integer score) {}

    /** Evaluates all units as of now, by the obligations due in this year; how many units there are. */
    @Transactional
    public int evaluate() {
        Instant now = clock.instant();
        LocalDate year = LocalDate.ofInstant(now, Zones.CHINA).withDayOfYear(1);
        var counts = new LinkedHashMap<UUID, Counts>();
        // Once a night: let the workers share it, and let their sums stay in memory.
        jdbc.sql("SELECT set_config('work_mem', '48MB', true), set_config('parallel_tuple_cost', '0.01', true)")
                .query()
                .singleRow();
        jdbc.sql(COUNT)
                .param("now", utc(now))
                .param("from", utc(year.atStartOfDay(Zones.CHINA).toInstant()))
                // What is due by the end of the year's last day is due at the next year's first instant.
                .param(
                        "to",
                        utc(year.plusYears(1)
                                .atStartOfDay(Zones.CHINA)
                                .toInstant()
                                .plusSeconds(1)))
                .query(row -> {
                    String territory = row.getString(4);
                    counts.computeIfAbsent(row.getObject(1, UUID.class), unit -> new Counts(territory, new int[5]))
                                    .by()[row.getInt(2)] =
                            row.getInt(3);
                });
        keep(counts, now);
        jdbc.sql("DELETE FROM obligations.duty_score WHERE as_of < ?")
                .param(utc(now))
                .update();
        return counts.size();
    }

    /**
     * One unit's obligations.
     *
     * @param by how many were done in time, done late, are late, were done before they fell due, fall due later
     */
    private record Counts(String territory, int[] by) {

        int owed() {
            return by[0] + by[1] + by[2];
        }

        int done() {
            return by[0] + by[1] + by[3];
        }
    }

    private void keep(Map<UUID, Counts> counts, Instant now) {
        var all = counts.values();
        jdbc.sql(KEEP)
                .param("now", utc(now))
                .param("units", counts.keySet().toArray(UUID[]::new))
                .param("territories", all.stream().map(Counts::territory).toArray(String[]::new))
                .param("owed", all.stream().map(Counts::owed).toArray(Integer[]::new))
                .param("done", all.stream().map(Counts::done).toArray(Integer[]::new))
                .param("inTime", all.stream().map(one -> one.by()[0]).toArray(Integer[]::new))
                .param("late", all.stream().map(one -> one.by()[2]).toArray(Integer[]::new))
                .update();
    }

    /** After the {@link Timekeeper}, on the first instant of another day. */
    @EventListener
    @Order(3)
    void catchUp(ClockAdvanced leap) {
        evaluateOnceADay();
    }

    /** Evaluates once a day; whether it did. */
    boolean evaluateOnceADay() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        OffsetDateTime last = jdbc.sql("SELECT max(as_of) FROM obligations.duty_score")
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .orElse(null);
        if (last != null && !LocalDate.ofInstant(last.toInstant(), Zones.CHINA).isBefore(today)) {
            return false;
        }
        evaluate();
        return true;
    }

    /** The units within a scope, lowest score first. */
    @Transactional(readOnly = true)
    public List<Score> lowest(Scope scope, int limit) {
        ScopeFilter filter = ScopeFilter.of(scope, "territory", List.of("unit"), List.of());
        var params = new HashMap<String, Object>(filter.params());
        params.put("limit", limit);
        return jdbc.sql("SELECT unit, as_of, owed, done, in_time, late, score FROM obligations.duty_score WHERE "
                        + filter.sql() + " ORDER BY score, unit LIMIT :limit")
                .params(params)
                .query((row, n) -> new Score(
                        row.getObject("unit", UUID.class),
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getInt("owed"),
                        row.getInt("done"),
                        row.getInt("in_time"),
                        row.getInt("late"),
                        row.getObject("score", Integer.class)))
                .list();
    }
}
