package cn.anlan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.records.Copies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A year in which more was recorded than anybody would think. */
@AnlanTest
@Import(Town.Doors.class)
class LongArchiveApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void holdsEveryRecordHoweverManyThereAre() {
        String id = town.as(town.head)
                .post(
                        "/api/records",
                        Map.of(
                                "particulars",
                                Map.of("kind", "check", "work", "锅炉房整改", "checked", "甲厂", "result", "基本完成"),
                                "title",
                                "督查锅炉房整改",
                                "happenedAt",
                                clock.instant(),
                                "items",
                                List.of(),
                                "evidence",
                                List.of()))
                .is(201)
                .text("id");
        town.as(town.head)
                .ifMatch(1)
                .post("/api/records/" + id + "/file", Map.of())
                .is(200);
        Copies.of(jdbc, town.town, "check", 2100);

        var archive = town.as(town.head).get("/api/archive?period=2026").is(200);

        assertThat(archive.at("entries").size()).isEqualTo(2101);
        assertThat(archive.number("totals.entries")).isEqualTo(2101);
    }
}
