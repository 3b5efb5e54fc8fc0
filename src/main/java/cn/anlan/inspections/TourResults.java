package cn.anlan.inspections;

import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.PersonObligations;
import cn.anlan.platform.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The performance record of toured units: what each tour came to, entered once, as the tour is closed (ZZ-3.3.6a). */
@Repository
class TourResults {

    private final JdbcClient jdbc;
    private final WorkStore work;
    private final PersonObligations obligations;

    TourResults(JdbcClient jdbc, WorkStore work, PersonObligations obligations) {
        this.jdbc = jdbc;
        this.work = work;
        this.obligations = obligations;
    }

    /**
     * What a tour came to.
     *
     * @param year in which the group entered
     * @param problems findings that aren't hazards
     * @param violations findings of any severity that break the law
     * @param rectifiedLate whether the unit reported its rectification after its last day
     * @param late findings that were put right after their last day
     */
    record Result(
            UUID tour,
            UUID unit,
            String unitName,
            UUID sender,
            int year,
            int problems,
            int hazards,
            int majorHazards,
            int violations,
            boolean rectifiedLate,
            int late,
            Instant enteredAt) {

        /** As the closing act says it. */
        Map<String, Object> facts() {
            return Map.of(
                    "problems", problems,
                    "hazards", hazards,
                    "majorHazards", majorHazards,
                    "violations", violations,
                    "rectifiedLate", rectifiedLate,
                    "late", late);
        }
    }

    Result enter(Tour tour, Instant now) {
        List<TourFinding> found = work.findings(tour.id());
        UUID rectification = tour.progress().obligations().rectification();
        var ids = new ArrayList<>(found.stream()
                .map(TourFinding::obligation)
                .filter(Objects::nonNull)
                .toList());
        Stream.ofNullable(rectification).forEach(ids::add);
        List<ObligationRow> late = obligations.some(Scope.everything(), ids).stream()
                .filter(TourResults::wasLate)
                .toList();
        boolean rectifiedLate = late.stream().anyMatch(one -> one.id().equals(rectification));
        var result = new Result(
                tour.id(),
                tour.unit(),
                tour.unitName(),
                tour.sender(),
                Objects.requireNonNull(tour.progress().enteredOn()).getYear(),
                count(found, TourFinding.Severity.PROBLEM),
                count(found, TourFinding.Severity.HAZARD),
                count(found, TourFinding.Severity.MAJOR_HAZARD),
                (int) found.stream().filter(TourFinding::violation).count(),
                rectifiedLate,
                late.size() - (rectifiedLate ? 1 : 0),
                now);
        insert(result);
        return result;
    }

    /** Those of a year that some units sent for, or that are some units' own. */
    List<Result> of(Collection<UUID> senders, Collection<UUID> units, int year) {
        return jdbc.sql("""
                        SELECT * FROM inspections.result WHERE year = ? AND (sender = ANY (?) OR unit = ANY (?)) ORDER BY unit_name, entered_at
                        """)
                .params(year, senders.toArray(UUID[]::new), units.toArray(UUID[]::new))
                .query(TourResults::result)
                .list();
    }

    private void insert(Result r) {
        jdbc.sql("""
                INSERT INTO inspections.result (tour, unit, unit_name, sender, year, problems, hazards, major_hazards, violations,
                    rectified_late, late, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        r.tour(),
                        r.unit(),
                        r.unitName(),
                        r.sender(),
                        r.year(),
                        r.problems(),
                        r.hazards(),
                        r.majorHazards(),
                        r.violations(),
                        r.rectifiedLate(),
                        r.late(),
                        r.enteredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static boolean wasLate(ObligationRow one) {
        return one.performedAt() != null && !one.performedAt().isBefore(one.due());
    }

    private static int count(List<TourFinding> found, TourFinding.Severity severity) {
        return (int) found.stream().filter(one -> one.severity() == severity).count();
    }

    private static Result result(ResultSet row, int n) throws SQLException {
        return new Result(
                row.getObject("tour", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getObject("sender", UUID.class),
                row.getInt("year"),
                row.getInt("problems"),
                row.getInt("hazards"),
                row.getInt("major_hazards"),
                row.getInt("violations"),
                row.getBoolean("rectified_late"),
                row.getInt("late"),
                row.getTimestamp("entered_at").toInstant());
    }
}
