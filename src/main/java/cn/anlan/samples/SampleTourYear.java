package cn.anlan.samples;

import cn.anlan.organization.UnitView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sample year of tours, from the plan to what stands on its last day. */
final class SampleTourYear {

    private static final String OFFICE = "office.zz";
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
        var lived = new SampleTourResults(scene, streets, members, bureau);
        lived.closed(tours.get(0));
        lived.fedBack(tours.get(1));
        atWork(tours.get(2));
        fromAbove();
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
