package cn.anlan.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class BoardsApiTests {

    private static final String HEARING = "quarterly-hearing";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    /** In the first quarter the one town's hearing is held in time; the other town's in April, late. */
    @BeforeAll
    void liveAQuarter() {
        town.as(town.districtOffice)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", town.district))
                .is(201);
        to("2026-03-02T09:00");
        perform(town.head, HEARING);
        to("2026-04-10T09:00");
        perform(town.otherHead, HEARING);
    }

    @Test
    @Clause("WX-3.3b")
    void showsTheLevelAboveHowEveryHeadPerformsEachDutyAtThisMoment() {
        Answer board = board(town.districtOffice, "period=2026-Q1");

        assertThat(board.number("units")).isEqualTo(2);
        JsonNode one = row(board, town.town);
        JsonNode other = row(board, town.otherTown);
        assertThat(one.at("/head/name").asString()).isEqualTo("赵一");
        assertThat(cell(board, one, HEARING).get("inTime").asInt()).isEqualTo(1);
        assertThat(cell(board, other, HEARING).get("late").asInt()).isEqualTo(1);
        assertThat(one.at("/figures/overdue").asInt()).isPositive();
        double rate = (double) one.at("/figures/inTime").asInt()
                / (one.at("/figures/inTime").asInt()
                        + one.at("/figures/late").asInt()
                        + one.at("/figures/overdue").asInt());
        assertThat(one.get("rate").asDouble()).isCloseTo(rate, within(1e-9));
        assertThat(one.get("rank").asInt()).isEqualTo(1);
        assertThat(other.get("rank").asInt()).isEqualTo(2);
        assertThat(other.get("rate").asDouble()).isZero();

        List<JsonNode> behind = town.as(town.districtOffice)
                .get("/api/board/obligations?period=2026-Q1&duty=" + HEARING + "&unit=" + town.otherTown)
                .is(200)
                .items();
        assertThat(behind).singleElement().satisfies(row -> {
            assertThat(row.get("unitName").asString()).isEqualTo("乙镇");
            town.as(town.districtOffice)
                    .get("/api/obligations/" + row.get("id").asString())
                    .is(200);
        });
    }

    @Test
    void choosesAmongTheRegimesOfTheReadersAreaAlone() {
        UUID county = town.unit("通山示例县", "COUNTY", "421224000000", List.of("421224"), null);
        UUID office = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "余一");
        assertThat(board(office, "").at("pack").isNull()).isTrue();
        town.as(office)
                .post("/api/regimes/xianning-town-capacity/adoptions", Map.of("unit", county))
                .is(201);

        assertThat(packs(office)).containsExactly("xianning-town-capacity");
        assertThat(board(office, "").text("pack")).isEqualTo("xianning-town-capacity");
        assertThat(packs(town.districtOffice)).containsExactly("wuxi-principals");
        town.as(office).get("/api/board?pack=wuxi-principals").isProblem(404, "NOT_FOUND");
    }

    private List<String> packs(UUID reader) {
        return board(reader, "")
                .at("packs")
                .valueStream()
                .map(one -> one.get("pack").asString())
                .toList();
    }

    @Test
    void changesWithTheNextActWithoutBeingAskedTo() {
        int before = row(board(town.districtOffice, "period=2026-Q2"), town.town)
                .at("/figures/inTime")
                .asInt();

        perform(town.head, HEARING);

        JsonNode after = row(board(town.districtOffice, "period=2026-Q2"), town.town);
        assertThat(after.at("/figures/inTime").asInt()).isEqualTo(before + 1);
    }

    @Test
    void tellsWhatIsDueWithinThirtyDays() {
        Answer board = board(town.districtOffice, "");

        var soonest = board.at("soonest").valueStream().toList();
        assertThat(soonest)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("dueDay").asString()).isBetween("2026-04-10", "2026-05-10"));
        assertThat(soonest.stream().map(row -> row.get("due").asString())).isSorted();
        assertThat(board.at("all.soon").asInt()).isGreaterThanOrEqualTo(soonest.size());
    }

    @Test
    void countsTheDutiesOfOtherPostsOnlyWhenAsked() {
        Answer heads = board(town.districtOffice, "");
        Answer everybody = board(town.districtOffice, "everybody=true");

        assertThat(everybody.at("duties").size())
                .isGreaterThan(heads.at("duties").size());
        assertThat(total(everybody)).isGreaterThan(total(heads));
    }

    @Test
    void showsNobodyMoreThanTheirOwnArea() {
        Answer own = board(town.head, "");

        assertThat(own.at("rows").valueStream().map(row -> row.get("unit").asString()))
                .containsExactly(town.town.toString());
        town.as(town.head).get("/api/board/obligations?unit=" + town.otherTown).isProblem(404, "NOT_FOUND");
        town.as(town.head)
                .get("/api/board/obligations?unit=" + UUID.randomUUID())
                .is(404);
        town.administrator().get("/api/board").is(403);
    }

    @Test
    void pagesSortsAndNarrows() {
        Answer first = board(town.districtOffice, "sort=rank&limit=1&period=2026-Q1");
        Answer second = board(town.districtOffice, "sort=rank&limit=1&skip=1&period=2026-Q1");
        Answer below = board(town.districtOffice, "area=320299102");

        assertThat(first.text("rows.0.name")).isEqualTo("甲镇");
        assertThat(first.number("next")).isEqualTo(1);
        assertThat(second.text("rows.0.name")).isEqualTo("乙镇");
        assertThat(second.text("next")).isNull();
        assertThat(below.number("units")).isEqualTo(1);
    }

    @Test
    @Clause("WX-3.3b")
    void rollsUpToTheNextLevelBelowAndLeadsDownToTheUnits() {
        UUID province = town.unit("示例省", "PROVINCE", "880000000000", List.of("88"), null);
        UUID office = town.post(province, "省安办主任", Role.COMMITTEE_OFFICE, "钟一");
        UUID city = town.unit("示例甲市", "CITY", "880100000000", List.of("8801"), province);
        UUID cityOffice = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "钟二");
        UUID other = town.unit("示例乙市", "CITY", "880200000000", List.of("8802"), province);
        UUID county = town.unit("示例甲县", "COUNTY", "880121000000", List.of("880121"), city);
        UUID farCounty = town.unit("示例乙县", "COUNTY", "880122000000", List.of("880122"), city);
        UUID otherCounty = town.unit("示例丙县", "COUNTY", "880221000000", List.of("880221"), other);
        UUID head = headOf("示例一镇", "880121101", county);
        headOf("示例二镇", "880121102", county);
        headOf("示例三镇", "880122101", farCounty);
        headOf("示例四镇", "880221101", otherCounty);
        town.administrator()
                .send("POST", "/api/regimes", "application/yaml", PACK.getBytes(StandardCharsets.UTF_8))
                .isSuccess();
        town.as(office)
                .post("/api/regimes/roll-up-province/adoptions", Map.of("unit", province))
                .is(201);
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
        perform(head, "visit");

        Answer cities = levels(office, "");
        assertThat(cities.text("level")).isEqualTo("CITY");
        assertThat(names(cities)).containsExactlyInAnyOrder("示例甲市", "示例乙市");
        // The sums of a level are those of its units, cell by cell.
        Answer flat = board(office, "pack=roll-up-province&limit=200");
        assertThat(flat.number("units")).isEqualTo(4);
        assertThat(cities.at("all")).isEqualTo(flat.at("all"));
        assertThat(cities.at("duties")).isEqualTo(flat.at("duties"));
        assertThat(sum(cities.at("rows")))
                .isEqualTo(cities.at("all.open").asInt() + cities.at("all.soon").asInt());
        JsonNode first = area(cities, "8801");
        assertThat(cell(cities, first, "visit").get("inTime").asInt()).isEqualTo(1);
        assertThat(first.get("rank").asInt()).isEqualTo(1);
        assertThat(first.get("opens").asBoolean()).isTrue();

        Answer counties = levels(office, "area=8801");
        assertThat(counties.text("level")).isEqualTo("COUNTY");
        assertThat(names(counties)).containsExactlyInAnyOrder("示例甲县", "示例乙县");
        assertThat(counties.at("trail")
                        .valueStream()
                        .map(place -> place.get("name").asString()))
                .containsExactly("示例省", "示例甲市");
        assertThat(counties.at("all")).isEqualTo(first.get("figures"));
        assertThat(area(counties, "880121").get("opens").asBoolean()).isFalse();
        Answer lowest = levels(office, "area=880121");
        assertThat(lowest.text("level")).isNull();
        assertThat(board(office, "pack=roll-up-province&area=880121").number("units"))
                .isEqualTo(2);

        // Each within their own area.
        assertThat(names(levels(cityOffice, ""))).containsExactlyInAnyOrder("示例甲县", "示例乙县");
        town.as(cityOffice).get("/api/board/levels?area=8802").isProblem(404, "NOT_FOUND");
        town.as(office).get("/api/board/levels?area=88x").isProblem(400, "INVALID");
        town.administrator().get("/api/board/levels").is(403);
    }

    private UUID headOf(String name, String code, UUID county) {
        UUID unit = town.unit(name, "TOWN", code + "000", List.of(code), county);
        return town.post(unit, "镇长", Role.PRINCIPAL, name + "镇长");
    }

    private Answer levels(UUID post, String query) {
        return town.as(post)
                .get("/api/board/levels?pack=roll-up-province&" + query)
                .is(200);
    }

    private static List<String> names(Answer levels) {
        return levels.at("rows")
                .valueStream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private static JsonNode area(Answer levels, String area) {
        return levels.at("rows")
                .valueStream()
                .filter(row -> row.get("area").asString().equals(area))
                .findFirst()
                .orElseThrow();
    }

    private static final String PACK = """
            pack: roll-up-province
            version: 1
            prefix: RU
            issuer: {zh: 示例省人民政府, en: A Province}
            number: 示政发〔2026〕1号
            title: {zh: 示例省制度, en: A regime of a province}
            validFrom: 2026-01-01
            places: ['88']
            appliesTo: [town]
            parameters: []
            clauses:
              - {id: RU-1, article: 一, capability: duties, status: planned, title: {zh: 走访, en: Visit}, paraphrase: {zh: 每季走访一次。, en: One visit a quarter.}}
              - {id: RU-2, article: 二, capability: duties, status: planned, title: {zh: 演练, en: Drill}, paraphrase: {zh: 每年演练一次。, en: One drill a year.}}
            duties:
              - key: visit
                clause: RU-1
                post: principal
                unitKinds: [town]
                title: {zh: 走访企业, en: Visit}
                recurrence: quarterly
                due: {term: end of period}
                evidence:
                  - {kind: document, min: 1, label: {zh: 记录, en: Record}}
                verifier: {role: committee-office, of: superior}
                ladder: []
              - key: drill
                clause: RU-2
                post: principal
                unitKinds: [town]
                title: {zh: 组织演练, en: Drill}
                recurrence: yearly
                due: {term: end of period}
                evidence:
                  - {kind: document, min: 1, label: {zh: 记录, en: Record}}
                verifier: {role: committee-office, of: superior}
                ladder: []
            """;

    private static int sum(JsonNode rows) {
        return rows.valueStream()
                .mapToInt(row -> row.at("/figures/open").asInt()
                        + row.at("/figures/soon").asInt())
                .sum();
    }

    @Test
    void refusesWhatIsNoPeriodNoRegimeNoArea() {
        town.as(town.districtOffice).get("/api/board?period=2026-Q5").is(400);
        town.as(town.districtOffice).get("/api/board?pack=nothing").is(404);
        town.as(town.districtOffice).get("/api/board?area=32%25").is(400);
        town.as(town.districtOffice).get("/api/board?sort=upwards").is(400);
    }

    @Test
    void exportsWhatIsSeen() throws IOException {
        byte[] file = town.as(town.districtOffice)
                .get("/api/board.xlsx?period=2026-Q1&sort=rank")
                .is(200)
                .bytes();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            var cells = rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getRawValue())
                            .toList())
                    .toList();
            assertThat(cells).hasSize(3);
            assertThat(cells.getFirst()).contains("单位", "按时率%");
            assertThat(cells.get(1)).contains("甲镇", "赵一", "按时办理 1");
            assertThat(cells.get(2)).contains("乙镇", "逾期办理 1");
        }
    }

    private void to(String moment) {
        var before = clock.instant();
        clock.set(moment);
        events.publishEvent(new ClockAdvanced(before, clock.instant()));
    }

    /** The oldest open obligation of a duty, performed by its bearer with what it demands. */
    private void perform(UUID post, String duty) {
        JsonNode row = town.as(post).get("/api/obligations?show=mine&limit=200").is(200).items().stream()
                .filter(one -> town.as(post)
                        .get("/api/obligations/" + one.get("id").asString())
                        .text("duty")
                        .equals(duty))
                .findFirst()
                .orElseThrow();
        town.as(post)
                .ifMatch(row.get("version").asLong())
                .post(
                        "/api/obligations/" + row.get("id").asString() + "/perform",
                        Map.of(
                                "report",
                                "已办",
                                "evidence",
                                IntStream.range(0, 2)
                                        .mapToObj(n -> town.document(post))
                                        .toList()))
                .is(200);
    }

    private Answer board(UUID post, String query) {
        return town.as(post).get("/api/board?" + query).is(200);
    }

    private static JsonNode row(Answer board, UUID unit) {
        return board.at("rows")
                .valueStream()
                .filter(row -> row.get("unit").asString().equals(unit.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode cell(Answer board, JsonNode row, String duty) {
        var duties = board.at("duties")
                .valueStream()
                .map(one -> one.get("duty").asString())
                .toList();
        return row.at("/cells/" + duties.indexOf(duty));
    }

    private static int total(Answer board) {
        return board.at("all").valueStream().mapToInt(JsonNode::asInt).sum();
    }
}
