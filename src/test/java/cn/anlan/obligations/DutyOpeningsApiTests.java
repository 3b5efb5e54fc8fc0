package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What duties open: for each committee and member, on an event, a quota, and what becomes of it when the holder changes. */
@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class DutyOpeningsApiTests {

    private static final String WUXI = "wuxi-principals";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    RecurringDuties duties;

    @Autowired
    DutyScores scores;

    @Autowired
    DutyEvents dutyEvents;

    @Autowired
    TransactionTemplate transaction;

    int towns = 300;

    @BeforeAll
    void theRegimeIsInForce() {
        adopt(WUXI, town.district);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    @Clause("WX-2.4b")
    void opensAThemeInspectionForEachSpecialCommitteeSoThatOneLeftOutShows() {
        UUID unit = aTown();
        UUID head = town.post(unit, "镇长", Role.PRINCIPAL, "顾一");
        committee(unit, "消防专委会");
        committee(unit, "燃气专委会");
        duties.open();

        List<JsonNode> both = owed(unit, "WX-2.4b");
        assertThat(both).extracting(this::subject).containsExactlyInAnyOrder("消防专委会", "燃气专委会");
        assertThat(both).extracting(one -> one.get("period").asString()).containsOnly("2026");
        assertThat(both).extracting(one -> one.get("dueDay").asString()).containsOnly("2026-12-31");
        assertThat(duties.open()).isZero();

        clock.set("2026-09-15T09:00");
        committee(unit, "电动自行车专委会");
        duties.open();
        assertThat(owed(unit, "WX-2.4b")).extracting(this::subject).contains("电动自行车专委会");

        for (JsonNode one : both) {
            if (subject(one).equals("消防专委会")) {
                done(head, one, town.document(head));
            }
        }
        clock.set("2026-12-31T23:59");
        scores.evaluate();
        assertThat(score(unit).get("done").asInt()).isEqualTo(1);
        assertThat(score(unit).get("late").asInt())
                .isPositive()
                .isEqualTo(score(unit).get("owed").asInt());
        clock.set("2027-01-01T09:00");
        assertThat(late(unit, "WX-2.4b")).extracting(this::subject).containsExactlyInAnyOrder("燃气专委会", "电动自行车专委会");
        duties.open();
        assertThat(owed(unit, "WX-2.4b"))
                .filteredOn(one -> one.get("period").asString().equals("2027"))
                .hasSize(3);
    }

    @Test
    @Clause("WX-2.5")
    void opensAKeyWorkListForEachMemberOfTheLeadingTeam() {
        UUID unit = aTown();
        town.post(unit, "镇长", Role.PRINCIPAL, "顾二");
        leading(unit, "分管工业副镇长", "陆一");
        leading(unit, "分管建设副镇长", "陆二");
        town.vacancy(unit, "空缺的副镇长", Role.DEPARTMENT);
        town.post(unit, "科员", Role.DEPARTMENT, "陆三");
        duties.open();

        assertThat(owed(unit, "WX-2.5"))
                .extracting(this::subject)
                .containsExactlyInAnyOrder("分管工业副镇长 陆一", "分管建设副镇长 陆二");
        assertThat(owed(unit, "WX-2.5"))
                .extracting(one -> one.get("dueDay").asString())
                .containsOnly("2026-03-31");

        clock.set("2026-06-01T09:00");
        leading(unit, "常务副镇长", "陆四");
        duties.open();
        assertThat(duties.open()).isZero();

        assertThat(owed(unit, "WX-2.5"))
                .filteredOn(one -> subject(one).equals("常务副镇长 陆四"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("dueDay").asString()).isEqualTo("2026-12-31"));
        assertThat(late(unit, "WX-2.5"))
                .extracting(this::subject)
                .containsExactlyInAnyOrder("分管工业副镇长 陆一", "分管建设副镇长 陆二");
    }

    @Test
    void opensWhatAnEventAsksForOnceForEachEvent() {
        UUID city = town.unit("示例市", "DISTRICT", "421099000000", List.of("421099"), null);
        UUID office = town.post(city, "安办主任", Role.COMMITTEE_OFFICE, "韩一");
        adopt("jingzhou-safety-year", city, office);
        UUID event = Ids.next();

        List<UUID> opened = happened("major-hazard-confirmed", city, event);
        List<UUID> again = happened("major-hazard-confirmed", city, event);
        List<UUID> other = happened("major-hazard-confirmed", city, Ids.next());

        assertThat(opened).hasSize(1).isEqualTo(again);
        assertThat(other).hasSize(1).isNotEqualTo(opened);
        assertThat(happened("nothing-known", city, event)).isEmpty();
        assertThat(happened("major-hazard-confirmed", town.town, event)).isEmpty();
        Answer view =
                town.as(office).get("/api/obligations/" + opened.getFirst()).is(200);
        assertThat(view.text("clause")).isEqualTo("JZ-3.1.1a");
        assertThat(view.text("origin")).isEqualTo(event.toString());
        assertThat(view.text("bearer.id")).isEqualTo(office.toString());
        assertThat(view.text("derivation.text.zh")).isNotBlank();
        assertThat(view.text("timeline.0.kind")).isEqualTo("obligation.opened");
    }

    @Test
    @Clause({"WX-2.0", "WX-2.1c"})
    void passesWhatIsOpenToTheSuccessorAndLeavesWhatIsDoneWithWhoDidIt() {
        UUID unit = aTown();
        UUID post = town.vacancy(unit, "镇长", Role.PRINCIPAL);
        clock.set("2026-04-01T09:00");
        UUID first = town.enter("前任");
        town.appoint(post, first, 1);
        town.as(post)
                .post(
                        "/api/regimes/" + WUXI + "/parameters/hearings-per-quarter",
                        Map.of("unit", unit, "value", "3", "reason", "加密"))
                .is(201);
        duties.open();
        List<JsonNode> three = owed(unit, "WX-2.1c");
        assertThat(three)
                .extracting(one -> one.get("period").asString())
                .containsExactlyInAnyOrder("2026Q2#1", "2026Q2#2", "2026Q2#3");
        done(post, three.getFirst(), town.document(post));

        clock.set("2026-05-01T09:00");
        UUID second = succeed(post, "继任", 2);

        assertThat(owed(unit, "WX-2.1c"))
                .filteredOn(one -> one.get("performedAt").isNull())
                .extracting(one -> one.get("bearerName").asString())
                .containsExactly("继任", "继任");
        JsonNode line = line(post, "2026Q2", "quarterly-hearing");
        assertThat(figures(line)).isEqualTo("3 owed, 1 done, 0 late");
        assertThat(parts(line))
                .containsExactly(first + ": 30 days, share 1, done 1", second + ": 61 days, share 2, done 0");
    }

    @Test
    void sharesAQuotaByDaysWhereThePackSaysSo() {
        String pack = OwnPack.TEXT;
        town.administrator()
                .send(
                        "POST",
                        "/api/regimes",
                        "application/yaml",
                        pack.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .isSuccess();
        adopt("pro-rata-city", town.district);
        UUID unit = aTown();
        UUID post = town.vacancy(unit, "镇长", Role.PRINCIPAL);
        clock.set("2026-04-01T09:00");
        UUID first = town.enter("前任");
        town.appoint(post, first, 1);
        duties.open();
        List<JsonNode> four = owed(unit, "PR-1");
        assertThat(four).hasSize(4);
        done(post, four.getFirst(), town.document(post));

        clock.set("2026-05-01T09:00");
        UUID second = succeed(post, "继任", 2);

        JsonNode line = line(post, "2026Q2", "check");
        assertThat(figures(line)).isEqualTo("4 owed, 1 done, 0 late");
        // Of 91 days 30 and 61: 4 × 30 / 91 and 4 × 61 / 91, rounded up.
        assertThat(parts(line))
                .containsExactly(first + ": 30 days, share 2, done 1", second + ": 61 days, share 3, done 0");
        town.as(town.otherHead).get("/api/quotas?post=" + post).is(404);
    }

    @Test
    void refusesASuccessorAppointedBackInTimeAndChangesNothing() {
        UUID unit = aTown();
        UUID post = town.vacancy(unit, "镇长", Role.PRINCIPAL);
        clock.set("2026-04-01T09:00");
        UUID first = town.enter("前任");
        town.appoint(post, first, 1);
        duties.open();
        clock.set("2026-05-20T09:00");
        JsonNode hearing = owed(unit, "WX-2.1c").getFirst();
        done(post, hearing, town.document(post));
        clock.set("2026-06-10T09:00");
        UUID second = town.enter("继任");

        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/appoint", Map.of("person", second, "from", "2026-06-01"))
                .isProblem(422, "HOLDER_OVERLAPS");
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/appoint", Map.of("person", second, "from", "2026-03-15"))
                .isProblem(422, "HOLDER_OVERLAPS");
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/dismiss", Map.of("on", "2026-03-31"))
                .isProblem(422, "ENDS_BEFORE_START");
        Answer refused = town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/dismiss", Map.of("on", "2026-05-19"))
                .isProblem(422, "ACTED_SINCE");

        assertThat(refused.text("clause")).isEqualTo("WX-2.0");
        Answer page = town.administrator().get("/api/posts/" + post).is(200);
        assertThat(page.number("version")).isEqualTo(2);
        assertThat(page.text("post.holder.person")).isEqualTo(first.toString());
        assertThat(page.at("holders").size()).isEqualTo(1);
        assertThat(owed(unit, "WX-2.1b"))
                .extracting(one -> one.get("bearerName").asString())
                .containsOnly("前任");

        // The day of the last act itself is no day too early.
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/dismiss", Map.of("on", "2026-05-20"))
                .is(200);
        town.administrator()
                .ifMatch(3)
                .post("/api/posts/" + post + "/appoint", Map.of("person", second, "from", "2026-05-19"))
                .isProblem(422, "HOLDER_OVERLAPS");
        town.administrator()
                .ifMatch(3)
                .post("/api/posts/" + post + "/appoint", Map.of("person", second, "from", "2026-05-20"))
                .is(200);
        assertThat(owed(unit, "WX-2.1b"))
                .extracting(one -> one.get("bearerName").asString())
                .containsOnly("继任");
    }

    private UUID aTown() {
        String code = "320299" + towns++;
        return town.unit("职责镇" + towns, "TOWN", code + "000", List.of(code), town.district);
    }

    private void adopt(String pack, UUID unit) {
        adopt(pack, unit, town.districtOffice);
    }

    private void adopt(String pack, UUID unit, UUID by) {
        town.as(by)
                .post("/api/regimes/" + pack + "/adoptions", Map.of("unit", unit))
                .is(201);
    }

    private void committee(UUID of, String name) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("of", of);
        body.put("kind", "SPECIAL_COMMITTEE");
        body.put("name", name);
        town.as(town.districtOffice).post("/api/committees", body).is(201);
    }

    private void leading(UUID unit, String title, String name) {
        UUID post = UUID.fromString(town.administrator()
                .post("/api/posts", Map.of("unit", unit, "title", title, "role", "DEPARTMENT", "leading", true))
                .is(201)
                .text("id"));
        town.appoint(post, town.enter(name), 1);
    }

    private UUID succeed(UUID post, String name, long version) {
        town.administrator()
                .ifMatch(version)
                .post("/api/posts/" + post + "/dismiss", Map.of("on", town.today()))
                .is(200);
        UUID person = town.enter(name);
        town.appoint(post, person, version + 1);
        return person;
    }

    private List<UUID> happened(String what, UUID unit, UUID event) {
        return Objects.requireNonNull(transaction.execute(status -> dutyEvents.happened(new DutyEvents.Event(
                what, "test", event, null, unit, "421099000000", clock.instant(), cn.anlan.platform.Actor.system()))));
    }

    private void done(UUID head, JsonNode obligation, UUID document) {
        town.as(head)
                .ifMatch(obligation.get("version").asLong())
                .post(
                        "/api/obligations/" + obligation.get("id").asString() + "/perform",
                        Map.of("report", "已办", "evidence", List.of(document)))
                .is(200);
    }

    private List<JsonNode> owed(UUID unit, String clause) {
        return town.as(town.districtOffice)
                .get("/api/obligations?limit=200&unit=" + unit + "&clause=" + clause)
                .is(200)
                .items();
    }

    private List<JsonNode> late(UUID unit, String clause) {
        return town.as(town.districtOffice)
                .get("/api/obligations?show=overdue&unit=" + unit + "&clause=" + clause)
                .is(200)
                .items();
    }

    private JsonNode score(UUID unit) {
        return town.as(town.districtOffice).get("/api/quotas/scores?limit=200").is(200).items().stream()
                .filter(one -> one.get("unit").asString().equals(unit.toString()))
                .findFirst()
                .orElseThrow();
    }

    private String subject(JsonNode row) {
        return row.get("subject").get("name").asString();
    }

    private JsonNode line(UUID post, String period, String duty) {
        return town
                .as(town.districtOffice)
                .get("/api/quotas?post=" + post + "&period=" + period)
                .is(200)
                .items()
                .stream()
                .filter(one -> one.get("duty").asString().equals(duty))
                .findFirst()
                .orElseThrow();
    }

    private static String figures(JsonNode line) {
        return "%d owed, %d done, %d late"
                .formatted(
                        line.get("quota").asInt(),
                        line.get("done").asInt(),
                        line.get("late").asInt());
    }

    private static List<String> parts(JsonNode line) {
        return line.get("by")
                .valueStream()
                .map(part -> "%s: %d days, share %d, done %d"
                        .formatted(
                                part.get("person").asString(),
                                part.get("days").asInt(),
                                part.get("share").asInt(),
                                part.get("done").asInt()))
                .toList();
    }

    /** A pack that shares its quota by days. */
    private static final class OwnPack {

        static final String TEXT = """
                pack: pro-rata-city
                version: 1
                prefix: PR
                issuer: {zh: 某市人民政府, en: A City Government}
                number: 某政发〔2026〕9号
                title: {zh: 按日折算制度, en: A regime that shares by days}
                validFrom: 2026-01-01
                places: ['3202']
                appliesTo: [town]
                parameters:
                  - {key: checks, clause: PR-1, value: 4, unit: count, origin: document, validFrom: 2026-01-01, note: {zh: 次数, en: Times}}
                clauses:
                  - {id: PR-1, article: 一, capability: duties, status: planned, title: {zh: 检查, en: Checks}, paraphrase: {zh: 每季检查四次。, en: Four checks a quarter.}}
                duties:
                  - key: check
                    clause: PR-1
                    post: principal
                    unitKinds: [town]
                    title: {zh: 下沉检查, en: Check on site}
                    recurrence: quarterly
                    due: {term: end of period}
                    quota: checks
                    handover: pro-rata-days
                    evidence:
                      - {kind: document, min: 1, label: {zh: 记录, en: Record}}
                    verifier: {role: committee-office, of: superior}
                    ladder: []
                """;
    }
}
