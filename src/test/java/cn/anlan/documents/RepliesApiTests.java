package cn.anlan.documents;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepliesApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Desk desk;

    @BeforeAll
    void desk() {
        desk = new Desk(town);
    }

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("XN-2.3a")
    void consultsACountyDepartmentAndTracksItsReply() {
        UUID id = desk.issued(desk.draft("consultation", desk.department, Desk.consulting()), true);

        // Ten working days from Monday 2 March 2026: Monday the 16th.
        Answer view = desk.view(desk.departmentHead, id);
        assertThat(view.text("letter.number")).contains("商函〔2026〕");
        assertThat(view.text("letter.dueDay")).isEqualTo("2026-03-16");
        String obligation = view.text("deliveries.0.obligation");
        Answer owed = town.as(desk.departmentHead)
                .get("/api/obligations/" + obligation)
                .is(200);
        assertThat(owed.text("bearer.name")).isEqualTo("冯八");
        assertThat(owed.text("clause")).isEqualTo("XN-2.3a");
        assertThat(owed.text("verifierUnit.name")).isEqualTo("甲镇");
        assertThat(inbox(desk.departmentHead)).anyMatch(subject -> subject.contains("商请函"));

        desk.step(desk.departmentHead, id, "receipt").is(200);
        assertThat(desk.step(desk.departmentHead, id, "receipt")
                        .isProblem(409, "DELIVERY_STATE")
                        .text("detail"))
                .doesNotContain("答复");
        assertThat(desk.view(town.head, id).text("deliveries.0.receivedName")).isEqualTo("冯八");
        // Without the document that the clause demands there is no reply.
        desk.step(desk.departmentHead, id, "replies", Map.of("words", "同意联合执法")).isProblem(422, "EVIDENCE_MISSING");
        desk.step(
                        desk.departmentHead,
                        id,
                        "replies",
                        Map.of("words", "同意联合执法", "files", List.of(town.document(desk.departmentHead))))
                .is(200);
        String reply = desk.view(town.head, id).text("deliveries.0.replies.0.id");
        desk.step(town.head, id, "replies/" + reply + "/return", Map.of("reason", "未附供气企业名单"))
                .is(200);
        assertThat(desk.view(desk.departmentHead, id).text("deliveries.0.state"))
                .isEqualTo("RETURNED");
        // From the list of one's own work it is the same.
        town.as(desk.departmentHead)
                .ifMatch(town.as(desk.departmentHead)
                        .get("/api/obligations/" + obligation)
                        .at("version")
                        .asLong())
                .post(
                        "/api/obligations/" + obligation + "/perform",
                        Map.of("report", "名单已附", "evidence", List.of(town.document(desk.departmentHead))))
                .is(200);
        Answer again = desk.view(town.head, id);
        assertThat(again.text("deliveries.0.replies.1.words")).isEqualTo("名单已附");
        assertThat(again.at("deliveries.0.replies.1.files").size()).isEqualTo(1);
        desk.step(
                        town.head,
                        id,
                        "replies/" + again.text("deliveries.0.replies.1.id") + "/accept",
                        Map.of("opinion", "可以"))
                .is(200);

        assertThat(desk.state(desk.departmentHead, id)).isEqualTo("CLOSED");
        assertThat(town.as(desk.departmentHead)
                        .get("/api/obligations/" + obligation)
                        .text("state"))
                .isEqualTo("ACCEPTED");
        assertThat(desk.acts(town.head, id))
                .endsWith(
                        "letter.issued",
                        "letter.received",
                        "letter.replied",
                        "letter.reply-returned",
                        "letter.replied",
                        "letter.reply-accepted",
                        "letter.closed");
    }

    @Test
    @Clause("XN-2.3a")
    void isAnsweredByALetterOfTheDepartmentsOwn() {
        UUID id = desk.issued(desk.draft("consultation", desk.department, Desk.consulting()), true);
        String number = desk.view(desk.departmentHead, id).text("letter.number");
        var body = desk.draft(
                "reply", town.town, Map.of("subject", "协助整治液化气瓶违规存放", "regarding", number, "opinion", "我局将于3月9日派员参加。"));
        body.put("answers", id);
        town.as(town.otherHead).post("/api/letters", body).isProblem(422, "OTHER_LETTER_WRONG");
        UUID clerk = town.post(desk.department, "科员", cn.anlan.platform.Role.INSPECTOR, "蒋十三");
        UUID answer = desk.begun(clerk, body);
        desk.step(clerk, answer, "submit").is(200);
        desk.step(desk.departmentHead, answer, "approve", Map.of()).is(200);
        desk.step(desk.departmentHead, answer, "sign").is(200);
        desk.step(clerk, answer, "issue", Map.of()).is(200);

        Answer view = desk.view(town.head, id);
        assertThat(view.text("deliveries.0.state")).isEqualTo("REPLIED");
        assertThat(view.text("deliveries.0.replies.0.letter")).isEqualTo(answer.toString());
        assertThat(view.text("deliveries.0.replies.0.files.0.sha256"))
                .isEqualTo(desk.view(town.head, answer).text("sha256"));
        assertThat(view.text("answeredBy.0")).isEqualTo(answer.toString());
        desk.step(town.head, id, "replies/" + view.text("deliveries.0.replies.0.id") + "/accept", Map.of())
                .is(200);
        assertThat(desk.state(town.head, id)).isEqualTo("CLOSED");
    }

    @Test
    @Clause("XN-2.3b")
    void promptsAndSupervisesEnterprisesTownDepartmentsAndVillagesAboutAHazard() {
        UUID hazard = UUID.fromString(town.as(town.supervisor)
                .post(
                        "/api/hazards",
                        Map.of(
                                "title", "三号仓库消防通道被货物堵塞",
                                "kind", "GENERAL",
                                "unit", desk.enterprise,
                                "place", "三号仓库",
                                "foundAt", clock.instant().toString()))
                .is(201)
                .text("id"));
        UUID townOffice = town.unit("甲镇建设管理办公室", "OFFICE", "320299101000", List.of(), town.town);
        UUID officer = town.post(townOffice, "主任", cn.anlan.platform.Role.DEPARTMENT, "沈十四");

        for (UUID to : List.of(desk.enterprise, townOffice, desk.village)) {
            UUID holder =
                    to.equals(townOffice) ? officer : to.equals(desk.village) ? desk.villageHead : desk.safetyManager;
            for (String kind : List.of("prompt", "supervision")) {
                boolean review = kind.equals("supervision");
                var body = desk.draft(kind, to, review ? Desk.supervising() : Desk.prompting());
                body.put("matterKind", "hazard");
                body.put("matter", hazard);
                body.put("replyBy", "2026-03-09");
                UUID id = desk.issued(body, review);

                Answer view = desk.view(holder, id);
                assertThat(view.text("letter.matter")).isEqualTo(hazard.toString());
                assertThat(view.text("letter.dueDay")).isEqualTo("2026-03-09");
                assertThat(view.at("mine").size()).isEqualTo(1);
                desk.step(holder, id, "receipt").is(200);
                desk.step(holder, id, "replies", Map.of("words", "货物已清除")).is(200);
                Answer replied = desk.view(town.head, id);
                desk.step(town.head, id, "replies/" + replied.text("deliveries.0.replies.0.id") + "/accept", Map.of())
                        .is(200);
                assertThat(desk.state(holder, id)).isEqualTo("CLOSED");
            }
        }
        assertThat(town.as(town.head)
                        .get("/api/letters?matter=" + hazard)
                        .is(200)
                        .items())
                .hasSize(6);
    }

    @Test
    @Clause("ZZ-4.2a")
    void interviewsHeadsOfSubDistrictsAndEnterprisesWithDemandsThatHaveATimeLimitAndAReportBack() {
        UUID subDistrict = town.unit("示例街道", "SUB_DISTRICT", "320299001000", List.of("320299001"), town.district);
        UUID director = town.post(subDistrict, "办事处主任", cn.anlan.platform.Role.PRINCIPAL, "韩十五");

        interview(town.head, desk.enterprise, desk.safetyManager);
        interview(town.districtOffice, subDistrict, director);
    }

    private void interview(UUID interviewer, UUID unit, UUID head) {
        UUID notice = alone(
                interviewer,
                desk.draft(
                        "interview-notice",
                        unit,
                        Map.of("finding", "同类隐患一个月内两次出现。", "day", "2026-03-02", "place", "三楼会议室")));
        desk.step(head, notice, "receipt").is(200);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("held", "2026-03-02");
        fields.put("chair", "主持人");
        fields.put("person", "被约谈人");
        fields.put("reason", "同类隐患一个月内两次出现。");
        fields.put("said", "通报了隐患情况，要求落实主体责任。");
        fields.put("demands", List.of(Map.of("text", "更换失效的可燃气体报警器", "due", "2026-03-06"), Map.of("text", "开展全员培训")));
        UUID id = alone(interviewer, desk.draft("interview-record", unit, fields));

        Answer view = desk.view(head, id);
        assertThat(view.at("deliveries.0.demands").size()).isEqualTo(2);
        assertThat(view.text("deliveries.0.demands.0.due")).isEqualTo("2026-03-06");
        // What has no day of its own is due with the report back, in ten working days.
        assertThat(view.text("deliveries.0.demands.1.due")).isEqualTo("2026-03-16");
        assertThat(view.text("deliveries.0.dueDay")).isEqualTo("2026-03-16");
        var mine = town.as(head)
                .get("/api/obligations?show=mine&originKind=letter")
                .is(200)
                .items();
        assertThat(mine.stream().map(one -> one.at("/title/zh").asString())).contains("更换失效的可燃气体报警器", "开展全员培训");
        assertThat(mine.stream().map(one -> one.get("clause").asString())).contains("ZZ-4.2a");

        for (int i = 0; i < 2; i++) {
            String demand = view.text("deliveries.0.demands." + i + ".obligation");
            perform(head, demand, Map.of("report", "已落实"));
            accept(interviewer, demand);
        }
        assertThat(desk.state(interviewer, id)).isEqualTo("ISSUED");
        desk.step(head, id, "replies", Map.of("words", "落实情况报告")).isProblem(422, "EVIDENCE_MISSING");
        desk.step(head, id, "replies", Map.of("words", "落实情况报告", "files", List.of(town.document(head))))
                .is(200);
        Answer replied = desk.view(interviewer, id);
        desk.step(interviewer, id, "replies/" + replied.text("deliveries.0.replies.0.id") + "/accept", Map.of())
                .is(200);
        assertThat(desk.state(interviewer, id)).isEqualTo("CLOSED");
    }

    /** Drafted, signed and issued by one hand. */
    private UUID alone(UUID post, Map<String, Object> body) {
        UUID id = desk.begun(post, body);
        desk.step(post, id, "sign").is(200);
        desk.step(post, id, "issue", Map.of()).is(200);
        return id;
    }

    @Test
    void takesALateReplyAndShowsItLate() {
        var body = desk.draft("prompt", desk.enterprise, Desk.prompting());
        body.put("replyBy", "2026-03-04");
        UUID id = desk.issued(body, false);
        // Due at the end of the day: the last second is in time, the next isn't.
        clock.set("2026-03-04T23:59:59");
        assertThat(desk.view(town.head, id).at("letter.late").asBoolean()).isFalse();
        clock.set("2026-03-05T00:00");
        assertThat(desk.view(town.head, id).at("letter.late").asBoolean()).isTrue();
        desk.step(town.head, id, "remind", Map.of("words", "请尽快答复")).is(200);
        assertThat(inbox(desk.safetyManager)).anyMatch(subject -> subject.contains("督办"));
        desk.step(desk.safetyManager, id, "replies", Map.of("words", "已检修")).is(200);

        Answer view = desk.view(town.head, id);
        assertThat(view.at("deliveries.0.replies.0.late").asBoolean()).isTrue();
        assertThat(view.number("deliveries.0.reminders")).isEqualTo(1);
        body.put("replyBy", "2026-03-04");
        town.as(town.supervisor).post("/api/letters", body).isProblem(422, "REPLY_DAY_PAST");
    }

    @Test
    void closesWithoutAReplyOnlyOnceNoneWaitsToBeJudged() {
        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);
        String obligation = desk.view(town.head, id).text("deliveries.0.obligation");
        desk.step(desk.safetyManager, id, "replies", Map.of("words", "已检修")).is(200);
        desk.step(town.head, id, "close", Map.of("reason", "x")).isProblem(409, "REPLIES_WAITING");
        String reply = desk.view(town.head, id).text("deliveries.0.replies.0.id");
        desk.step(desk.safetyManager, id, "replies/" + reply + "/accept", Map.of())
                .isProblem(403, "NOT_YOUR_STEP");
        desk.step(town.head, id, "replies/" + reply + "/return", Map.of("reason", "无照片"))
                .is(200);
        desk.step(town.head, id, "close", Map.of("reason", "现场已核实")).is(200);

        assertThat(desk.state(desk.safetyManager, id)).isEqualTo("CLOSED");
        assertThat(town.as(desk.safetyManager)
                        .get("/api/obligations/" + obligation)
                        .text("state"))
                .isEqualTo("WAIVED");
        desk.step(desk.safetyManager, id, "replies", Map.of("words", "再次检修")).isProblem(409, "WRONG_STATE");
    }

    @Test
    void expectsNothingMoreOfAUnitThatIsDissolved() {
        UUID gone = town.unit("撤销的示例公司", "ENTERPRISE", "320299101000", List.of(), town.town);
        town.post(gone, "安全总监", Role.ENTERPRISE, "陈十四");
        UUID empty = town.unit("无人任职的示例店", "ENTERPRISE", "320299101000", List.of(), town.town);
        UUID carried = desk.issued(desk.draft("prompt", gone, Desk.prompting()), false);
        UUID uncarried = desk.issued(desk.draft("prompt", empty, Desk.prompting()), false);
        UUID other = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);

        clock.set("2026-03-10T09:00");
        for (UUID unit : List.of(gone, empty)) {
            town.administrator()
                    .ifMatch(town.administrator().get("/api/units/" + unit).is(200))
                    .post("/api/units/" + unit + "/close", Map.of("on", "2026-03-10"))
                    .is(200);
        }

        for (UUID letter : List.of(carried, uncarried)) {
            assertThat(desk.view(town.head, letter).text("deliveries.0.state")).isEqualTo("LIFTED");
            assertThat(desk.state(town.head, letter)).isEqualTo("CLOSED");
            assertThat(desk.acts(town.head, letter)).endsWith("letter.lifted", "letter.closed");
        }
        assertThat(inbox(town.supervisor))
                .anyMatch(subject -> subject.startsWith("撤销的示例公司已撤销，不再答复"))
                .anyMatch(subject -> subject.startsWith("无人任职的示例店已撤销，不再答复"));
        assertThat(desk.state(town.head, other)).isEqualTo("ISSUED");
    }

    @Test
    void remindsByItselfWhenTimeComesAsOfAnyObligation() {
        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);
        clock.advance(Duration.ofDays(30));
        assertThat(
                        town
                                .as(town.head)
                                .get("/api/obligations?show=overdue&originKind=letter&limit=200")
                                .is(200)
                                .items()
                                .stream()
                                .map(one -> one.get("origin").asString()))
                .contains(id.toString());
    }

    private List<String> inbox(UUID post) {
        return town.as(post).get("/api/notifications?limit=200").is(200).items().stream()
                .map(one -> one.get("subject").asString())
                .toList();
    }

    private void perform(UUID post, String obligation, Map<String, ?> body) {
        Answer seen = town.as(post).get("/api/obligations/" + obligation).is(200);
        town.as(post)
                .ifMatch(seen.at("version").asLong())
                .post("/api/obligations/" + obligation + "/perform", body)
                .is(200);
    }

    private void accept(UUID post, String obligation) {
        Answer seen = town.as(post).get("/api/obligations/" + obligation).is(200);
        town.as(post)
                .ifMatch(seen.at("version").asLong())
                .post("/api/obligations/" + obligation + "/accept", Map.of("opinion", "属实"))
                .is(200);
    }
}
