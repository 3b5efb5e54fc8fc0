package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a province and a city see of their counties' obligations, which are indexed county by county. */
@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideAreasApiTests {

    private static final String NEAR = "960101001000";
    private static final String FAR = "960102001000";
    private static final String OTHER_CITY = "960201001000";
    private static final String OTHER_PROVINCE = "970101001000";

    /** More than a search reads before it goes by words. */
    private static final int MANY = 10_500;

    @Autowired
    Town town;

    @Autowired
    JdbcClient jdbc;

    private UUID province;
    private UUID city;

    @BeforeAll
    void fillTheCounties() {
        province = office("甲省", "PROVINCE", "96");
        city = office("甲省子市", "CITY", "9601");
        // One county after another, so that none is in order by itself.
        open("巡查甲", FAR, "9 days");
        open("巡查乙", NEAR, "3 days");
        open("巡查丙", OTHER_CITY, "1 days");
        open("巡查丁", NEAR, "7 days");
        open("巡查戊", OTHER_CITY, "5 days");
        open("巡查己", OTHER_PROVINCE, "2 days");
        UUID done = open("巡查庚", FAR, "4 days");
        town.as(province)
                .ifMatch(1)
                .post("/api/obligations/" + done + "/waive", Map.of("reason", "并入专项检查"))
                .is(200);
    }

    @Test
    void listsTheirCountiesAsOneInTheOrderOfTheDueInstant() {
        List<String> all = List.of("巡查丙", "巡查乙", "巡查庚", "巡查戊", "巡查丁", "巡查甲");

        assertThat(titles(province, "")).containsExactlyElementsOf(all);
        assertThat(titles(province, "sort=-due")).containsExactlyElementsOf(all.reversed());
        assertThat(titles(city, "")).containsExactly("巡查乙", "巡查庚", "巡查丁", "巡查甲");
        assertThat(titles(city, "show=coming&days=8")).containsExactly("巡查乙", "巡查丁");
        assertThat(titles(city, "unit=" + town.town)).containsExactly("巡查乙", "巡查庚", "巡查丁", "巡查甲");
        assertThat(titles(town.districtOffice, "")).noneMatch(all::contains);
    }

    @Test
    void areEmptyWhereNoCountyOwesAnything() {
        UUID idle = office("乙省", "PROVINCE", "95");

        assertThat(titles(idle, "")).isEmpty();
        assertThat(titles(idle, "q=巡查")).isEmpty();
        assertThat(town.as(idle).get("/api/obligations/counts").is(200).items()).isEmpty();
    }

    @Test
    void findsWordsInAllTheirCounties() {
        assertThat(titles(province, "q=巡查")).hasSize(6);
        assertThat(titles(city, "q=巡查&sort=-due")).containsExactly("巡查甲", "巡查丁", "巡查庚", "巡查乙");
        assertThat(titles(city, "q=巡查己")).isEmpty();
    }

    @Test
    void findsWhatIsRareBeyondWhatIsRead() {
        UUID crowded = office("丙省", "PROVINCE", "98");
        UUID common = open("常见事项", "980101001000", "1 days");
        open("罕见事项一", "980102001000", "2 days");
        jdbc.sql("""
                INSERT INTO obligations.obligation (id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause, unit,
                    bearer_post, bearer_role, bearer_person, verifier_unit, territory, opened_at, due, provisional, deadline, demands, key_task)
                SELECT uuidv7(), version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause, unit,
                    bearer_post, bearer_role, bearer_person, verifier_unit, territory, opened_at, due + n * interval '1 minute', provisional,
                    deadline, demands, key_task
                FROM obligations.obligation, generate_series(1, ?) n WHERE id = ?
                """).params(MANY, common).update();
        open("罕见事项二", "980101001000", "20 days");
        open("罕见事项三", "980201001000", "19 days");
        open("罕见事项四", OTHER_PROVINCE, "18 days");

        assertThat(titles(crowded, "q=罕见")).containsExactly("罕见事项一", "罕见事项三", "罕见事项二");
        assertThat(titles(crowded, "q=罕见&sort=-due")).containsExactly("罕见事项二", "罕见事项三", "罕见事项一");
        Answer first = town.as(crowded).get("/api/obligations?limit=200").is(200);
        assertThat(first.items())
                .hasSize(200)
                .filteredOn(one -> title(one).equals("罕见事项一"))
                .isEmpty();
    }

    @Test
    void countsTheirCounties() {
        Answer counts = town.as(city).get("/api/obligations/counts").is(200);

        assertThat(counts.at("items")
                        .valueStream()
                        .mapToInt(one -> one.get("open").asInt())
                        .sum())
                .isEqualTo(3);
        assertThat(counts.at("items")
                        .valueStream()
                        .mapToInt(one -> one.get("closed").asInt())
                        .sum())
                .isEqualTo(1);
        String span = "whose=below&from=" + town.today() + "&to=" + town.today().plusDays(10);
        assertThat(town.as(province).get("/api/agenda/days?" + span).at("items").valueStream())
                .hasSize(6)
                .allMatch(day -> day.get("total").asInt() == 1);
        assertThat(town.as(city)
                        .get("/api/agenda?" + span)
                        .at("items")
                        .valueStream()
                        .map(WideAreasApiTests::title))
                .containsExactly("巡查乙", "巡查庚", "巡查丁", "巡查甲");
    }

    /** All titles of a list, two at a time. */
    private List<String> titles(UUID post, String query) {
        var titles = new ArrayList<String>();
        String cursor = null;
        do {
            Answer page = town.as(post)
                    .get("/api/obligations?limit=2&" + query + (cursor == null ? "" : "&cursor=" + cursor))
                    .is(200);
            page.items().forEach(one -> titles.add(title(one)));
            JsonNode next = page.at("next");
            cursor = next.isString() ? next.asString() : null;
        } while (cursor != null);
        return titles;
    }

    private static String title(JsonNode obligation) {
        return obligation.get("title").get("zh").asString();
    }

    private UUID office(String name, String kind, String prefix) {
        UUID unit = town.unit(name, kind, prefix + "0".repeat(12 - prefix.length()), List.of(prefix), null);
        return town.post(unit, "安办主任", Role.COMMITTEE_OFFICE, name + "安办主任");
    }

    private UUID open(String title, String territory, String term) {
        return town.open(new NewObligation(
                "test",
                Ids.next(),
                new Bilingual(title, title),
                "wuxi-principals",
                1,
                "WX-2.1a",
                null,
                town.town,
                town.head,
                null,
                town.district,
                territory,
                town.in(term),
                List.of(),
                false));
    }
}
