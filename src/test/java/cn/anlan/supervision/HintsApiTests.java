package cn.anlan.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Bilingual;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class HintsApiTests {

    private static final String REPORT = "已对锅炉房、配电室和液化气站逐一排查，发现问题三项，均已整改到位，并落实了专人每日巡查和交接班记录。";

    @Autowired
    Town town;

    @Test
    void showTheLevelAboveAloneAndLinkToBothSources() {
        UUID photo = town.photo(town.head);
        UUID first = performed(photo, REPORT);
        UUID second = performed(photo, REPORT.replace("三项", "五项"));

        Answer hints = town.as(town.districtOffice).get("/api/hints").is(200);
        assertThat(hints.items())
                .extracting(hint -> hint.get("kind").asString())
                .containsExactlyInAnyOrder("SAME_FILE", "COPIED_TEXT");
        assertThat(hints.items())
                .allSatisfy(hint -> assertThat(hint.get("sources")
                                .valueStream()
                                .map(source -> source.get("subject").asString()))
                        .containsExactly(first.toString(), second.toString()));
        assertThat(hints.number("similarity")).isEqualTo(80);
        // Never to the unit itself, nor to a neighbour.
        assertThat(town.as(town.head).get("/api/hints").is(200).items()).isEmpty();
        assertThat(town.as(town.otherHead).get("/api/hints").is(200).items()).isEmpty();
        town.as(town.supervisor).get("/api/hints").isProblem(403, "NOT_ALLOWED");

        String key = hints.text("items.0.key");
        town.as(town.otherHead)
                .post("/api/hints/dismiss", Map.of("key", key, "reason", "x"))
                .isProblem(404, "NO_SUCH_HINT");
        town.as(town.districtOffice)
                .post("/api/hints/dismiss", Map.of("key", key, "reason", " "))
                .isProblem(400, "INVALID");
        town.as(town.districtOffice)
                .post("/api/hints/dismiss", Map.of("key", key, "reason", "同一处场所，一次检查办两件事"))
                .is(201);
        town.as(town.districtOffice)
                .post("/api/hints/dismiss", Map.of("key", key, "reason", "再看"))
                .isProblem(409, "HINT_DISMISSED");
        assertThat(town.as(town.districtOffice).get("/api/hints").items())
                .filteredOn(hint -> hint.get("key").asString().equals(key))
                .singleElement()
                .satisfies(
                        hint -> assertThat(hint.get("dismissedBy").asString()).isEqualTo("吴六"));
    }

    private UUID performed(UUID photo, String report) {
        UUID id = town.open(town.matter(
                "20 days", town.head, List.of(new EvidenceDemand("photo", 1, new Bilingual("照片", "Photo")))));
        town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/perform", Map.of("report", report, "evidence", List.of(photo)))
                .is(200);
        return id;
    }
}
