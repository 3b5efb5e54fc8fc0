package cn.anlan.hazards;

import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
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

    /** Of more points than this in the window, a thirty-second part is drawn, spread evenly: enough to see where they lie. */
    private static final int MOST_POINTS = 20_000;

    private static final int MOST_OF_SAMPLE = 50_000;

    /** As the partial index has it. */
    private static final String SAMPLE = "uuid_hash(h.id) & 31 = 0";

    /** A window of a city's size and one of the country's want other plans. */
    private static final String OWN_PLAN = "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)";

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

    /** @param truncated there are more points in the window than were counted: these are a part of them */
    record Marks(List<Mark> marks, boolean truncated) {}

    @GetMapping
    @ReadsCases
    @Transactional(readOnly = true)
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
        List<String> branches = Areas.branches(actor.scope(), null, params);
        if (branches.isEmpty()) {
            return new Marks(List.of(), false);
        }
        jdbc.sql(OWN_PLAN).query().singleRow();
        List<Mark> all = cells(branches, "true", MOST_POINTS + 1, params);
        boolean truncated = all.stream().mapToLong(Mark::count).sum() > MOST_POINTS;
        return new Marks(titled(truncated ? cells(branches, SAMPLE, MOST_OF_SAMPLE, params) : all), truncated);
    }

    private List<Mark> cells(List<String> branches, String among, int most, Map<String, @Nullable Object> params) {
        return jdbc.sql("""
                SELECT avg(p.longitude) AS longitude, avg(p.latitude) AS latitude, count(*) AS n,
                    count(*) FILTER (WHERE p.kind = 'MAJOR') AS major, any_value(p.id) AS id
                FROM (SELECT h.id, h.longitude, h.latitude, h.kind FROM hazards.hazard h
                      WHERE h.live AND h.longitude BETWEEN :west AND :east AND h.latitude BETWEEN :south AND :north
                          AND %s AND (%s) LIMIT %d) p
                GROUP BY floor((p.longitude - :west) / :width), floor((p.latitude - :south) / :height)
                ORDER BY n DESC
                """.formatted(among, String.join(" OR ", branches), most))
                .params(params)
                .query((row, n) -> new Mark(
                        row.getDouble("longitude"),
                        row.getDouble("latitude"),
                        row.getLong("n"),
                        row.getLong("major"),
                        row.getLong("n") == 1 ? row.getObject("id", UUID.class) : null,
                        null))
                .list();
    }

    private List<Mark> titled(List<Mark> marks) {
        UUID[] single = marks.stream().map(Mark::id).filter(Objects::nonNull).toArray(UUID[]::new);
        Map<UUID, String> titles = new HashMap<>();
        jdbc.sql("SELECT id, title FROM hazards.hazard WHERE id = ANY(:ids)")
                .param("ids", single)
                .query(row -> {
                    titles.put(row.getObject("id", UUID.class), row.getString("title"));
                });
        return marks.stream()
                .map(mark -> mark.id() == null
                        ? mark
                        : new Mark(
                                mark.longitude(),
                                mark.latitude(),
                                mark.count(),
                                mark.major(),
                                mark.id(),
                                titles.get(mark.id())))
                .toList();
    }
}
