package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.platform.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class KeyTasksApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    Timekeeper timekeeper;

    @Test
    @Clause("JZ-3.6.3")
    void makesTheFirstAskedResponsibleUntilItIsAssignedAndFollowsItToTheYearsTally() {
        clock.reset();
        town.as(town.office)
                .post("/api/obligations", Map.of("title", "修复通往矿区的道路"))
                .isProblem(422, "NO_TIME_LIMIT");

        Answer registered = town.as(town.office)
                .post("/api/obligations", Map.of("title", "修复通往矿区的道路", "term", "10 working days"))
                .is(201);
        UUID id = UUID.fromString(registered.text("id"));
        Answer first = town.as(town.office).get("/api/obligations/" + id).is(200);
        assertThat(first.text("bearer.id")).isEqualTo(town.office.toString());
        assertThat(first.text("firstAsked")).isEqualTo(town.person(town.office).toString());
        assertThat(first.text("dueDay")).isEqualTo("2026-03-16");
        assertThat(first.text("clause")).isEqualTo("JZ-3.6.3");

        town.as(town.office)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/assign", Map.of("bearerPost", town.supervisor, "note", "请办理"))
                .is(200);
        town.as(town.districtOffice)
                .ifMatch(2)
                .post("/api/obligations/" + id + "/check", Map.of("finding", "已备料", "percent", 40))
                .is(200);
        town.as(town.districtOffice)
                .ifMatch(3)
                .post("/api/obligations/" + id + "/urge", Map.of("words", "请于月底前完成"))
                .is(200);
        clock.advance(Duration.ofDays(20));
        timekeeper.sweep();

        Answer report = town.as(town.districtOffice)
                .get("/api/obligations/key-tasks/report?quarter=2026Q1")
                .is(200);
        assertThat(report.number("total")).isEqualTo(1);
        assertThat(report.number("overdue")).isEqualTo(1);
        assertThat(report.number("items.0.percent")).isEqualTo(40);
        assertThat(report.number("items.0.urges")).isEqualTo(1);
        Answer sheet = town.as(town.districtOffice)
                .get("/api/obligations/key-tasks/report.xlsx?quarter=2026Q1")
                .is(200);
        assertThat(sheet.bytes()).startsWith('P', 'K');
        Answer tally = town.as(town.districtOffice)
                .get("/api/obligations/key-tasks?year=2026")
                .is(200);
        assertThat(tally.text("items.0.post")).isEqualTo(town.supervisor.toString());
        assertThat(tally.number("items.0.overdue")).isEqualTo(1);
        assertThat(tally.number("items.0.urged")).isEqualTo(1);
        assertThat(town.as(town.otherHead)
                        .get("/api/obligations/key-tasks?year=2026")
                        .items())
                .isEmpty();
    }

    @Test
    void standsUnderTheVersionOfTheRegimeThatTheUnitHasAdopted() throws IOException {
        clock.reset();
        UUID city = town.unit("荆州市", "CITY", "421000000000", List.of("4210"), null);
        UUID office = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "丁一");
        adopt(city, office, LocalDate.of(2026, 1, 1));
        String first = registered(office);
        String pack = Files.readString(Path.of("src/main/resources/regimes/jingzhou.yaml"));
        town.administrator()
                .send(
                        "POST",
                        "/api/regimes",
                        "application/yaml",
                        pack.replaceFirst("(?m)^version: 1$", "version: 2").getBytes(StandardCharsets.UTF_8))
                .is(201);
        String before = registered(office);

        adopt(city, office, town.today());
        String after = registered(office);

        assertThat(version(office, first)).isEqualTo(1);
        assertThat(version(office, before)).isEqualTo(1);
        assertThat(version(office, after)).isEqualTo(2);
    }

    private void adopt(UUID city, UUID office, LocalDate from) {
        town.as(office)
                .post("/api/regimes/jingzhou-safety-year/adoptions", Map.of("unit", city, "from", from))
                .is(201);
    }

    private String registered(UUID by) {
        return town.as(by)
                .post("/api/obligations", Map.of("title", "疏通泄洪渠", "term", "10 working days"))
                .is(201)
                .text("id");
    }

    private int version(UUID reader, String obligation) {
        return town.as(reader).get("/api/obligations/" + obligation).is(200).number("packVersion");
    }

    @Test
    void refusesAVerifierWhoIsNoneOrIsTheBearer() {
        clock.reset();
        var nobody = Map.of("title", "查谁", "term", "5 days", "verifierPost", UUID.randomUUID());
        var itself = Map.of("title", "自查", "term", "5 days", "bearerPost", town.head, "verifierPost", town.head);
        var auditor = Map.of("title", "审计核验", "term", "5 days", "verifierPost", town.auditor);

        town.as(town.districtOffice).post("/api/obligations", nobody).isProblem(404, "NO_SUCH_POST");
        assertThat(town.as(town.districtOffice)
                        .post("/api/obligations", itself)
                        .isProblem(422, "OWN_WORK")
                        .text("violations.0.field"))
                .isEqualTo("verifierPost");
        town.as(town.districtOffice).post("/api/obligations", auditor).isProblem(422, "POST_CANNOT_BEAR");
    }

    @Test
    void listsFiltersCountsAndExportsWhatOneMaySee() {
        clock.reset();
        var ids = IntStream.range(0, 7)
                .mapToObj(n -> town.open(town.matter((n + 1) * 3 + " days")))
                .toList();

        Answer firstPage = town.as(town.head)
                .get("/api/obligations?originKind=test&limit=3")
                .is(200);
        Answer secondPage = town.as(town.head)
                .get("/api/obligations?originKind=test&limit=5&cursor=" + firstPage.text("next"))
                .is(200);

        assertThat(firstPage.items())
                .extracting(row -> row.get("id").asString())
                .containsExactly(
                        ids.get(0).toString(), ids.get(1).toString(), ids.get(2).toString());
        assertThat(secondPage.items()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(town.as(town.head).get("/api/obligations?q=锅炉&limit=2").items())
                .hasSize(2);
        assertThat(town.as(town.head).get("/api/obligations?q=锅台").items()).isEmpty();
        assertThat(town.as(town.head)
                        .get("/api/obligations?show=coming&days=7&sort=-due")
                        .items())
                .extracting(row -> row.get("id").asString())
                .startsWith(ids.get(1).toString(), ids.get(0).toString());
        assertThat(town.as(town.head).get("/api/obligations?state=ACCEPTED").items())
                .isEmpty();
        Answer counts = town.as(town.head)
                .get("/api/obligations/counts?pack=wuxi-principals")
                .is(200);
        assertThat(counts.text("items.0.clause")).isEqualTo("WX-2.1a");
        assertThat(counts.number("items.0.open")).isGreaterThanOrEqualTo(7);
        Answer sheet =
                town.as(town.head).get("/api/obligations.xlsx?originKind=test").is(200);
        assertThat(sheet.bytes()).startsWith('P', 'K');
        town.as(town.head)
                .put("/api/obligations/filters/本周到期", Map.of("query", "show=coming&days=7"))
                .is(204);
        assertThat(town.as(town.head).get("/api/obligations/filters").text("items.0.query"))
                .isEqualTo("show=coming&days=7");
        assertThat(town.as(town.office).get("/api/obligations/filters").items()).isEmpty();
        town.as(town.head).delete("/api/obligations/filters/本周到期").is(204);
    }

    @Test
    void assignsManyEachWithAnOutcomeOfItsOwn() {
        clock.reset();
        UUID one = town.open(town.matter("40 days"));
        UUID two = town.open(town.matter("40 days"));
        UUID foreign = UUID.randomUUID();
        var body = Map.of(
                "bearerPost",
                town.supervisor,
                "items",
                List.of(
                        Map.of("id", one, "version", 1),
                        Map.of("id", two, "version", 7),
                        Map.of("id", foreign, "version", 1)));
        var office = town.as(town.districtOffice).key("many-1");

        Answer answer = office.post("/api/obligations/assign", body).is(200);
        Answer again = office.post("/api/obligations/assign", body).is(200);

        assertThat(answer.number("assigned")).isEqualTo(1);
        assertThat(answer.text("items.0.done.state")).isEqualTo("ASSIGNED");
        assertThat(answer.text("items.1.code")).isEqualTo("STALE");
        assertThat(answer.text("items.2.code")).isEqualTo("NOT_FOUND");
        assertThat(again.text("items.0.done.act")).isEqualTo(answer.text("items.0.done.act"));
        assertThat(town.as(town.supervisor).get("/api/obligations/" + one).version())
                .isEqualTo(2);
    }
}
