package cn.anlan.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is older than the newest hazards read one by one is found by the keys of its words, its number and its area. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(Town.Doors.class)
class HazardSearchApiTests {

    private final Town town;
    private final JdbcClient jdbc;
    private final HazardStore store;

    @Autowired
    HazardSearchApiTests(Town town, JdbcClient jdbc, HazardStore store) {
        this.town = town;
        this.jdbc = jdbc;
        this.store = store;
    }

    @BeforeAll
    void anOldOneAndSomeNewer() {
        UUID grid = town.post(town.town, "网格员", Role.GRID_WORKER, "陈二");
        for (String title : List.of("旧砖窑开裂", "井盖缺失", "路灯不亮", "护栏松动")) {
            town.as(grid)
                    .post("/api/hazards", Map.of("title", title, "place", "东头", "category", "设施", "source", "巡查"))
                    .is(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32", "3202", "320299", "320299101", "320299101,320299102", "33,32"})
    void findsWhatIsOlderThanWhatItReads(String prefixes) {
        assertThat(titles("旧砖窑", prefixes)).containsExactly("旧砖窑开裂");
        assertThat(titles("东头", prefixes)).contains("旧砖窑开裂", "护栏松动");
    }

    @Test
    void findsByTheLastDigitsOfANumber() {
        String number = jdbc.sql("SELECT number FROM hazards.hazard WHERE title = '旧砖窑开裂'")
                .query(String.class)
                .single();

        assertThat(titles(number, "3202")).containsExactly("旧砖窑开裂");
    }

    @ParameterizedTest
    @ValueSource(strings = {"33", "3203", "320298", "320299102"})
    void findsNothingOfAnotherPlace(String prefixes) {
        assertThat(titles("旧砖窑", prefixes)).isEmpty();
    }

    private List<String> titles(String q, String joined) {
        List<String> prefixes = List.of(joined.split(","));
        var scope = new Scope.Territory(prefixes);
        var params = new HashMap<String, @Nullable Object>();
        var filter = new HazardFilter(q, null, null, null, null, null, null, null, null, null, null, null, null, null);
        return new HazardSearch(
                        jdbc,
                        store,
                        filter,
                        Areas.branches(scope, null, params),
                        Areas.prefixes(scope, null),
                        params,
                        50)
                .reading(1).page("", "").stream()
                        .map(hazard -> hazard.finding.title())
                        .toList();
    }
}
