package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What becomes of duties whose unit, or whose subject, is dissolved or merged. */
@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class ClosedUnitsApiTests {

    private static final String THEME_INSPECTION = "WX-2.4b";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    RecurringDuties duties;

    int towns = 300;

    @BeforeAll
    void theRegimeIsInForce() {
        adopt("wuxi-principals");
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Clause("WX-2.4b")
    void waivesWhatADissolvedCommitteeLeavesOpenAndCitesTheActThatClosedIt() {
        UUID unit = aTown();
        town.post(unit, "镇长", Role.PRINCIPAL, "顾一");
        UUID gone = committee(unit, "消防专委会");
        committee(unit, "燃气专委会");
        duties.open();
        assertThat(owed(unit, THEME_INSPECTION)).hasSize(2);

        clock.set("2026-07-01T09:00");
        close(gone, "2026-07-01");

        JsonNode ended = about(unit, THEME_INSPECTION, "消防专委会");
        assertThat(ended.get("state").asString()).isEqualTo("WAIVED");
        JsonNode act = lastAct(ended);
        assertThat(act.get("kind").asString()).isEqualTo("obligation.waived");
        assertThat(act.get("personName").asString()).isEqualTo("system");
        assertThat(act.at("/facts/reason").asString()).startsWith("消防专委会已于2026-07-01撤销");
        assertThat(act.at("/facts/reasonEn").asString()).startsWith("消防专委会 was dissolved as of 2026-07-01");
        // The closing is the committee's second act, on the unit's page.
        assertThat(act.at("/facts/cites").asString()).isEqualTo("unit/" + gone + "@2");
        assertThat(about(unit, THEME_INSPECTION, "燃气专委会").get("state").asString())
                .isEqualTo("ASSIGNED");
        duties.open();
        assertThat(owed(unit, THEME_INSPECTION)).hasSize(2);
    }

    @Test
    @Clause("WX-2.4b")
    void passesItToTheCommitteeItWasMergedIntoUnlessThatOwesTheSame() {
        UUID unit = aTown();
        town.post(unit, "镇长", Role.PRINCIPAL, "顾二");
        UUID first = committee(unit, "道路交通专委会");
        duties.open();
        clock.set("2026-06-01T09:00");
        UUID younger = committee(unit, "交通运输专委会");
        merge(first, younger, "2026-06-01");

        // The new one had nothing opened yet: it takes over, and nothing is opened for it twice.
        duties.open();
        List<JsonNode> all = owed(unit, THEME_INSPECTION);
        assertThat(all).hasSize(1);
        assertThat(subject(all.getFirst())).isEqualTo("交通运输专委会");
        assertThat(all.getFirst().get("state").asString()).isEqualTo("ASSIGNED");
        assertThat(lastAct(all.getFirst()).get("kind").asString()).isEqualTo("obligation.transferred");
        assertThat(lastAct(all.getFirst()).at("/facts/reason").asString()).contains("并入交通运输专委会");

        UUID other = committee(unit, "工贸专委会");
        duties.open();
        clock.set("2026-08-01T09:00");
        merge(other, younger, "2026-08-01");
        assertThat(about(unit, THEME_INSPECTION, "工贸专委会").get("state").asString())
                .isEqualTo("WAIVED");
        assertThat(lastAct(about(unit, THEME_INSPECTION, "工贸专委会"))
                        .at("/facts/reason")
                        .asString())
                .contains("后者同期已有同一事项");
        assertThat(about(unit, THEME_INSPECTION, "交通运输专委会").get("state").asString())
                .isEqualTo("ASSIGNED");
    }

    @Test
    @Clause("WX-2.5")
    void waivesTheKeyListOfAMemberWhoLeavesTheLeadingTeam() {
        UUID unit = aTown();
        town.post(unit, "镇长", Role.PRINCIPAL, "顾七");
        UUID member = UUID.fromString(town.administrator()
                .post("/api/posts", Map.of("unit", unit, "title", "副镇长", "role", "DEPARTMENT", "leading", true))
                .is(201)
                .text("id"));
        town.appoint(member, town.enter("陆一"), 1);
        duties.open();
        JsonNode list = about(unit, "WX-2.5", "副镇长 陆一");
        assertThat(list.get("state").asString()).isEqualTo("ASSIGNED");

        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + member + "/lead", Map.of("leading", false))
                .is(200);

        assertThat(about(unit, "WX-2.5", "副镇长 陆一").get("state").asString()).isEqualTo("WAIVED");
        assertThat(lastAct(list).at("/facts/cites").asString()).isEqualTo("post/" + member + "@3");
    }

    @Test
    void keepsOfAQuotaSharedByDaysTheDaysThatTheCommitteeExisted() {
        town.administrator()
                .send("POST", "/api/regimes", "application/yaml", PACK.getBytes(StandardCharsets.UTF_8))
                .isSuccess();
        adopt("pro-rata-committees");
        UUID unit = aTown();
        UUID head = town.post(unit, "镇长", Role.PRINCIPAL, "顾三");
        clock.set("2026-04-01T09:00");
        UUID gone = committee(unit, "危化专委会");
        duties.open();
        List<JsonNode> four = owed(unit, "PC-1");
        assertThat(four).hasSize(4);
        JsonNode one = four.getFirst();
        town.as(head)
                .ifMatch(one.get("version").asLong())
                .post(
                        "/api/obligations/" + one.get("id").asString() + "/perform",
                        Map.of("report", "已办", "evidence", List.of(town.document(head))))
                .is(200);

        // 30 of 91 days: 4 × 30 / 91 rounded up is 2, of which one is done.
        clock.set("2026-05-01T09:00");
        close(gone, "2026-05-01");

        List<String> reasons = owed(unit, "PC-1").stream()
                .filter(row -> row.get("state").asString().equals("WAIVED"))
                .map(row -> lastAct(row).at("/facts/reason").asString())
                .toList();
        assertThat(reasons).hasSize(3);
        assertThat(reasons).filteredOn(reason -> reason.contains("无法办理")).hasSize(1);
        assertThat(reasons).filteredOn(reason -> reason.contains("不再应办")).hasSize(2);
        assertThat(owed(unit, "PC-1"))
                .filteredOn(row -> row.get("state").asString().equals("PERFORMED"))
                .hasSize(1);
    }

    @Test
    void mergesATownWhoseDutiesTheOtherOwesTooAndWaivesThoseOfOneThatIsDissolved() {
        UUID merged = aTown();
        UUID into = aTown();
        UUID dissolved = aTown();
        town.post(merged, "镇长", Role.PRINCIPAL, "顾四");
        town.post(into, "镇长", Role.PRINCIPAL, "顾五");
        town.post(dissolved, "镇长", Role.PRINCIPAL, "顾六");
        duties.open();
        int owedBefore = owed(into, "WX-2.1c").size();
        assertThat(owed(merged, "WX-2.1c")).isNotEmpty();

        clock.set("2026-03-10T09:00");
        merge(merged, into, "2026-03-10");
        close(dissolved, "2026-03-10");

        assertThat(owed(into, "WX-2.1c")).hasSize(owedBefore);
        for (UUID unit : List.of(merged, dissolved)) {
            assertThat(owed(unit, "WX-2.1c"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.get("state").asString()).isEqualTo("WAIVED"));
        }
    }

    @Test
    void passesWhatIsNoDutyOfADissolvedUnitToTheLevelAboveAndItsVerifyingToASuperior() {
        UUID unit = aTown();
        UUID head = town.post(unit, "镇长", Role.PRINCIPAL, "顾九");
        UUID borne = town.open(matter(unit, head, null, town.district));
        UUID verified = town.open(matter(town.town, town.head, head, null));

        clock.set("2026-03-10T09:00");
        close(unit, "2026-03-10");

        Answer passed = view(borne);
        assertThat(passed.text("state")).isEqualTo("ASSIGNED");
        assertThat(passed.text("bearer.id")).isEqualTo(town.districtOffice.toString());
        assertThat(passed.text("unit.name")).isEqualTo("示例区");
        // Nobody accepts their own work: a superior does, whoever that is.
        assertThat(passed.at("verifierUnit").isNull()).isTrue();
        assertThat(lastAct(passed.json()).at("/facts/cites").asString()).isEqualTo("unit/" + unit + "@2");
        assertThat(view(verified).at("verifier").isNull()).isTrue();
        town.as(town.head)
                .ifMatch(view(verified).version())
                .post("/api/obligations/" + verified + "/perform", Map.of("report", "已办"))
                .is(200);
        town.as(town.districtOffice)
                .ifMatch(view(verified).version())
                .post("/api/obligations/" + verified + "/accept", Map.of())
                .is(200);
    }

    @Test
    void passesWhatADissolvedOfficeHadToTheUnitItSpokeForAndAMergedOnesVerifyingToItsSuccessor() {
        UUID unit = aTown();
        UUID head = town.post(unit, "镇长", Role.PRINCIPAL, "顾十");
        UUID office = town.unit("撤销的应急办", "OFFICE", code(unit), List.of(), unit);
        UUID clerk = town.post(office, "应急办主任", Role.COMMITTEE_OFFICE, "陆十");
        UUID borne = town.open(matter(office, clerk, null, town.district));
        UUID other = aTown();
        UUID otherHead = town.post(other, "镇长", Role.PRINCIPAL, "顾十一");
        UUID verified = town.open(matter(town.town, town.head, head, null));

        clock.set("2026-03-10T09:00");
        close(office, "2026-03-10");
        assertThat(view(borne).text("bearer.id")).isEqualTo(head.toString());
        merge(unit, other, "2026-03-10");

        assertThat(view(borne).text("bearer.id")).isEqualTo(otherHead.toString());
        assertThat(view(verified).text("verifier.id")).isEqualTo(otherHead.toString());
    }

    /** What no duty demands, without any proof. */
    private NewObligation matter(UUID unit, UUID bearer, @Nullable UUID verifierPost, @Nullable UUID verifierUnit) {
        NewObligation like = town.matter("20 days");
        return new NewObligation(
                "test",
                like.origin(),
                like.title(),
                like.pack(),
                1,
                like.clause(),
                null,
                unit,
                bearer,
                verifierPost,
                verifierUnit,
                code(unit),
                like.deadline(),
                List.of(),
                false);
    }

    private String code(UUID unit) {
        return town.administrator().get("/api/units/" + unit).is(200).text("unit.territory");
    }

    private Answer view(UUID obligation) {
        return town.as(town.districtOffice)
                .get("/api/obligations/" + obligation)
                .is(200);
    }

    private UUID aTown() {
        String code = "320299" + towns++;
        return town.unit("撤并镇" + towns, "TOWN", code + "000", List.of(code), town.district);
    }

    private void adopt(String pack) {
        town.as(town.districtOffice)
                .post("/api/regimes/" + pack + "/adoptions", Map.of("unit", town.district))
                .is(201);
    }

    private UUID committee(UUID of, String name) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("of", of);
        body.put("kind", "SPECIAL_COMMITTEE");
        body.put("name", name);
        body.put("opened", town.today().minusDays(1));
        return UUID.fromString(town.as(town.districtOffice)
                .post("/api/committees", body)
                .is(201)
                .text("id"));
    }

    private void close(UUID unit, String on) {
        step(unit, "close", Map.of("on", on));
    }

    private void merge(UUID unit, UUID into, String on) {
        step(unit, "merge", Map.of("into", into, "on", on));
    }

    private void step(UUID unit, String verb, Map<String, ?> body) {
        Answer seen = town.administrator().get("/api/units/" + unit).is(200);
        town.administrator()
                .ifMatch(seen)
                .post("/api/units/" + unit + "/" + verb, body)
                .is(200);
    }

    private List<JsonNode> owed(UUID unit, String clause) {
        return town.as(town.districtOffice)
                .get("/api/obligations?show=all&limit=200&unit=" + unit + "&clause=" + clause)
                .is(200)
                .items();
    }

    private JsonNode about(UUID unit, String clause, String subject) {
        return owed(unit, clause).stream()
                .filter(row -> subject(row).equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(JsonNode row) {
        return row.get("subject").get("name").asString();
    }

    private JsonNode lastAct(JsonNode row) {
        JsonNode acts = town.as(town.districtOffice)
                .get("/api/obligations/" + row.get("id").asString())
                .is(200)
                .at("timeline");
        return acts.get(acts.size() - 1);
    }

    private static final String PACK = """
            pack: pro-rata-committees
            version: 1
            prefix: PC
            issuer: {zh: 某市人民政府, en: A City Government}
            number: 某政发〔2026〕10号
            title: {zh: 专委会按日折算制度, en: Committees by days}
            validFrom: 2026-01-01
            places: ['3202']
            appliesTo: [town]
            parameters:
              - {key: checks, clause: PC-1, value: 4, unit: count, origin: document, validFrom: 2026-01-01, note: {zh: 次数, en: Times}}
            clauses:
              - {id: PC-1, article: 一, capability: duties, status: planned, title: {zh: 检查, en: Checks}, paraphrase: {zh: 每季检查四次。, en: Four checks a quarter.}}
            duties:
              - key: inspect
                clause: PC-1
                post: principal
                unitKinds: [town]
                title: {zh: 专题检查, en: Inspect}
                recurrence: quarterly
                due: {term: end of period}
                quota: checks
                each: special-committee
                handover: pro-rata-days
                evidence:
                  - {kind: document, min: 1, label: {zh: 记录, en: Record}}
                verifier: {role: committee-office, of: superior}
                ladder: []
            """;
}
