package cn.anlan.hazards;

import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hazards not closed yet, as points on a map; those close together as one. */
@RestController
@RequestMapping("/api/hazards/map")
class HazardMap {

    /** Cells across the window: as many marks as a page can show apart. */
    private static final int CELLS = 24;

    /** Of more points than this in the window, this many are drawn evenly: enough to see where they lie. */
    private static final int MOST_POINTS = 50_000;

    private final JdbcClient jdbc;

    HazardMap(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mark: the hazards of one cell.
     *
     * @param id of the hazard, where it is the only one
     */
    record Mark(
            double longitude,
            double latitude,
            long count,
            long major,
            @Nullable UUID id,
            @Nullable String title) {}

    /** @param truncated there are more points in the window than were counted */
    record Marks(List<Mark> marks, boolean truncated) {}

    @GetMapping
    @ReadsCases
    Marks marks(
            Actor actor,
            @RequestParam double west,
            @RequestParam double south,
            @RequestParam double east,
            @RequestParam double north) {
        boolean window = west < east && south < north;
        if (!window) {
            throw new Problem(PlatformProblem.INVALID, 1).field("east", "Type", "longitude");
        }
        var params = new HashMap<String, @Nullable Object>();
        params.put("west", west);
        params.put("south", south);
        params.put("east", east);
        params.put("north", north);
        params.put("width", (east - west) / CELLS);
        params.put("height", (north - south) / CELLS);
        params.put("most", MOST_POINTS);
        List<String> branches = Areas.branches(actor.scope(), null, params);
        if (branches.isEmpty()) {
            return new Marks(List.of(), false);
        }
        List<Mark> marks = jdbc.sql("""
                SELECT avg(p.longitude) AS longitude, avg(p.latitude) AS latitude, count(*) AS n,
                    count(*) FILTER (WHERE p.kind = 'MAJOR') AS major, min(p.id::text)::uuid AS id, min(p.title) AS title
                FROM (SELECT h.id, h.longitude, h.latitude, h.kind, h.title FROM hazards.hazard h
                      WHERE h.live AND h.longitude BETWEEN :west AND :east AND h.latitude BETWEEN :south AND :north AND (
                """ + String.join(" OR ", branches) + """
                    ) LIMIT :most) p
                GROUP BY floor((p.longitude - :west) / :width), floor((p.latitude - :south) / :height)
                ORDER BY n DESC
                """)
                .params(params)
                .query((row, n) -> new Mark(
                        row.getDouble("longitude"),
                        row.getDouble("latitude"),
                        row.getLong("n"),
                        row.getLong("major"),
                        row.getLong("n") == 1 ? row.getObject("id", UUID.class) : null,
                        row.getLong("n") == 1 ? row.getString("title") : null))
                .list();
        long drawn = marks.stream().mapToLong(Mark::count).sum();
        return new Marks(marks, drawn >= MOST_POINTS);
    }
}
