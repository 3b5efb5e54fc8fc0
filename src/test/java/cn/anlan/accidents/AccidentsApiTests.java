package cn.anlan.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccidentsApiTests {

    @Autowired
    Town town;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    java.time.Clock clock;

    private UUID factory = new UUID(0, 0);
    private UUID manager = new UUID(0, 0);
    private Instant yesterday = Instant.EPOCH;

    @BeforeAll
    void aFactory() {
        factory = town.unit("示例铸造厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        manager = town.post(factory, "安全总监", Role.ENTERPRISE, "马一");
        yesterday = clock.instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    @Test
    void registersAnAccidentWithTheGradeThatFollowsAndKeepsWhatWasSaidBefore() {
        UUID photo = town.photo(manager);
        var said = new HashMap<>(accident("熔铝车间爆炸", 2, 9, 9_999_999));
        said.put("evidence", List.of(photo));
        String id = town.as(manager).post("/api/accidents", said).is(201).text("id");

        Answer page = town.as(town.head).get("/api/accidents/" + id).is(200);
        assertThat(page.text("accident.grade")).isEqualTo("ORDINARY");
        assertThat(page.text("accident.unitName")).isEqualTo("示例铸造厂");
        assertThat(page.at("timeline.0.evidence").size()).isEqualTo(1);

        correct(town.supervisor, id, 1, Map.of("text", "一名重伤者次日死亡。", "deaths", 3, "seriousInjuries", 8))
                .is(200);

        Answer after = town.as(manager).get("/api/accidents/" + id).is(200);
        assertThat(after.text("accident.grade")).isEqualTo("LARGER");
        assertThat(after.number("accident.harm.deaths")).isEqualTo(3);
        assertThat(after.at("accident.harm.loss").asLong()).isEqualTo(9_999_999);
        JsonNode addition = after.at("timeline.1.facts");
        assertThat(addition.at("/text").asString()).isEqualTo("一名重伤者次日死亡。");
        assertThat(addition.at("/changes/deaths/from").asInt()).isEqualTo(2);
        assertThat(addition.at("/changes/grade/to").asString()).isEqualTo("LARGER");
        assertThat(after.at("timeline.0.facts.deaths").asInt()).isEqualTo(2);
        correct(town.supervisor, id, 1, Map.of("text", "又一次")).isProblem(409, "STALE");
    }

    @Test
    void anEnterpriseReportsMoreButNeverLess() {
        String id = report(manager, accident("配电室触电", 1, 1, 0));

        correct(manager, id, 1, Map.of("text", "没有死亡", "deaths", 0)).isProblem(403, "ONLY_AUTHORITY");
        correct(manager, id, 1, Map.of("text", "不算", "counted", false)).isProblem(403, "ONLY_AUTHORITY");
        correct(manager, id, 1, Map.of("text", "又一人重伤", "seriousInjuries", 2)).is(200);
        correct(town.office, id, 2, Map.of("text", "与另一起重复登记", "counted", false))
                .is(200);

        assertThat(town.as(manager).get("/api/accidents/" + id).text("accident.state"))
                .isEqualTo("NOT_COUNTED");
    }

    @Test
    void isKnownInItsTerritoryAndToItsUnitAlone() {
        String id = report(town.supervisor, with(accident("仓库火灾", 0, 0, 200_000), "unit", town.town));

        for (UUID reader : List.of(town.head, town.office, town.districtOffice, town.auditor)) {
            town.as(reader).get("/api/accidents/" + id).is(200);
        }
        for (UUID foreign : List.of(town.otherHead, town.otherSupervisor, manager)) {
            town.as(foreign).get("/api/accidents/" + id).isProblem(404, "NOT_FOUND");
            assertThat(titles(foreign, "")).doesNotContain("仓库火灾");
        }
        correct(town.otherSupervisor, id, 1, Map.of("text", "x")).isProblem(404, "NOT_FOUND");
        correct(manager, id, 1, Map.of("text", "x")).isProblem(404, "NOT_FOUND");
        town.as(town.head).post("/api/accidents", accident("x", 0, 0, 0)).is(403);
        town.as(town.auditor).post("/api/accidents", accident("x", 0, 0, 0)).is(403);
    }

    @Test
    void countsWhereItHappenedNotWhereTheUnitIsAtHome() {
        String id = report(manager, with(accident("外出施工坠落", 1, 0, 0), "town", town.otherTown));

        assertThat(town.as(town.otherHead).get("/api/accidents/" + id).is(200).text("accident.territory"))
                .isEqualTo("320299102000");
        town.as(town.head).get("/api/accidents/" + id).isProblem(404, "NOT_FOUND");
        town.as(manager).get("/api/accidents/" + id).is(200);
    }

    @Test
    void refusesWhatCannotBe() {
        Instant future = clock.instant().plus(Duration.ofHours(1));
        refused(manager, with(accident("未来", 0, 0, 0), "happenedAt", future), 422, "NOT_YET", "happenedAt");
        refused(manager, with(accident("别家", 0, 0, 0), "unit", town.town), 422, "OUT_OF_REACH", "unit");
        refused(town.supervisor, with(accident("别镇", 0, 0, 0), "town", town.otherTown), 422, "OUT_OF_REACH", "town");
        refused(town.supervisor, with(accident("别镇", 0, 0, 0), "unit", town.otherTown), 422, "OUT_OF_REACH", "unit");
        refused(town.supervisor, with(accident("不是镇", 0, 0, 0), "town", factory), 422, "NOT_A_PLACE", "town");
        refused(town.supervisor, accident("负数", -1, 0, 0), 400, "INVALID", "deaths");
        refused(town.supervisor, with(accident("类别", 0, 0, 0), "kind", "GHOST"), 400, "INVALID", "kind");
        refused(town.supervisor, accident(" ", 0, 0, 0), 400, "INVALID", "title");
        assertThat(titles(town.districtOffice, "")).doesNotContain("未来", "别家", "别镇", "不是镇");
    }

    @Test
    void listsByFilterPageAfterPageAndAsExcel() throws IOException {
        for (int i = 0; i < 5; i++) {
            var said = new HashMap<>(accident("坍塌" + i, i, 0, 0));
            said.put("kind", "COLLAPSE");
            said.put("happenedAt", yesterday.minus(Duration.ofDays(i)));
            report(town.supervisor, said);
        }

        assertThat(titles(town.office, "kind=COLLAPSE")).containsExactly("坍塌0", "坍塌1", "坍塌2", "坍塌3", "坍塌4");
        assertThat(titles(town.office, "kind=COLLAPSE&grade=LARGER&grade=MAJOR"))
                .containsExactly("坍塌3", "坍塌4");
        assertThat(titles(town.office, "kind=COLLAPSE&q=坍塌2")).containsExactly("坍塌2");
        assertThat(titles(town.office, "kind=COLLAPSE&area=320299102")).isEmpty();
        String day = yesterday
                .minus(Duration.ofDays(2))
                .atZone(cn.anlan.platform.Zones.CHINA)
                .toLocalDate()
                .toString();
        assertThat(titles(town.office, "kind=COLLAPSE&from=" + day + "&to=" + day))
                .containsExactly("坍塌2");
        town.as(town.office).get("/api/accidents?q=坍").isProblem(400, "INVALID");

        Answer first =
                town.as(town.office).get("/api/accidents?kind=COLLAPSE&limit=2").is(200);
        Answer second = town.as(town.office)
                .get("/api/accidents?kind=COLLAPSE&limit=2&cursor=" + first.text("next"))
                .is(200);
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(row -> row.at("/title").asString()))
                .containsExactly("坍塌0", "坍塌1", "坍塌2", "坍塌3");

        byte[] sheet = town.as(town.office)
                .in("zh")
                .get("/api/accidents.xlsx?kind=COLLAPSE&grade=LARGER")
                .is(200)
                .bytes();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet));
                var rows = workbook.getFirstSheet().openStream()) {
            List<String> lines = rows.map(
                            row -> row.getCellText(0) + " " + row.getCellText(2) + " " + row.getCellText(7))
                    .toList();
            assertThat(lines).containsExactly("事故名称 等级 死亡（人）", "坍塌3 较大 3", "坍塌4 较大 4");
        }
    }

    @Test
    void isCountedByPeriodBesideThePeriodBefore() {
        UUID quiet = town.unit("丙镇", "TOWN", "320299103000", List.of("320299103"), town.district);
        UUID head = town.post(quiet, "镇长", Role.PRINCIPAL, "冯七");
        UUID safety = town.post(quiet, "安全监管员", Role.SUPERVISOR, "陈八");
        String month = town.today().toString().substring(0, 7);
        Answer before = town.as(head).get("/api/situation?period=" + month).is(200);
        assertThat(before.number("accidents.now.accidents")).isZero();

        Instant thisMonth = town.today()
                .withDayOfMonth(1)
                .atStartOfDay(cn.anlan.platform.Zones.CHINA)
                .toInstant();
        report(safety, with(accident("本月一", 1, 2, 300_000), "happenedAt", thisMonth));
        String doubled = report(safety, with(accident("本月一重复", 1, 2, 300_000), "happenedAt", thisMonth));
        correct(safety, doubled, 1, Map.of("text", "重复", "counted", false)).is(200);
        report(safety, with(accident("上月一", 3, 0, 0), "happenedAt", thisMonth.minusSeconds(1)));
        report(
                safety,
                with(
                        accident("上上月", 9, 9, 9),
                        "happenedAt",
                        town.today()
                                .withDayOfMonth(1)
                                .minusMonths(1)
                                .atStartOfDay(cn.anlan.platform.Zones.CHINA)
                                .toInstant()
                                .minusSeconds(1)));

        Answer pack = town.as(head).get("/api/situation?period=" + month).is(200);
        assertThat(toll(pack, "now")).containsExactly(1L, 1L, 2L, 300_000L);
        assertThat(toll(pack, "before")).containsExactly(1L, 3L, 0L, 0L);
        assertThat(pack.at("accidents.grades").size()).isEqualTo(1);
        assertThat(pack.text("accidents.grades.0.grade")).isEqualTo("ORDINARY");
        assertThat(pack.text("accidents.beforeFrom"))
                .isEqualTo(town.today().withDayOfMonth(1).minusMonths(1).toString());
        town.as(town.otherHead).get("/api/situation?unit=" + quiet).isProblem(404, "NOT_FOUND");
    }

    @Test
    void canBeNeitherDeletedNorEmptied() {
        String id = report(town.supervisor, accident("留痕", 0, 0, 0));

        town.as(town.supervisor).delete("/api/accidents/" + id).is(405);
        Boolean may = jdbc.sql("SELECT has_table_privilege('anlan_app', 'accidents.accident', 'DELETE')")
                .query(Boolean.class)
                .single();
        assertThat(may).isFalse();
    }

    private static List<Long> toll(Answer pack, String which) {
        return Stream.of("accidents", "deaths", "seriousInjuries", "loss")
                .map(name -> pack.at("accidents." + which + "." + name).asLong())
                .toList();
    }

    private List<String> titles(UUID reader, String query) {
        return town.as(reader).get("/api/accidents?" + query).is(200).items().stream()
                .map(row -> row.at("/title").asString())
                .toList();
    }

    private Map<String, Object> accident(String title, int deaths, int injuries, long loss) {
        return Map.of(
                "title", title,
                "kind", "MACHINERY",
                "happenedAt", yesterday,
                "place", "一号车间",
                "deaths", deaths,
                "seriousInjuries", injuries,
                "loss", loss,
                "account", "交接班时发生。");
    }

    private static Map<String, Object> with(Map<String, Object> said, String name, Object value) {
        var all = new HashMap<>(said);
        all.put(name, value);
        return all;
    }

    private String report(UUID by, Map<String, Object> said) {
        return town.as(by).post("/api/accidents", said).is(201).text("id");
    }

    private void refused(UUID by, Map<String, Object> said, int status, String code, String field) {
        Answer answer = town.as(by).post("/api/accidents", said).isProblem(status, code);
        assertThat(answer.text("violations.0.field")).isEqualTo(field);
    }

    private Answer correct(UUID by, String id, long version, Map<String, ?> said) {
        return town.as(by).ifMatch(version).post("/api/accidents/" + id + "/correct", said);
    }
}
