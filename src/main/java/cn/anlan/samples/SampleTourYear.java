package cn.anlan.samples;

import static cn.anlan.samples.SampleScene.at;
import static cn.anlan.samples.SampleScene.items;

import cn.anlan.organization.UnitView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sample year of tours, from the plan to what stands on its last day. */
final class SampleTourYear {

    private static final String OFFICE = "office.zz";
    private static final String HEAD = "park.head";
    private static final String STREET = "street.zz";
    private static final String FIRST = SampleAccounts.FIRST_LEADER;
    private static final String SECOND = "leader.zz";

    /** Days from the first day of the first tour to the last day of all. */
    private static final int SPAN = 58;

    private final SampleScene scene;
    private final LocalDate last;
    private final LocalDate first;
    private final List<UnitView> streets;
    private final List<UUID> members;
    private final UUID bureau;
    private final List<UUID> enterprises;

    /** @param enterprises those of the second street to which its tour extends */
    SampleTourYear(
            SampleScene scene,
            LocalDate last,
            List<UnitView> streets,
            List<UUID> members,
            UUID bureau,
            List<UUID> enterprises) {
        this.scene = scene;
        this.last = last;
        this.first = last.minusDays(SPAN);
        this.streets = streets;
        this.members = members;
        this.bureau = bureau;
        this.enterprises = enterprises;
    }

    /** The day up to which it is lived through: today, or if the year is too young for it the end of the last one. */
    static LocalDate lastDay(LocalDate today) {
        return today.minusDays(SPAN).getYear() == today.getYear() ? today : LocalDate.of(today.getYear() - 1, 12, 28);
    }

    void live() {
        var plan = new SampleTourPlan(scene, first, last, streets, members);
        List<String> tours = plan.approved(enterprises);
        plan.pay();
        published(tours.get(0));
        atWork(tours.get(1));
        fromAbove();
    }

    /** From the notice to the published result; one of its findings is still being put right. */
    private void published(String id) {
        var tour = new SampleTour(scene, id, FIRST);
        String path = tour.path;
        tour.begin(members.subList(0, SampleTourers.MEMBERS / 2));
        tour.visit("REPORTS", "兴仁街道办事处会议室", "示例：听取街道安全生产工作汇报。");
        tour.visit("FILES_LETTERS_CALLS", "街道应急管理办公室", "示例：查阅会议记录、风险台账和隐患闭环资料。");
        tour.log(first, "示例：上午听取汇报，下午查阅台账。");
        scene.on(first.plusDays(4), "16:00");
        tour.visit("UNANNOUNCED", "鲁南锂电材料有限公司（示例）", "示例：随机抽查成品仓库和配电房。");
        UUID street = streets.get(0).id();
        tour.find(street, "PREVENTION", "风险台账不全（示例）", "PROBLEM", false);
        tour.find(street, "RESPONSIBILITIES", "两个社区未与企业签订责任书（示例）", "PROBLEM", false);
        tour.find(street, "PLANNING_AND_TRAINING", "年度培训计划未报备（示例）", "PROBLEM", false);
        tour.log(first.plusDays(4), "示例：抽查企业三家，发现问题三项。");
        scene.on(first.plusDays(13), "17:00");
        tour.step("end", Map.of());
        tour.leaveOutTheRest("示例：本次专题未涉及。");
        scene.on(first.plusDays(16), "09:30");
        tour.step(
                "report",
                Map.of(
                        "problems", "示例：一、风险台账不全；二、责任书签订不全；三、培训计划未报备。",
                        "recommendations", "示例：补齐台账\n补签责任书\n报备并落实培训计划",
                        "evidence", List.of(scene.document(FIRST, "巡查工作报告"))));
        scene.on(first.plusDays(17), "15:00");
        scene.step(HEAD, path, "approve-report", Map.of("opinion", "同意"));
        scene.on(first.plusDays(18), "09:00");
        scene.step(
                OFFICE,
                path,
                "feed-back",
                Map.of("overview", "示例：总体较好，风险管控和责任落实还有差距。", "advice", List.of("补齐风险台账", "补签责任书", "报备培训计划")));
        List<Map<?, ?>> findings = items(scene.as(OFFICE).get(path).get("findings"));
        for (Map<?, ?> finding : findings.subList(0, 2)) {
            String obligation = "/api/obligations/" + at(finding, "obligation");
            scene.on(first.plusDays(30), "10:00");
            scene.step(
                    STREET,
                    obligation,
                    "perform",
                    Map.of("report", "示例：已整改到位。", "evidence", List.of(scene.photo(STREET, "整改后"))));
            scene.on(first.plusDays(33), "10:00");
            scene.step(HEAD, obligation, "accept", Map.of("opinion", "同意"));
        }
        scene.on(first.plusDays(40), "10:00");
        scene.step(
                STREET,
                path,
                "rectify",
                Map.of(
                        "report",
                        "示例：风险台账已补齐，责任书已补签；培训计划已报备，正在组织实施。",
                        "evidence",
                        List.of(scene.document(STREET, "整改情况报告"), scene.photo(STREET, "整改后台账"))));
        scene.on(first.plusDays(43), "15:00");
        scene.step(HEAD, path, "review", Map.of("opinion", "示例：整改基本到位，培训继续跟踪。"));
        scene.on(first.plusDays(46), "09:00");
        scene.step(
                OFFICE,
                path,
                "publish",
                Map.of(
                        "title", "关于兴仁街道安全生产巡查情况的公告（示例）",
                        "feedback", "示例：巡查发现风险台账不全、责任书签订不全、培训计划未报备三项问题。",
                        "rectification", "示例：风险台账已补齐，责任书已补签，培训计划已报备并正在实施。"));
        scene.step(OFFICE, path, "copy", Map.of("unit", bureau, "results", "示例：巡查结果抄送，作为考核依据。"));
    }

    private void atWork(String id) {
        var tour = new SampleTour(scene, id, SECOND);
        LocalDate starts = tour.starts();
        tour.begin(members.subList(SampleTourers.MEMBERS / 2, SampleTourers.MEMBERS));
        tour.visit("MEETINGS", "兴城街道办事处", "示例：召开动员会，通报巡查任务和纪律。");
        tour.log(starts, "示例：进驻，召开动员会。");
        scene.on(starts.plusDays(2), "15:30");
        tour.visit("INTERVIEWS", "兴城街道应急管理办公室", "示例：与分管负责人和两名安监员个别谈话。");
        UUID street = streets.get(1).id();
        tour.find(street, "CAPACITY_AND_EMERGENCY", "应急物资账实不符（示例）", "PROBLEM", false);
        tour.log(starts.plusDays(2), "示例：个别谈话，清点应急物资仓库。");
        scene.on(starts.plusDays(5), "11:00");
        tour.visit("UNANNOUNCED", "薛城精细化工有限公司（示例）", "示例：随机抽查除尘系统和动火作业票。");
        tour.find(street, "PREVENTION", "除尘管道积尘未按时清理（示例）", "HAZARD", false);
        tour.find(street, "RESPONSIBILITIES", "动火作业未审批即开工（示例）", "PROBLEM", true);
        tour.log(starts.plusDays(5), "示例：抽查延伸企业一家，发现问题两项。");
    }

    /** One tour from the city that is over, one that is announced. */
    private void fromAbove() {
        scene.on(first.minusDays(10), "09:00");
        String over = fromAbove("枣庄市安委会第二巡查组（示例）", "危险化学品专项巡查（示例）", first.minusDays(5));
        scene.on(first.plusDays(8), "09:00");
        scene.step(
                OFFICE,
                "/api/upper-tours/" + over,
                "conclude",
                Map.of(
                        "result",
                        "示例：指出重大危险源包保责任人更新不及时等两个问题，已交办。",
                        "evidence",
                        List.of(scene.document(OFFICE, "巡查反馈意见"))));
        scene.on(last.minusDays(1), "09:00");
        fromAbove("山东省安委会第五巡查组（示例）", "安全生产责任落实（示例）", last.plusDays(12));
    }

    private String fromAbove(String sender, String theme, LocalDate starts) {
        return scene.make(
                OFFICE,
                "/api/upper-tours",
                Map.of(
                        "sender",
                        sender,
                        "theme",
                        theme,
                        "starts",
                        starts.toString(),
                        "ends",
                        starts.plusDays(9).toString(),
                        "liaison",
                        scene.person(OFFICE),
                        "contact",
                        "0632-0000000（示例）"));
    }
}
