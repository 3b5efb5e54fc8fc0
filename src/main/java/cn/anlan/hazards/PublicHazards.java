package cn.anlan.hazards;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Major hazards as announced to the public (JZ-3.1.1a): what was written for publication and how far it is. Never what was reported, no
 * person, no photo.
 */
@RestController
@RequestMapping("/api/public/hazards")
class PublicHazards {

    private final JdbcClient jdbc;

    PublicHazards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param county first six digits of the area code
     * @param delistedAt when it was taken off the list, null while it is on it
     */
    record PublicHazard(
            UUID id,
            String number,
            String level,
            String title,
            String text,
            String county,
            HazardState state,
            Instant publishedAt,
            @Nullable Instant delistedAt) {}

    @GetMapping
    @Allowed(anyone = true)
    CursorPage<PublicHazard> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (area != null && !area.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "Type", "AreaCode");
        }
        int most = CursorPage.limit(limit);
        Cursor after = Cursor.parse(cursor, 1);
        var params = new HashMap<String, Object>();
        params.put("area", (area == null ? "" : area) + "%");
        params.put("limit", most + 1);
        if (after != null) {
            params.put("after", after.id(0));
        }
        List<PublicHazard> found = jdbc.sql(
                        """
                SELECT id, number, listing ->> 'level' AS level, listing ->> 'publicTitle' AS title, listing ->> 'text' AS text,
                    left(territory, 6) AS county, state, (listing ->> 'publishedAt')::timestamptz AS published_at,
                    (listing ->> 'delistedAt')::timestamptz AS delisted_at
                FROM hazards.hazard
                WHERE listing IS NOT NULL AND listing ->> 'publishedAt' IS NOT NULL AND territory LIKE :area
                """ + (after == null ? "" : "AND id < :after ") + "ORDER BY id DESC LIMIT :limit")
                .params(params)
                .query((row, n) -> new PublicHazard(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("level"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("county"),
                        HazardState.valueOf(row.getString("state")),
                        row.getTimestamp("published_at").toInstant(),
                        HazardStore.instant(row, "delisted_at")))
                .list();
        return CursorPage.of(found, most, one -> Cursor.of(one.id()));
    }
}
