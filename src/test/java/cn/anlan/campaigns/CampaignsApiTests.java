package cn.anlan.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.records.Copies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class CampaignsApiTests {

    private static final String PACK = "jingzhou-safety-year";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    private UUID city;
    private UUID cityOffice;
    private final Map<String, UUID> units = new LinkedHashMap<>();
    private final Map<String, UUID> posts = new LinkedHashMap<>();

    @BeforeAll
    void live() {
        clock.reset();
        city = town.unit("荆州市", "CITY", "421000000000", List.of("4210"), null);
        cityOffice = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "丁市办");
        district("沙市区", "421002");
        district("荆州区", "421003");
        district("江陵县", "421024");
        town.as(cityOffice)
                .post("/api/regimes/" + PACK + "/adoptions", Map.of("unit", city, "from", "2026-01-01"))
                .is(201);
        // The other reading of "within five days at the end of the quarter", for one district.
        town.as(post("荆州区 office"))
                .post(
                        "/api/regimes/" + PACK + "/parameters/quarterly-summary-window",
                        Map.of("unit", units.get("荆州区"), "value", "last 5 days of quarter", "reason", "按季末五日执行"))
                .is(201);
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
    }

    private void district(String name, String code) {
        UUID unit = town.unit(name, "DISTRICT", code + "000000", List.of(code), city);
        units.put(name, unit);
        posts.put(name + " head", town.post(unit, "区长", Role.PRINCIPAL, name + "区长"));
        posts.put(name + " office", town.post(unit, "区安办主任", Role.COMMITTEE_OFFICE, name + "安办"));
        UUID deputy = town.post(unit, "副区长", Role.DEPARTMENT, name + "副区长");
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + deputy + "/lead", Map.of("leading", true))
                .is(200);
        posts.put(name + " deputy", deputy);
    }

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("JZ-4.3b")
    void wantsThePlanByTheFifteenthOfAprilAndNamesWhoIsLate() {
        UUID owed = owed("PLAN", "沙市区", "2026-04-15");
        owed("PLAN", "荆州区", "2026-04-15");
        UUID office = post("沙市区 office");
        UUID report = draft(office, owed);
        step(office, report, "amend", Map.of("words", "沙市区2026年深化安全生产年活动实施方案：目标、任务、步骤、保障。"))
                .is(200);
        clock.set("2026-04-15T23:59");
        // The document that the clause demands must be there.
        step(office, report, "submit", Map.of()).isProblem(422, "EVIDENCE_MISSING");
        step(office, report, "submit", Map.of("evidence", List.of(town.document(office))))
                .is(200);
        assertThat(late("PLAN")).isEmpty();

        clock.set("2026-04-16T00:00");
        assertThat(late("PLAN")).contains("荆州区 荆州区安办").noneMatch(name -> name.startsWith("沙市区"));
        step(cityOffice, report, "return", Map.of("reason", "缺保障措施")).is(200);
        assertThat(view(office, report).text("state")).isEqualTo("RETURNED");
        assertThat(view(office, report).text("reason")).isEqualTo("缺保障措施");
        step(office, report, "accept", Map.of()).isProblem(409, "WRONG_STATE");
        step(office, report, "submit", Map.of("evidence", List.of(town.document(office))))
                .is(200);
        step(office, report, "accept", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(cityOffice, report, "accept", Map.of("opinion", "收悉")).is(200);
        assertThat(view(cityOffice, report).text("state")).isEqualTo("ACCEPTED");
        town.as(post("荆州区 office")).get("/api/campaign-reports/" + report).isProblem(404, "NOT_FOUND");
    }

    @Test
    @Clause("JZ-4.3c")
    void readsTheWindowOfTheSummaryBothWays() {
        UUID after = owed("SUMMARY", "沙市区", "2026-04-05");
        UUID before = owed("SUMMARY", "荆州区", "2026-03-31");

        // The five days after the quarter: 1 to 5 April.
        clock.set("2026-04-05T23:59");
        assertThat(isLate(after)).isFalse();
        clock.set("2026-04-06T00:00");
        assertThat(isLate(after)).isTrue();
        // Its last five days: 27 to 31 March.
        clock.set("2026-03-31T23:59");
        assertThat(isLate(before)).isFalse();
        clock.set("2026-04-01T00:00");
        assertThat(isLate(before)).isTrue();
        assertThat(obligation(after).text("derivation.text.zh")).contains("2026");
    }

    @Test
    @Clause("JZ-4.3c")
    void draftsTheSummaryFromTheFactsForTheUnitToCorrect() {
        UUID office = post("江陵县 office");
        record(post("江陵县 head"), session(), List.of(item(post("江陵县 deputy"))));
        UUID owed = owed("SUMMARY", "江陵县", "2026-04-05");
        UUID report = draft(office, owed);

        Answer drafted = view(office, report);
        assertThat(drafted.number("figures.sessions")).isEqualTo(1);
        assertThat(drafted.number("figures.problemsFound")).isEqualTo(1);
        assertThat(drafted.number("figures.hazardsFound")).isZero();
        assertThat(drafted.text("words")).contains("江陵县2026Q1").contains("研究部署1次");
        town.as(office)
                .post("/api/campaign-reports", Map.of("obligation", owed))
                .isProblem(409, "DRAFTED");
        step(office, report, "amend", Map.of("words", drafted.text("words") + "人员力量不足。"))
                .is(200);
        clock.set("2026-04-03T10:00");
        step(office, report, "submit", Map.of("evidence", List.of(town.document(office))))
                .is(200);
        Answer submitted = view(cityOffice, report);
        assertThat(submitted.text("words")).endsWith("人员力量不足。");
        assertThat(submitted.at("late").asBoolean()).isFalse();
        assertThat(obligation(owed).text("state")).isEqualTo("PERFORMED");
    }

    @Test
    void letsThePostThatCameAfterTheDutyTakeItOnAndReport() {
        UUID unit = town.unit("松滋市", "DISTRICT", "421087000000", List.of("421087"), city);
        units.put("松滋市", unit);
        events.publishEvent(new ClockAdvanced(clock.instant(), clock.instant()));
        UUID owed = owed("SUMMARY", "松滋市", "2026-04-05");
        assertThat(obligation(owed).text("state")).isEqualTo("OPEN");
        UUID office = town.post(unit, "市安办主任", Role.COMMITTEE_OFFICE, "松滋安办");

        UUID report = draft(office, owed);
        assertThat(obligation(owed).text("state")).isEqualTo("ASSIGNED");
        assertThat(obligation(owed).text("bearer.id")).isEqualTo(office.toString());
        step(office, report, "submit", Map.of("evidence", List.of(town.document(office))))
                .is(200);
        step(cityOffice, report, "accept", Map.of("opinion", "收悉")).is(200);
    }

    @Test
    @Clause("JZ-4.3e")
    void showsUnitsWhoseLeadersWereNotThere() {
        UUID head = post("沙市区 head");
        UUID deputy = post("沙市区 deputy");
        assertThat(presence("沙市区").get("none").asBoolean()).isTrue();
        record(head, session(), List.of(item(deputy), item(post("沙市区 office"))));
        assertThat(presence("沙市区").get("none").asBoolean()).isTrue();
        // A check that the office made isn't the deputy's.
        record(post("沙市区 office"), Map.of("kind", "front-line-check", "place", "沙市化工园", "result", "安办例行检查"), List.of());
        assertThat(presence("沙市区").get("checks").asInt()).isZero();
        assertThat(presence("沙市区").get("none").asBoolean()).isTrue();
        record(deputy, Map.of("kind", "front-line-check", "place", "沙市化工园", "result", "发现一处隐患，当场整改"), List.of());

        JsonNode there = presence("沙市区");
        assertThat(there.get("none").asBoolean()).isFalse();
        assertThat(there.get("sessions").asInt()).isEqualTo(1);
        assertThat(there.get("checks").asInt()).isEqualTo(1);
        assertThat(there.get("problemsFound").asInt()).isEqualTo(2);
        assertThat(there.get("problemsResolved").asInt()).isZero();
        assertThat(presence("荆州区").get("none").asBoolean()).isTrue();
        // Another quarter begins at nought.
        clock.set("2026-04-10T09:00");
        assertThat(presence("沙市区").get("none").asBoolean()).isTrue();
        town.as(cityOffice).get("/api/campaigns/presence?quarter=2026Q5").isProblem(400, "PERIOD_UNREADABLE");
    }

    @Test
    @Clause("JZ-4.3e")
    void wantsAsManyAsTheParameterSaysOfEach() {
        district("石首市", "421081");
        UUID unit = Objects.requireNonNull(units.get("石首市"));
        for (String key : List.of("principal-sessions-per-quarter", "deputy-checks-per-quarter")) {
            town.as(post("石首市 office"))
                    .post(
                            "/api/regimes/" + PACK + "/parameters/" + key,
                            Map.of("unit", unit, "value", "2", "reason", "本市要求每季两次"))
                    .is(201);
        }
        Map<String, Object> check = Map.of("kind", "front-line-check", "place", "化工园", "result", "无隐患");
        record(post("石首市 head"), session(), List.of());
        record(post("石首市 deputy"), check, List.of());
        JsonNode once = presence("石首市");
        assertThat(once.get("sessionsLeast").asInt()).isEqualTo(2);
        assertThat(once.get("checksLeast").asInt()).isEqualTo(2);
        assertThat(once.get("none").asBoolean()).isFalse();
        assertThat(once.get("tooFew").asBoolean()).isTrue();

        record(post("石首市 head"), session(), List.of());
        assertThat(presence("石首市").get("tooFew").asBoolean()).isTrue();
        // The regime's own duty of front-line checks names the supervisor.
        record(town.post(unit, "安全监管员", Role.SUPERVISOR, "石首监管"), check, List.of());

        assertThat(presence("石首市").get("tooFew").asBoolean()).isFalse();
    }

    @Test
    @Clause("JZ-4.3a")
    void namesLaggardsInACircularWithATimeLimitAndFollowsThemUp() {
        clock.set("2026-04-20T09:00");
        assertThat(texts(checks().at("unchecked"))).containsExactly("2026Q1", "2026Q2");
        assertThat(checks().at("demanded").asBoolean()).isTrue();
        Answer elsewhere = town.as(town.districtOffice)
                .get("/api/campaigns/checks?year=2026")
                .is(200);
        assertThat(elsewhere.at("demanded").asBoolean())
                .as("the regime isn't in force there")
                .isFalse();
        assertThat(texts(elsewhere.at("unchecked"))).isEmpty();
        Answer before =
                town.as(cityOffice).get("/api/campaigns/checks?year=2025").is(200);
        assertThat(before.at("demanded").asBoolean())
                .as("it wasn't in force then")
                .isFalse();
        assertThat(texts(before.at("unchecked"))).isEmpty();
        UUID plan = owed("PLAN", "荆州区", "2026-04-15");
        var body = new LinkedHashMap<String, Object>();
        body.put("quarter", "2026Q1");
        body.put("words", "一季度督查：多数单位进展正常，荆州区进展迟缓");
        body.put(
                "laggards",
                List.of(Map.of(
                        "unit",
                        units.get("荆州区"),
                        "cited",
                        plan,
                        "finding",
                        "实施方案逾期未报",
                        "demand",
                        "五日内报送并说明原因",
                        "dueDay",
                        "2026-04-25")));
        town.as(post("荆州区 office")).post("/api/campaigns/checks", body).isProblem(422, "OWN_UNIT");
        town.as(post("沙市区 office")).post("/api/campaigns/checks", body).isProblem(404, "NOT_FOUND");

        town.as(cityOffice).post("/api/campaigns/checks", body).is(201);

        Answer found = checks();
        assertThat(texts(found.at("unchecked"))).containsExactly("2026Q2");
        assertThat(found.text("items.0.laggards.0.unitName")).isEqualTo("荆州区");
        assertThat(found.text("items.0.laggards.0.dueDay")).isEqualTo("2026-04-25");
        assertThat(found.at("items.0.laggards.0.late").asBoolean()).isFalse();
        Answer circular = town.as(post("荆州区 head"))
                .get("/api/measures/" + found.text("items.0.laggards.0.measure"))
                .is(200);
        assertThat(circular.text("measure.means")).isEqualTo("CIRCULAR");
        assertThat(circular.text("measure.clause")).isEqualTo("JZ-4.3a");
        assertThat(obligation(UUID.fromString(circular.text("measure.obligation")))
                        .text("bearer.id"))
                .isEqualTo(post("荆州区 head").toString());
        // The other districts read it.
        assertThat(town.as(post("沙市区 head")).get("/api/measures/circulars").text("items.0.unitName"))
                .isEqualTo("荆州区");
        clock.set("2026-04-25T23:59");
        assertThat(checks().at("items.0.laggards.0.late").asBoolean()).isFalse();
        clock.set("2026-04-26T00:00");
        assertThat(checks().at("items.0.laggards.0.late").asBoolean()).isTrue();
    }

    @Test
    void refusesACheckOfAQuarterToComeAndAUnitNamedTwiceAndKeepsNothingOfEither() {
        var laggard = Map.of("unit", units.get("沙市区"), "finding", "进展迟缓", "demand", "限期改正", "dueDay", "2026-03-20");
        int before = checks().items().size();
        int measures =
                town.as(cityOffice).get("/api/measures?limit=200").items().size();

        Answer early = town.as(cityOffice)
                .post("/api/campaigns/checks", Map.of("quarter", "2026Q2", "words", "二季度督查"))
                .isProblem(422, "NOT_YET");
        Answer twice = town.as(cityOffice)
                .post(
                        "/api/campaigns/checks",
                        Map.of("quarter", "2026Q1", "words", "一季度督查", "laggards", List.of(laggard, laggard)))
                .isProblem(422, "NAMED_TWICE");

        assertThat(early.text("violations.0.field")).isEqualTo("quarter");
        assertThat(twice.text("violations.0.field")).isEqualTo("laggards[1].unit");
        assertThat(twice.text("detail")).contains("沙市区");
        assertThat(checks().items()).hasSize(before);
        assertThat(town.as(cityOffice).get("/api/measures?limit=200").items()).hasSize(measures);
    }

    @Test
    void draftsAReportOnceThoughTwoClerksBeginItAtTheSameTime() {
        UUID owed = owed("SUMMARY", "荆州区", "2026-03-31");

        var statuses = java.util.stream.IntStream.range(0, 6)
                .parallel()
                .map(n -> town.as(post("荆州区 office"))
                        .post("/api/campaign-reports", Map.of("obligation", owed))
                        .status())
                .boxed()
                .toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void countsEverySessionHoweverManyThereAre() {
        district("监利市", "421023");
        record(post("监利市 head"), session(), List.of(item(post("监利市 deputy"))));
        int before = presenceIn("2026Q1", "监利市").get("sessions").asInt();
        int problems = presenceIn("2026Q1", "监利市").get("problemsFound").asInt();

        int copied = Copies.of(jdbc, Objects.requireNonNull(units.get("监利市")), "session", 5100);

        assertThat(copied).isEqualTo(5100);
        assertThat(presenceIn("2026Q1", "监利市").get("sessions").asInt()).isEqualTo(before + 5100);
        assertThat(presenceIn("2026Q1", "监利市").get("problemsFound").asInt()).isEqualTo(problems + 5100);
    }

    @Test
    void turnsThePagesOfTheChecksAndNeverTakesAQuarterForUnchecked() {
        clock.set("2027-11-20T09:00");
        for (String quarter : List.of("2027Q1", "2027Q2", "2027Q3")) {
            town.as(cityOffice)
                    .post("/api/campaigns/checks", Map.of("quarter", quarter, "words", "督查" + quarter))
                    .is(201);
        }

        Answer first = town.as(cityOffice)
                .get("/api/campaigns/checks?year=2027&limit=1")
                .is(200);
        Answer second = town.as(cityOffice)
                .get("/api/campaigns/checks?year=2027&limit=1&cursor=" + first.text("next"))
                .is(200);

        assertThat(first.items()).hasSize(1);
        assertThat(second.items()).hasSize(1);
        assertThat(first.text("items.0.id")).isNotEqualTo(second.text("items.0.id"));
        assertThat(texts(first.at("unchecked"))).containsExactly("2027Q4");
        assertThat(town.as(cityOffice)
                        .get("/api/campaigns/checks?year=2027")
                        .is(200)
                        .text("next"))
                .isNull();
    }

    private JsonNode presenceIn(String quarter, String unit) {
        return town.as(cityOffice).get("/api/campaigns/presence?quarter=" + quarter).is(200).items().stream()
                .filter(row -> row.get("unitName").asString().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private Answer checks() {
        return town.as(cityOffice).get("/api/campaigns/checks?year=2026").is(200);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private UUID post(String name) {
        return Objects.requireNonNull(posts.get(name));
    }

    private JsonNode presence(String unit) {
        return presenceIn("", unit);
    }

    private UUID owed(String kind, String unit, String dueDay) {
        return town
                .as(cityOffice)
                .get("/api/campaign-reports?kind=" + kind + "&dueTo=" + dueDay + "&dueFrom=" + dueDay)
                .is(200)
                .items()
                .stream()
                .filter(row -> row.get("unitName").asString().equals(unit))
                .map(row -> UUID.fromString(row.get("obligation").asString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> late(String kind) {
        return town.as(cityOffice).get("/api/campaign-reports?kind=" + kind).is(200).items().stream()
                .filter(row -> row.get("late").asBoolean())
                .map(row -> row.get("unitName").asString() + " "
                        + row.get("bearerName").asString())
                .toList();
    }

    private boolean isLate(UUID obligation) {
        return obligation(obligation).at("late").asBoolean();
    }

    private Answer obligation(UUID id) {
        return town.as(cityOffice).get("/api/obligations/" + id).is(200);
    }

    private UUID draft(UUID office, UUID obligation) {
        return UUID.fromString(town.as(office)
                .post("/api/campaign-reports", Map.of("obligation", obligation))
                .is(201)
                .text("id"));
    }

    private Answer view(UUID post, UUID report) {
        return town.as(post).get("/api/campaign-reports/" + report).is(200);
    }

    private Answer step(UUID post, UUID report, String step, Map<String, ?> body) {
        return town.as(post)
                .ifMatch(view(cityOffice, report).version())
                .post("/api/campaign-reports/" + report + "/" + step, body);
    }

    private static Map<String, Object> session() {
        return Map.of("kind", "session", "attendees", List.of("全体班子成员"), "minutes", "研究部署深化安全生产年活动");
    }

    private Map<String, Object> item(UUID owner) {
        return Map.of("text", "整改化工园隐患", "owner", owner, "due", clock.today().plusDays(10));
    }

    private void record(UUID post, Map<String, ?> particulars, List<Map<String, Object>> items) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("particulars", particulars);
        body.put("title", "深化安全生产年活动");
        body.put("post", post);
        body.put("happenedAt", clock.instant().minusSeconds(3600).toString());
        body.put("items", items);
        body.put("evidence", List.of(town.document(post), town.photo(post)));
        String id = town.as(post).post("/api/records", body).is(201).text("id");
        town.as(post).ifMatch(1).post("/api/records/" + id + "/file", Map.of()).is(200);
    }
}
