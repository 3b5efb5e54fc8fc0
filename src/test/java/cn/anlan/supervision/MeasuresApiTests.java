package cn.anlan.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
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

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class MeasuresApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @BeforeAll
    void theRegimeIsInForce() {
        town.as(town.districtOffice)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", town.district, "from", "2026-01-01"))
                .is(201);
    }

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("WX-3.2a")
    void isChosenByASuperiorLevelInWhateverOrderAndNeverByTheUnitItself() {
        UUID late = overdue();
        for (UUID own : List.of(town.head, town.office)) {
            assertThat(issue(own, "REMINDER", late).isProblem(422, "OWN_UNIT").text("clause"))
                    .isEqualTo("WX-3.2a");
        }
        town.as(town.otherHead).post("/api/measures", body("REMINDER", late)).isProblem(404, "NOT_FOUND");

        // The three means, with no order forced: the last one first.
        for (String means : List.of("CIRCULAR", "REMINDER", "INTERVIEW")) {
            UUID id = UUID.fromString(
                    issue(town.districtOffice, means, late).is(201).text("id"));
            Answer view = view(town.head, id);
            assertThat(view.text("measure.means")).isEqualTo(means);
            assertThat(view.text("measure.cited")).isEqualTo(late.toString());
            assertThat(view.text("addressee.name")).isEqualTo("赵一");
            assertThat(view.text("measure.issuedName")).isEqualTo("吴六");
            assertThat(view.text("clauseText.zh")).isNotBlank();
            Answer obligation = town.as(town.head)
                    .get("/api/obligations/" + view.text("measure.obligation"))
                    .is(200);
            assertThat(obligation.text("bearer.id")).isEqualTo(town.head.toString());
            assertThat(obligation.text("dueDay"))
                    .isEqualTo(clock.today().plusDays(10).toString());
        }
        town.as(town.otherHead)
                .get("/api/measures/"
                        + town.as(town.districtOffice).get("/api/measures").text("items.0.id"))
                .isProblem(404, "NOT_FOUND");
        // A circular is known to the units beside the one it names; reminders and interviews aren't.
        assertThat(town.as(town.otherHead)
                        .get("/api/measures/circulars")
                        .is(200)
                        .items())
                .isNotEmpty()
                .allSatisfy(circular ->
                        assertThat(circular.get("unitName").asString()).isEqualTo("甲镇"));
        assertThat(town.as(town.otherHead).get("/api/measures").items()).isEmpty();
    }

    @Test
    @Clause("WX-3.2a")
    void comesInOrderAboutTheSameMatterWhereTheRegimeForcesIt() {
        forceOrder(true);
        UUID late = overdue();
        UUID other = overdue();

        assertThat(choices(late)).containsExactly("REMINDER");
        Answer refused = issue(town.districtOffice, "INTERVIEW", late).isProblem(422, "ORDER_FORCED");
        assertThat(refused.text("clause")).isEqualTo("WX-3.2a");
        issue(town.districtOffice, "CIRCULAR", late).isProblem(422, "ORDER_FORCED");
        issue(town.districtOffice, "REMINDER", late).is(201);
        assertThat(choices(late)).containsExactly("REMINDER", "INTERVIEW");
        issue(town.districtOffice, "CIRCULAR", late).isProblem(422, "ORDER_FORCED");
        issue(town.districtOffice, "INTERVIEW", other).isProblem(422, "ORDER_FORCED");
        UUID interview = UUID.fromString(
                issue(town.districtOffice, "INTERVIEW", late).is(201).text("id"));
        assertThat(choices(late)).containsExactly("REMINDER", "INTERVIEW", "CIRCULAR");

        // What was withdrawn doesn't count.
        step(town.districtOffice, interview, "withdraw", Map.of("reason", "重复发出"))
                .is(200);
        issue(town.districtOffice, "CIRCULAR", late).isProblem(422, "ORDER_FORCED");
        forceOrder(false);
        issue(town.districtOffice, "CIRCULAR", late).is(201);
        // Set from today on, it would still be forced on the days on which the other tests are.
        clock.reset();
        forceOrder(false);
    }

    @Test
    void isChosenByTheOfficeOfTheCommitteeThatStandsForTheLevelAbove() {
        UUID committee = town.unit("示例区安全生产委员会", "COMMITTEE", "320299000000", List.of("320299"), town.district);
        UUID office = town.unit("示例区安委会办公室", "OFFICE", "320299000000", List.of("320299"), committee);
        UUID director = town.post(office, "安委办主任", Role.COMMITTEE_OFFICE, "秦九");

        issue(director, "REMINDER", overdue()).is(201);
        long told = circularsToldOf();
        String circular = issue(director, "CIRCULAR", overdue()).is(201).text("id");

        // Known to the units beside the one it names, as if the district itself had issued it, and to no other.
        assertThat(town.as(town.otherHead).get("/api/measures/circulars").text("items.0.id"))
                .isEqualTo(circular);
        assertThat(circularsToldOf()).isEqualTo(told + 1);
        UUID elsewhere = town.unit("邻区", "DISTRICT", "320297000000", List.of("320297"), null);
        UUID stranger = town.post(elsewhere, "区长", Role.PRINCIPAL, "外人");
        assertThat(town.as(stranger).get("/api/measures/circulars").items()).isEmpty();
        town.administrator()
                .ifMatch(1)
                .post("/api/units/" + office + "/close", Map.of())
                .is(200);
        assertThat(town.as(town.otherHead).get("/api/measures/circulars").text("items.0.id"))
                .as("the office is gone, what it made known isn't")
                .isEqualTo(circular);
    }

    private long circularsToldOf() {
        return town.as(town.otherHead).get("/api/notifications").items().stream()
                .filter(notice -> notice.get("kind").asString().equals("measure.circular"))
                .count();
    }

    @Test
    @Clause("WX-3.2a")
    void citesAFindingOrGroundsInTheWordsOfAPerson() {
        UUID inTime = town.open(town.matter("20 days"));
        issue(town.districtOffice, "REMINDER", inTime).isProblem(422, "NOT_OVERDUE");
        var check = body("REMINDER", inTime);
        check.put("basis", "PROGRESS_CHECK");
        town.as(town.districtOffice).post("/api/measures", check).isProblem(422, "NOT_CHECKED");
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/obligations/" + inTime + "/check", Map.of("finding", "只有方案，没有行动", "percent", 5))
                .is(200);
        town.as(town.districtOffice).post("/api/measures", check).is(201);

        var words = body("INTERVIEW", null);
        words.put("basis", "WORDS");
        words.put("finding", "例会只念文件，不研究问题");
        town.as(town.districtOffice).post("/api/measures", words).isProblem(422, "FAULT_MISSING");
        words.put("fault", "FORMAL");
        UUID id = UUID.fromString(town.as(town.districtOffice)
                .post("/api/measures", words)
                .is(201)
                .text("id"));
        assertThat(view(town.districtOffice, id).text("measure.issuedTitle")).isEqualTo("区安办主任");
        assertThat(view(town.districtOffice, id).text("timeline.0.facts.finding"))
                .isEqualTo("例会只念文件，不研究问题");

        var none = body("REMINDER", null);
        town.as(town.districtOffice).post("/api/measures", none).isProblem(422, "CITED_MISSING");
        var past = body("REMINDER", overdue());
        past.put("dueDay", clock.today().minusDays(1));
        town.as(town.districtOffice).post("/api/measures", past).isProblem(422, "DUE_PAST");
    }

    @Test
    @Clause("WX-3.2a")
    void citesAFiledRecordAboutTheUnitAsItsFinding() {
        String record = checkOf(town.town);
        var body = body("REMINDER", UUID.fromString(record));
        body.put("basis", "RECORD");
        assertThat(town.as(town.districtOffice)
                        .post("/api/measures", body)
                        .isProblem(422, "NOT_FILED")
                        .text("clause"))
                .isEqualTo("WX-3.2a");
        file(record);
        var ofAnother = new LinkedHashMap<String, Object>(body);
        ofAnother.put("unit", town.otherTown);
        town.as(town.districtOffice).post("/api/measures", ofAnother).isProblem(422, "OTHER_UNIT");
        ofAnother.remove("cited");
        town.as(town.districtOffice).post("/api/measures", ofAnother).isProblem(422, "CITED_MISSING");
        ofAnother.put("cited", UUID.randomUUID());
        town.as(town.districtOffice).post("/api/measures", ofAnother).isProblem(404, "NOT_FOUND");

        UUID id = UUID.fromString(
                town.as(town.districtOffice).post("/api/measures", body).is(201).text("id"));

        // The measure leads to the record, and the record to the measure; the unit that was checked may read both.
        for (UUID reader : List.of(town.districtOffice, town.head)) {
            Answer measure = view(reader, id);
            assertThat(measure.text("measure.basis")).isEqualTo("RECORD");
            assertThat(measure.text("measure.cited")).isEqualTo(record);
            assertThat(measure.text("citedTitle.zh")).isEqualTo("重点工作督查：甲镇粉尘企业督查");
            assertThat(measure.at("citedOpens").asBoolean()).isTrue();
            Answer cited = town.as(reader).get("/api/records/" + record).is(200);
            assertThat(cited.at("concerns")
                            .valueStream()
                            .map(unit -> unit.get("name").asString()))
                    .containsExactly("示例区", "甲镇");
            assertThat(town.as(reader).get("/api/measures?about=" + record).items())
                    .hasSize(1)
                    .allSatisfy(found -> assertThat(found.get("id").asString()).isEqualTo(id.toString()));
        }
        town.as(town.otherHead).get("/api/records/" + record).isProblem(404, "NOT_FOUND");
    }

    private String checkOf(UUID unit) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("particulars", Map.of("kind", "check", "work", "粉尘涉爆专项治理", "result", "台账与现场不符"));
        draft.put("title", "甲镇粉尘企业督查");
        draft.put("happenedAt", clock.instant().toString());
        draft.put("subject", unit);
        draft.put("items", List.of());
        draft.put("evidence", List.of());
        return town.as(town.districtOffice).post("/api/records", draft).is(201).text("id");
    }

    private void file(String record) {
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/records/" + record + "/file", Map.of())
                .is(200);
    }

    @Test
    @Clause("WX-3.2a")
    void endsOnceWhatWasDemandedIsPutRightAndVerifiedByTheLevelThatChoseIt() {
        UUID id = UUID.fromString(
                issue(town.districtOffice, "INTERVIEW", overdue()).is(201).text("id"));
        step(town.districtOffice, id, "acknowledge", Map.of()).isProblem(403, "NOT_ALLOWED");
        step(town.head, id, "acknowledge", Map.of()).is(200);
        String obligation = view(town.head, id).text("measure.obligation");
        step(town.head, id, "answer", Map.of("report", "已整改")).isProblem(422, "INTERVIEW_FIRST");
        town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + obligation + "/perform", Map.of("report", "已整改"))
                .isProblem(422, "INTERVIEW_FIRST");
        step(
                        town.districtOffice,
                        id,
                        "hold",
                        Map.of(
                                "attendees",
                                "吴六、赵一",
                                "words",
                                "限期补齐台账",
                                "happenedAt",
                                clock.instant().plusSeconds(60)))
                .isProblem(422, "HAPPENED_LATER");
        step(town.districtOffice, id, "hold", Map.of("attendees", "吴六、赵一", "words", "限期补齐台账"))
                .is(200);
        step(town.head, id, "answer", Map.of("report", "台账已补齐")).is(200);
        step(town.head, id, "close", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(town.districtOffice, id, "return", Map.of("reason", "缺三月份")).is(200);
        assertThat(view(town.head, id).text("measure.state")).isEqualTo("HELD");
        // From the list of one's own work it is the same.
        town.as(town.head)
                .ifMatch(town.as(town.head)
                        .get("/api/obligations/" + obligation)
                        .at("version")
                        .asLong())
                .post("/api/obligations/" + obligation + "/perform", Map.of("report", "三月份已补"))
                .is(200);
        step(town.districtOffice, id, "close", Map.of("opinion", "属实")).is(200);

        Answer closed = view(town.districtOffice, id);
        assertThat(closed.text("measure.state")).isEqualTo("CLOSED");
        assertThat(closed.at("timeline")
                        .valueStream()
                        .map(act -> act.get("kind").asString()))
                .containsExactly(
                        "measure.issued",
                        "measure.acknowledged",
                        "measure.held",
                        "measure.answered",
                        "measure.returned",
                        "measure.answered",
                        "measure.closed");
        assertThat(closed.at("steps").size()).isZero();
        step(town.districtOffice, id, "withdraw", Map.of("reason", "x")).isProblem(409, "WRONG_STATE");
    }

    @Test
    void keepsWhenItWasAcknowledgedThoughItIsWithdrawn() {
        var body = body("REMINDER", overdue());
        // How the work falls short is asked for with grounds in words alone.
        body.put("fault", "WEAK");
        UUID id = UUID.fromString(
                town.as(town.districtOffice).post("/api/measures", body).is(201).text("id"));
        step(town.head, id, "acknowledge", Map.of()).is(200);

        step(town.districtOffice, id, "withdraw", Map.of("reason", "误发")).is(200);

        Answer withdrawn = view(town.head, id);
        assertThat(withdrawn.text("measure.state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.text("measure.acknowledgedAt")).isNotNull();
        assertThat(withdrawn.text("measure.fault")).isNull();
    }

    @Test
    void takesOneEffectForAKeyAndRefusesWhatIsStale() {
        UUID late = overdue();
        var http = town.as(town.districtOffice).key("twice");
        String first =
                http.post("/api/measures", body("REMINDER", late)).is(201).text("id");
        assertThat(http.post("/api/measures", body("REMINDER", late)).is(201).text("id"))
                .isEqualTo(first);
        UUID id = UUID.fromString(first);
        step(town.head, id, "acknowledge", Map.of()).is(200);
        Answer stale = town.as(town.head)
                .ifMatch(1)
                .post("/api/measures/" + id + "/answer", Map.of("report", "已整改"))
                .isProblem(409, "STALE");
        assertThat(stale.at("changes").size()).isEqualTo(1);
        assertThat(town.as(town.districtOffice)
                        .get("/api/measures?unit=" + town.town + "&state=ACKNOWLEDGED&means=REMINDER&limit=1")
                        .items())
                .hasSize(1);
    }

    private UUID overdue() {
        UUID id = town.open(town.matter("1 day"));
        clock.advance(Duration.ofDays(2));
        return id;
    }

    private void forceOrder(boolean forced) {
        town.as(town.districtOffice)
                .post(
                        "/api/regimes/wuxi-principals/parameters/escalation-order-forced",
                        Map.of("unit", town.district, "value", String.valueOf(forced), "reason", "试行"))
                .is(201);
    }

    private List<String> choices(UUID about) {
        return town.as(town.districtOffice)
                .get("/api/measures/choices?unit=" + town.town + "&about=" + about)
                .is(200)
                .at("means")
                .valueStream()
                .map(means -> means.asString())
                .toList();
    }

    private Answer issue(UUID post, String means, UUID cited) {
        return town.as(post).post("/api/measures", body(means, cited));
    }

    private Map<String, Object> body(String means, @Nullable UUID cited) {
        var body = new LinkedHashMap<String, Object>();
        body.put("means", means);
        body.put("unit", town.town);
        body.put("basis", "OVERDUE");
        if (cited != null) {
            body.put("cited", cited);
        }
        body.put("finding", "锅炉房隐患排查逾期未办");
        body.put("demand", "十日内完成排查并报告");
        body.put("dueDay", clock.today().plusDays(10));
        return body;
    }

    private Answer view(UUID post, UUID id) {
        return town.as(post).get("/api/measures/" + id).is(200);
    }

    private Answer step(UUID post, UUID id, String step, Map<String, ?> body) {
        return town.as(post).ifMatch(view(post, id).version()).post("/api/measures/" + id + "/" + step, body);
    }
}
