package cn.anlan.inspections;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What tours amount to, counted in the database. */
@Repository
class TourFigures {

    private final JdbcClient jdbc;

    TourFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** States of some tours by id. */
    Map<UUID, TourState> states(Collection<UUID> tours) {
        var states = new LinkedHashMap<UUID, TourState>();
        jdbc.sql("SELECT id, state FROM inspections.tour WHERE id = ANY (?)")
                .param(tours.toArray(UUID[]::new))
                .query(row -> {
                    states.put(row.getObject("id", UUID.class), TourState.valueOf(row.getString("state")));
                });
        return states;
    }

    /** What decides whether a finding is open or late. */
    record Standing(
            Instant foundAt,
            @Nullable Instant closedAt,
            @Nullable UUID hazard,
            @Nullable UUID obligation) {}

    List<Standing> findings(Collection<UUID> tours) {
        return jdbc.sql("SELECT found_at, closed_at, hazard, obligation FROM inspections.finding WHERE tour = ANY (?)")
                .param(tours.toArray(UUID[]::new))
                .query((row, n) -> new Standing(
                        row.getTimestamp("found_at").toInstant(),
                        TourStore.instant(row, "closed_at"),
                        row.getObject("hazard", UUID.class),
                        row.getObject("obligation", UUID.class)))
                .list();
    }

    /**
     * An area in which something was found at a unit where the same sender's earlier tours had found something too.
     *
     * @param findings of this tour
     * @param earlier tours that found something there before
     */
    record Repeat(UUID tour, UUID unit, String unitName, Area area, int findings, List<UUID> earlier) {

        Repeat {
            earlier = List.copyOf(earlier);
        }
    }

    List<Repeat> repeats(Collection<UUID> tours) {
        return jdbc.sql("""
                        SELECT f.tour, f.unit, f.unit_name, f.area, count(DISTINCT f.id) AS findings,
                            array_agg(DISTINCT before.tour ORDER BY before.tour) AS earlier
                        FROM inspections.finding f
                        JOIN inspections.tour t ON t.id = f.tour
                        JOIN inspections.finding before ON before.unit = f.unit AND before.area = f.area AND before.tour <> f.tour
                            AND before.found_at < f.found_at
                        JOIN inspections.tour b ON b.id = before.tour AND b.sender = t.sender
                        WHERE f.tour = ANY (?)
                        GROUP BY f.tour, f.unit, f.unit_name, f.area
                        ORDER BY findings DESC, f.unit_name, f.area, f.tour
                        """)
                .param(tours.toArray(UUID[]::new))
                .query(TourFigures::repeat)
                .list();
    }

    private static Repeat repeat(ResultSet row, int n) throws SQLException {
        Array earlier = Objects.requireNonNull(row.getArray("earlier"));
        return new Repeat(
                row.getObject("tour", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                Area.valueOf(row.getString("area")),
                row.getInt("findings"),
                List.of((UUID[]) earlier.getArray()));
    }
}
