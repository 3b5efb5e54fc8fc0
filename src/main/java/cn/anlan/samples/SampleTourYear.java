package cn.anlan.samples;

import static cn.anlan.samples.SampleScene.at;
import static cn.anlan.samples.SampleScene.items;

import cn.anlan.organization.UnitView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        List<String> tours = plan();
        budget();
        published(tours.get(0));
        atWork(tours.get(1));
        fromAbove();
    }

    private List<String> plan() {
        scene.on(first.minusDays(17), "09:00");
        String plan = scene.make(OFFICE, "/api/tour-plans", Map.of("year", first.getYear()));
        String path = "/api/tour-plans/" + plan;
        String one = group(plan, "第一巡查组（示例）", 0);
        String two = group(plan, "第二巡查组（示例）", SampleTourers.MEMBERS / 2);
        LocalDate latest = LocalDate.of(first.getYear(), 12, 18);
        LocalDate second = earlier(last.minusDays(8), latest);
        scene.step(
                OFFICE,
                path,
                "amend",
                Map.of(
                        "tours",
                        List.of(
                                tour(0, "危险化学品储存和使用（示例）", "MANAGEMENT_COMMITTEE", first, one, List.of()),
                                tour(1, "粉尘涉爆和有限空间（示例）", "SAFETY_COMMITTEE", second, two, enterprises),
                                tour(
                                        2,
                                        "小微企业消防安全（示例）",
                                        "SAFETY_COMMITTEE",
                                        earlier(last.plusDays(7), latest),
                                        one,
                                        List.of()))));
        scene.on(first.minusDays(16), "10:00");
        for (String group : List.of(one, two)) {
            String at = "/api/tour-groups/" + group;
            String paper = scene.document(OFFICE, "利害关系申报表");
            for (Map<?, ?> missing : items(scene.as(OFFICE).get(at).get("undeclared"))) {
                scene.step(
                        OFFICE,
                        at,
                        "interests",
                        Map.of(
                                "person", at(missing, "person"),
                                "tour", at(missing, "tour"),
                                "ties", List.of(),
                                "evidence", List.of(paper)));
            }
            scene.step(OFFICE, at, "propose", Map.of());
            scene.step(HEAD, at, "approve", Map.of("opinion", "同意"));
        }
        scene.step(OFFICE, path, "submit", Map.of());
        scene.on(first.minusDays(15), "15:00");
        scene.step(HEAD, path, "approve", Map.of("opinion", "示例：同意按方案开展巡查。"));
        release(one, 0);
        release(two, SampleTourers.MEMBERS / 2);
        return items(scene.as(OFFICE).get(path).get("tours")).stream()
                .map(tour -> String.valueOf(at(tour, "id")))
                .toList();
    }

    private String group(String plan, String name, int from) {
        var named = new ArrayList<Map<String, Object>>();
        for (int i = from; i < from + SampleTourers.MEMBERS / 2; i++) {
            var member = new LinkedHashMap<String, Object>();
            member.put("person", members.get(i));
            member.put("leader", i == from);
            member.put("official", true);
            member.put("rank", i == from ? "SECTION" : "STAFF");
            member.put("field", i == from ? "从事安全生产监管十二年（示例）" : "工贸企业监管（示例）");
            member.put("conditions", List.of("POLITICAL", "INTEGRITY", "KNOWLEDGE", "HEALTH"));
            named.add(member);
        }
        return scene.make(OFFICE, "/api/tour-groups", Map.of("plan", plan, "name", name, "members", named));
    }

    private void release(String group, int from) {
        for (int i = from; i < from + SampleTourers.MEMBERS / 2; i++) {
            scene.step(
                    OFFICE,
                    "/api/tour-groups/" + group,
                    "release",
                    Map.of(
                            "person", members.get(i),
                            "from", first.minusDays(3).toString(),
                            "to", LocalDate.of(first.getYear(), 12, 31).toString(),
                            "agreedBy", "高新区应急管理局（示例）"));
        }
    }

    private Map<String, Object> tour(
            int street, String theme, String setter, LocalDate starts, String group, List<?> enterprises) {
        return Map.of(
                "unit",
                streets.get(street).id(),
                "kind",
                "REGULAR",
                "theme",
                theme,
                "themeSetBy",
                setter,
                "themeSource",
                "安委会全体会议纪要（示例）",
                "starts",
                starts.toString(),
                "ends",
                starts.plusDays(13).toString(),
                "group",
                group,
                "enterprises",
                enterprises);
    }

    private void budget() {
        String budget = scene.make(
                OFFICE,
                "/api/tour-budgets",
                Map.of("year", first.getYear(), "fund", "安全生产专项资金（示例）", "fundTotal", 2_000_000, "amount", 120_000));
        String path = "/api/tour-budgets/" + budget;
        scene.step(HEAD, path, "approve", Map.of());
        scene.on(first.plusDays(15), "16:00");
        spend(path, 18_600, "专家劳务费（示例）");
        spend(path, 6_450, "检测仪器租赁（示例）");
    }

    private void spend(String path, int amount, String words) {
        scene.step(
                OFFICE,
                path,
                "spend",
                Map.of(
                        "amount",
                        amount,
                        "words",
                        words,
                        "spentOn",
                        first.plusDays(14).toString()));
    }

    /** From the notice to the published result; one of its findings is still being put right. */
    private void published(String tour) {
        String path = "/api/tours/" + tour;
        begin(path, FIRST, first, 0);
        visit(path, FIRST, "REPORTS", "兴仁街道办事处会议室", "示例：听取街道安全生产工作汇报。");
        visit(path, FIRST, "FILES_LETTERS_CALLS", "街道应急管理办公室", "示例：查阅会议记录、风险台账和隐患闭环资料。");
        log(path, FIRST, first, "示例：上午听取汇报，下午查阅台账。");
        scene.on(first.plusDays(4), "16:00");
        visit(path, FIRST, "UNANNOUNCED", "鲁南锂电材料有限公司（示例）", "示例：随机抽查成品仓库和配电房。");
        UUID street = streets.get(0).id();
        find(path, FIRST, street, "PREVENTION", "风险台账不全（示例）", "PROBLEM", false);
        find(path, FIRST, street, "RESPONSIBILITIES", "两个社区未与企业签订责任书（示例）", "PROBLEM", false);
        find(path, FIRST, street, "PLANNING_AND_TRAINING", "年度培训计划未报备（示例）", "PROBLEM", false);
        log(path, FIRST, first.plusDays(4), "示例：抽查企业三家，发现问题三项。");
        scene.on(first.plusDays(13), "17:00");
        scene.step(FIRST, path, "end", Map.of());
        for (Object area : (List<?>) at(scene.as(FIRST).get(path), "missing")) {
            scene.step(FIRST, path, "leave-out", Map.of("area", area, "reason", "示例：本次专题未涉及。"));
        }
        scene.on(first.plusDays(16), "09:30");
        scene.step(
                FIRST,
                path,
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

    private void atWork(String tour) {
        String path = "/api/tours/" + tour;
        LocalDate starts =
                LocalDate.parse(String.valueOf(at(scene.as(OFFICE).get(path).get("planned"), "starts")));
        begin(path, SECOND, starts, SampleTourers.MEMBERS / 2);
        visit(path, SECOND, "MEETINGS", "兴城街道办事处", "示例：召开动员会，通报巡查任务和纪律。");
        log(path, SECOND, starts, "示例：进驻，召开动员会。");
        scene.on(starts.plusDays(2), "15:30");
        visit(path, SECOND, "INTERVIEWS", "兴城街道应急管理办公室", "示例：与分管负责人和两名安监员个别谈话。");
        UUID street = streets.get(1).id();
        find(path, SECOND, street, "CAPACITY_AND_EMERGENCY", "应急物资账实不符（示例）", "PROBLEM", false);
        log(path, SECOND, starts.plusDays(2), "示例：个别谈话，清点应急物资仓库。");
        scene.on(starts.plusDays(5), "11:00");
        visit(path, SECOND, "UNANNOUNCED", "薛城精细化工有限公司（示例）", "示例：随机抽查除尘系统和动火作业票。");
        find(path, SECOND, street, "PREVENTION", "除尘管道积尘未按时清理（示例）", "HAZARD", false);
        find(path, SECOND, street, "RESPONSIBILITIES", "动火作业未审批即开工（示例）", "PROBLEM", true);
        log(path, SECOND, starts.plusDays(5), "示例：抽查延伸企业一家，发现问题两项。");
    }

    /** Trained, told, arrived, explained. */
    private void begin(String path, String leader, LocalDate starts, int from) {
        scene.on(starts.minusDays(3), "09:00");
        scene.step(
                OFFICE,
                path,
                "train",
                Map.of(
                        "persons", members.subList(from, from + SampleTourers.MEMBERS / 2),
                        "contents", "示例：巡查制度、九个方面清单和工作纪律。",
                        "evidence", List.of(scene.document(OFFICE, "培训签到表"))));
        scene.step(OFFICE, path, "notify", Map.of("contact", "高新区安委办（示例） 0632-0000000"));
        scene.on(starts, "09:00");
        scene.step(leader, path, "enter", Map.of());
        scene.step(leader, path, "brief", Map.of("attendees", "街道党政班子成员、各社区负责人", "words", "示例：通报巡查任务、方式和纪律。"));
    }

    private void visit(String path, String leader, String method, String place, String words) {
        scene.make(
                leader,
                path + "/visits",
                Map.of(
                        "method", method,
                        "place", place,
                        "words", words,
                        "evidence", List.of(scene.photo(leader, "走访现场"))));
    }

    private void log(String path, String leader, LocalDate day, String words) {
        scene.make(leader, path + "/log", Map.of("day", day.toString(), "words", words));
    }

    private void find(
            String path, String leader, UUID unit, String area, String title, String severity, boolean violation) {
        scene.make(
                leader,
                path + "/findings",
                Map.of(
                        "area", area,
                        "title", title,
                        "words", "示例数据：现场核查发现，已当场告知。",
                        "basis", "《安全生产法》第四十一条",
                        "severity", severity,
                        "violation", violation,
                        "unit", unit,
                        "evidence", List.of(scene.photo(leader, "问题现场"))));
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

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
