package cn.anlan.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** More points than a map draws: a part of them, from everywhere. */
@AnlanTest
@Import(Town.Doors.class)
class HazardMapApiTests {

    private static final int MANY = 21_000;

    private final Town town;
    private final JdbcClient jdbc;

    @Autowired
    HazardMapApiTests(Town town, JdbcClient jdbc) {
        this.town = town;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void manyPoints() {
        town.as(town.supervisor)
                .post(
                        "/api/hazards",
                        Map.of("title", "图上一点", "category", "设施", "source", "巡查", "longitude", 10, "latitude", 10))
                .is(201);
        jdbc.sql("""
                INSERT INTO hazards.hazard (id, version, state, number, kind, title, description, place, longitude, latitude, category,
                    source, violation, unit, unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month)
                SELECT gen_random_uuid(), version, state, 'M' || n, kind, '许多点', description, place, 10 + n * 10.0 / :many,
                    20 + n % 100 / 10.0, category, source, violation, unit, unit_name, keeper, territory, reporter, reporter_name,
                    found_at, reported_at, month
                FROM hazards.hazard, generate_series(1, :many) n WHERE title = '图上一点'
                """).param("many", MANY).update();
    }

    @AfterEach
    void closed() {
        jdbc.sql("UPDATE hazards.hazard SET state = 'CLOSED', closed_at = now() WHERE title = '许多点'")
                .update();
    }

    @Test
    void drawsAThirtySecondPartOfTooManyPointsFromEverywhere() {
        Answer country = town.as(town.head)
                .get("/api/hazards/map?west=9&south=9&east=21&north=31")
                .is(200);
        Answer half = town.as(town.head)
                .get("/api/hazards/map?west=15&south=19&east=21&north=31")
                .is(200);

        assertThat(country.at("truncated").asBoolean()).isTrue();
        assertThat(points(country, 9, 21)).isBetween(MANY / 32 / 2L, MANY / 32 * 2L);
        assertThat(points(country, 10, 12.5)).isBetween(MANY / 128 / 3L, MANY / 128 * 3L);
        assertThat(points(country, 17.5, 20)).isBetween(MANY / 128 / 3L, MANY / 128 * 3L);
        assertThat(half.at("truncated").asBoolean()).isFalse();
        assertThat(points(half, 9, 21)).isBetween(MANY / 2 - 1L, MANY / 2 + 1L);
    }

    private static long points(Answer marks, double west, double east) {
        return StreamSupport.stream(marks.at("marks").spliterator(), false)
                .filter(mark -> mark.get("longitude").asDouble() >= west
                        && mark.get("longitude").asDouble() <= east)
                .map(mark -> mark.get("count"))
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
