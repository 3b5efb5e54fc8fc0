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
import java.util.List;
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

    private static final String EVALUATE = """
            INSERT INTO obligations.duty_score (unit, territory, as_of, owed, done, in_time, late, score)
            SELECT unit, territory, :now, owed, done, in_time, late, CASE WHEN owed > 0 THEN 1000 * in_time / owed END
            FROM (
                SELECT o.unit, max(o.territory) AS territory,
                    count(*) FILTER (WHERE o.due <= :now) AS owed,
                    count(*) FILTER (WHERE o.state IN ('PERFORMED', 'ACCEPTED')) AS done,
                    count(*) FILTER (WHERE o.due <= :now AND o.state IN ('PERFORMED', 'ACCEPTED') AND o.performed_at < o.due) AS in_time,
                    count(*) FILTER (WHERE o.due <= :now AND o.state IN ('OPEN', 'ASSIGNED')) AS late
                FROM obligations.obligation o
                WHERE o.period IS NOT NULL AND o.state <> 'WAIVED' AND o.due >= :from AND o.due < :to
                GROUP BY o.unit) u
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
        int units = jdbc.sql(EVALUATE)
                .param("now", utc(now))
                .param("from", utc(year.atStartOfDay(Zones.CHINA).toInstant()))
                // What is due by the end of the year's last day is due at the next year's first instant.
                .param(
                        "to",
                        utc(year.plusYears(1)
                                .atStartOfDay(Zones.CHINA)
                                .toInstant()
                                .plusSeconds(1)))
                .update();
        jdbc.sql("DELETE FROM obligations.duty_score WHERE as_of < ?")
                .param(utc(now))
                .update();
        return units;
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
