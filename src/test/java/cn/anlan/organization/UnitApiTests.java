package cn.anlan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitApiTests {

    @Autowired
    Http http;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    ActQueries acts;

    UUID county;
    int towns = 100;
    Http administrator;

    @BeforeAll
    void aCounty() {
        UUID city = people.unit("示例市", UnitKind.CITY, "990100000000", null);
        county = people.unit("示例县", UnitKind.COUNTY, "990121000000", city);
        people.join("admin", Role.ADMINISTRATOR, city);
        people.join("worker", Role.GRID_WORKER, county);
        administrator = http.as("admin");
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    private Answer aTown(String name) {
        return administrator
                .post(
                        "/api/units",
                        Map.of(
                                "name",
                                name,
                                "kind",
                                "TOWN",
                                "territory",
                                "990121%d000".formatted(towns++),
                                "parent",
                                county,
                                "opened",
                                "2021-05-01"))
                .is(201);
    }

    private Answer command(Answer seen, String verb, Map<String, ?> body) {
        return administrator.ifMatch(seen).post("/api/units/" + seen.text("id") + "/" + verb, body);
    }

    private Answer page(Answer unit, String more) {
        return http.as("worker").get("/api/units/" + unit.text("id") + more);
    }

    @Test
    void showsAUnitAsItWasOnAnyDay() {
        Answer opened = aTown("旧名乡");
        Answer renamed = command(opened, "rename", Map.of("name", "新名镇", "from", "2024-01-01"))
                .is(200);

        assertThat(page(opened, "").text("unit.name")).isEqualTo("新名镇");
        assertThat(page(opened, "?at=2023-12-31").text("unit.name")).isEqualTo("旧名乡");
        assertThat(page(opened, "?at=2024-01-01").text("unit.name")).isEqualTo("新名镇");
        page(opened, "?at=2021-04-30").isProblem(404, "NOT_THERE_THEN");
        assertThat(page(opened, "/history").items()).hasSize(2);
        assertThat(page(opened, "").version()).isEqualTo(renamed.version()).isEqualTo(2);
    }

    @Test
    void showsWhatStoodBelowAUnitOnAnyDay() {
        Answer office = administrator
                .post(
                        "/api/units",
                        Map.of(
                                "name",
                                "上级街道",
                                "kind",
                                "SUB_DISTRICT",
                                "territory",
                                "990121900000",
                                "parent",
                                county,
                                "opened",
                                "2020-01-01"))
                .is(201);
        Answer village = administrator
                .post(
                        "/api/units",
                        Map.of(
                                "name",
                                "旧名村",
                                "kind",
                                "VILLAGE",
                                "territory",
                                "990121900200",
                                "parent",
                                office.text("id"),
                                "opened",
                                "2021-05-01"))
                .is(201);
        Answer renamed = command(village, "rename", Map.of("name", "新名村", "from", "2024-01-01"))
                .is(200);
        command(renamed, "close", Map.of("on", "2025-01-01")).is(200);

        assertThat(below(office, "2021-04-30")).isEmpty();
        assertThat(below(office, "2021-05-01")).containsExactly("旧名村");
        assertThat(below(office, "2024-01-01")).containsExactly("新名村");
        assertThat(below(office, "2024-12-31")).containsExactly("新名村");
        assertThat(below(office, "2025-01-01")).isEmpty();
    }

    private List<String> below(Answer unit, String day) {
        return http
                .as("worker")
                .get("/api/units/tree?parent=" + unit.text("id") + "&at=" + day)
                .is(200)
                .items()
                .stream()
                .map(node -> node.at("/unit/name").asString())
                .toList();
    }

    @Test
    void recordsEveryChangeAsAnAct() {
        Answer opened = aTown("有记录镇");
        command(opened, "rename", Map.of("name", "改名镇", "from", "2025-06-01")).is(200);

        var timeline = acts.timeline("unit", UUID.fromString(opened.text("id")));

        assertThat(timeline).extracting(ActView::kind).containsExactlyInAnyOrder("unit.opened", "unit.renamed");
        assertThat(timeline).extracting(ActView::version).containsExactlyInAnyOrder(1L, 2L);
        assertThat(timeline).allMatch(act -> act.personName().contains("admin"));
    }

    @Test
    void refusesWhoeverSawAnOlderVersion() {
        Answer opened = aTown("并发镇");
        command(opened, "rename", Map.of("name", "先改镇")).is(200);

        Answer stale = command(opened, "rename", Map.of("name", "后改镇")).isProblem(409, "STALE");

        assertThat(stale.number("current")).isEqualTo(2);
    }

    @Test
    void hasOneEffectForOneKey() {
        Http keyed = administrator.key("open-once");
        var body = Map.of("name", "幂等镇", "kind", "TOWN", "territory", "990121990000", "parent", county);

        Answer first = keyed.post("/api/units", body).is(201);
        Answer second = keyed.post("/api/units", body).is(201);

        assertThat(second.body()).isEqualTo(first.body());
        keyed.post("/api/units", Map.of("name", "别的镇", "kind", "TOWN", "parent", county))
                .isProblem(422, "KEY_REUSED");
    }

    @Test
    void letsNoDayBeChangedTwiceNorTheFuture() {
        Answer opened = aTown("日期镇");
        Answer renamed = command(opened, "rename", Map.of("name", "甲镇", "from", "2025-01-01"))
                .is(200);

        command(renamed, "rename", Map.of("name", "乙镇", "from", "2024-12-31")).isProblem(422, "BEFORE_LAST_CHANGE");
        command(renamed, "rename", Map.of("name", "乙镇", "from", "2026-03-03")).isProblem(422, "IN_THE_FUTURE");
        command(renamed, "rename", Map.of("name", "乙镇", "from", "2025-01-01")).is(200);
        assertThat(page(opened, "/history").items()).hasSize(2);
    }

    @Test
    void mergesATownWithWhatIsBelowItIntoAnother() {
        Answer kept = aTown("存续镇");
        Answer merged = aTown("并入镇");
        String village = administrator
                .post("/api/units", Map.of("name", "某网格", "kind", "GRID_CELL", "parent", merged.text("id")))
                .is(201)
                .text("id");
        var holder = people.join("merged.head", Role.PRINCIPAL, UUID.fromString(merged.text("id")));

        command(merged, "close", Map.of()).isProblem(422, "HAS_UNITS");
        command(merged, "merge", Map.of("into", kept.text("id"))).is(200);

        Answer gone = page(merged, "").is(200);
        assertThat(gone.text("unit.closed")).isEqualTo("2026-03-02");
        assertThat(gone.text("mergedInto.name")).isEqualTo("存续镇");
        assertThat(administrator.get("/api/units/" + village).text("unit.parent"))
                .isEqualTo(kept.text("id"));
        assertThat(administrator.get("/api/posts/" + holder.post()).text("closed"))
                .isEqualTo("2026-03-02");
        assertThat(administrator.get("/api/posts/" + holder.post()).text("post.holder"))
                .isNull();
        administrator
                .ifMatch(gone)
                .post("/api/units/" + merged.text("id") + "/rename", Map.of("name", "复活镇"))
                .isProblem(409, "UNIT_IS_CLOSED");
    }

    @Test
    void keepsTheTreeATree() {
        Answer town = aTown("父镇");
        Answer office = administrator
                .post("/api/units", Map.of("name", "子办", "kind", "OFFICE", "parent", town.text("id")))
                .is(201);

        command(town, "move", Map.of("parent", office.text("id"))).isProblem(422, "WITHIN_ITSELF");
        administrator
                .post(
                        "/api/units",
                        Map.of("name", "外县镇", "kind", "TOWN", "territory", "880101100000", "parent", county))
                .isProblem(422, "OUTSIDE_PARENT");
        administrator
                .post("/api/units", Map.of("name", "重码县", "kind", "COUNTY", "territory", "990121000000"))
                .isProblem(422, "CODE_TAKEN");
    }

    @Test
    void walksTheTreeLevelByLevelAndFindsByName() {
        aTown("特别好找镇");

        Answer top = http.as("worker").get("/api/units/tree").is(200);
        Answer found = http.as("worker").get("/api/units?q=好找&kind=TOWN").is(200);

        assertThat(top.items())
                .anyMatch(node -> node.at("/unit/name").asString().equals("示例市")
                        && node.get("hasChildren").asBoolean());
        assertThat(found.items()).hasSize(1);
        Answer firstPage = administrator.get("/api/units?limit=1").is(200);
        assertThat(administrator
                        .get("/api/units?limit=1&cursor=" + firstPage.text("next"))
                        .text("items.0.id"))
                .isNotEqualTo(firstPage.text("items.0.id"));
        administrator.get("/api/units?cursor=nonsense").isProblem(400, "BAD_CURSOR");
    }

    @Test
    void namesTheFieldAtFault() {
        Answer refused = administrator
                .post("/api/units", Map.of("name", " ", "kind", "TOWN", "territory", "12"))
                .isProblem(400, "INVALID");

        assertThat(refused.at("violations")
                        .valueStream()
                        .map(v -> v.get("field").asString()))
                .containsExactlyInAnyOrder("name", "territory");
    }
}
