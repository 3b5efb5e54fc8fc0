package cn.anlan.boundaries;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Outlines of areas for the map: GeoJSON that an administrator brings along, because none may be shipped. */
@RestController
@RequestMapping("/api/boundaries")
class Boundaries {

    private final JdbcClient jdbc;
    private final JsonText json;
    private final TransactionTemplate transaction;

    Boundaries(JdbcClient jdbc, JsonText json, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
    }

    record Imported(int areas) {}

    private record Outline(String area, String name, String geometry) {}

    /** All areas one level below an area, as a GeoJSON feature collection; the area itself where none are below it. */
    @GetMapping
    @Allowed(everyoneSignedIn = true)
    Map<String, Object> get(@RequestParam(required = false) @Nullable String area) {
        String within = area == null ? "" : area.replaceAll("[^0-9]", "");
        var features = jdbc.sql("""
                SELECT area, name, geometry FROM boundaries.boundary
                WHERE area LIKE ? || '%' AND length(area) = coalesce(
                    (SELECT min(length(area)) FROM boundaries.boundary WHERE area LIKE ? || '%' AND length(area) > ?), ?)
                ORDER BY area
                """)
                .params(within, within, within.length(), within.length())
                .query((row, n) -> Map.of(
                        "type", "Feature",
                        "properties", Map.of("code", row.getString("area"), "name", row.getString("name")),
                        "geometry", json.read(row.getString("geometry"), Map.class)))
                .list();
        return Map.of("type", "FeatureCollection", "features", features);
    }

    /** Brings outlines in, replacing those of the same areas; all of them or none. */
    @PostMapping
    @Allowed(Role.ADMINISTRATOR)
    Imported put(Actor actor, @RequestBody JsonNode collection) {
        List<Outline> outlines = new ArrayList<>();
        int n = 0;
        for (JsonNode feature : collection.path("features")) {
            n++;
            String code = feature.path("properties").path("code").asString("");
            String name = feature.path("properties").path("name").asString("");
            JsonNode geometry = feature.path("geometry");
            String type = geometry.path("type").asString("");
            boolean polygon = type.equals("Polygon") || type.equals("MultiPolygon");
            boolean known = code.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
            if (!polygon
                    || !known
                    || name.isBlank()
                    || name.length() > 200
                    || !arePoints(geometry.path("coordinates"), 0)) {
                throw new Problem(BoundaryProblem.BAD_BOUNDARIES, n);
            }
            outlines.add(new Outline(code, name, json.write(geometry)));
        }
        if (outlines.isEmpty()) {
            throw new Problem(BoundaryProblem.BAD_BOUNDARIES, 1);
        }
        transaction.executeWithoutResult(status -> outlines.forEach(outline -> jdbc.sql("""
                        INSERT INTO boundaries.boundary (area, name, geometry) VALUES (?, ?, ?::jsonb)
                        ON CONFLICT (area) DO UPDATE SET name = excluded.name, geometry = excluded.geometry
                        """)
                .params(outline.area(), outline.name(), outline.geometry())
                .update()));
        return new Imported(outlines.size());
    }

    /** Arrays within arrays, ending in two or three numbers. */
    private static boolean arePoints(JsonNode node, int depth) {
        if (!node.isArray() || node.isEmpty() || depth > 4) {
            return false;
        }
        if (node.get(0).isNumber()) {
            return depth > 0
                    && node.size() >= 2
                    && node.size() <= 3
                    && node.get(1).isNumber();
        }
        for (JsonNode inner : node) {
            if (!arePoints(inner, depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
