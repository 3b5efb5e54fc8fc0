package cn.anlan.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@Import(Town.Doors.class)
class BoundariesApiTests {

    @Autowired
    Town town;

    @Test
    void takesBoundariesFromAnAdministratorOnly() {
        var square = List.of(
                List.of(List.of(120.0, 31.0), List.of(121.0, 31.0), List.of(121.0, 32.0), List.of(120.0, 31.0)));
        Map<String, Object> collection = Map.of(
                "type",
                "FeatureCollection",
                "features",
                List.of(Map.of(
                        "type", "Feature",
                        "properties", Map.of("code", "320299101", "name", "甲镇"),
                        "geometry", Map.of("type", "Polygon", "coordinates", square))));

        town.as(town.head).post("/api/boundaries", collection).isProblem(403, "NOT_ALLOWED");
        town.administrator().post("/api/boundaries", collection).is(200);
        town.administrator()
                .post("/api/boundaries", Map.of("features", List.of(Map.of("type", "Feature"))))
                .isProblem(400, "BAD_BOUNDARIES");

        Answer shown = town.as(town.head).get("/api/boundaries?area=320299").is(200);
        assertThat(shown.text("features.0.properties.name")).isEqualTo("甲镇");
        assertThat(shown.text("features.0.geometry.type")).isEqualTo("Polygon");
    }
}
