package cn.anlan.samples;

import static cn.anlan.samples.SampleScene.at;
import static cn.anlan.samples.SampleScene.items;

import cn.anlan.organization.UnitView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The invented tours of the first group that have come to results: one closed, one whose unit is putting right what was found. */
final class SampleTourResults {

    private static final String OFFICE = "office.zz";
    private static final String HEAD = "park.head";
    private static final String LEADER = SampleAccounts.FIRST_LEADER;

    private final SampleScene scene;
    private final List<UnitView> streets;
    private final List<UUID> group;
    private final UUID bureau;

    /** @param bureau that gets a copy of the results, as the zone itself does */
    SampleTourResults(SampleScene scene, List<UnitView> streets, List<UUID> members, UUID bureau) {
        this.scene = scene;
        this.streets = streets;
        this.group = members.subList(0, SampleTourers.MEMBERS / 2);
        this.bureau = bureau;
    }

    /** From the notice to the close: all was put right in time, published, copied, and so is in the performance record. */
    void closed(String id) {
        var tour = new SampleTour(scene, id, LEADER);
        LocalDate first = tour.starts();
        String street = "street.zz";
        tour.begin(group);
        tour.visit("REPORTS", "兴仁街道办事处会议室", "示例：听取街道安全生产工作汇报。");
        tour.visit("FILES_LETTERS_CALLS", "街道应急管理办公室", "示例：查阅会议记录、风险台账和隐患闭环资料。");
        tour.log(first, "示例：上午听取汇报，下午查阅台账。");
        scene.on(first.plusDays(4), "16:00");
        tour.visit("UNANNOUNCED", "鲁南锂电材料有限公司（示例）", "示例：随机抽查成品仓库和配电房。");
        UUID unit = streets.getFirst().id();
        tour.find(unit, "PREVENTION", "风险台账不全（示例）", "PROBLEM", false);
        tour.find(unit, "RESPONSIBILITIES", "两个社区未与企业签订责任书（示例）", "PROBLEM", false);
        tour.find(unit, "PLANNING_AND_TRAINING", "年度培训计划未报备（示例）", "PROBLEM", false);
        tour.log(first.plusDays(4), "示例：抽查企业三家，发现问题三项。");
        reported(tour, "示例：一、风险台账不全；二、责任书签订不全；三、培训计划未报备。", "示例：补齐台账\n补签责任书\n报备并落实培训计划");
        fedBack(tour, "示例：总体较好，风险管控和责任落实还有差距。", List.of("补齐风险台账", "补签责任书", "报备培训计划"));
        for (Map<?, ?> finding : findings(tour)) {
            putRight(street, finding, first.plusDays(30));
        }
        scene.on(first.plusDays(40), "10:00");
        scene.step(
                street,
                tour.path,
                "rectify",
                Map.of(
                        "report",
                        "示例：风险台账已补齐，责任书已补签，培训计划已报备并组织实施。",
                        "evidence",
                        List.of(scene.document(street, "整改情况报告"), scene.photo(street, "整改后台账"))));
        scene.on(first.plusDays(43), "15:00");
        scene.step(HEAD, tour.path, "review", Map.of("opinion", "示例：整改到位。"));
        published(tour);
    }

    private void published(SampleTour tour) {
        LocalDate first = tour.starts();
        scene.on(first.plusDays(46), "09:00");
        scene.step(
                OFFICE,
                tour.path,
                "publish",
                Map.of(
                        "title", "关于兴仁街道安全生产巡查情况的公告（示例）",
                        "feedback", "示例：巡查发现风险台账不全、责任书签订不全、培训计划未报备三项问题。",
                        "rectification", "示例：风险台账已补齐，责任书已补签，培训计划已报备并组织实施。"));
        for (Object unit : List.of(bureau, scene.unit(HEAD))) {
            scene.step(OFFICE, tour.path, "copy", Map.of("unit", unit, "results", "示例：巡查结果抄送，作为考核依据。"));
        }
        scene.on(first.plusDays(48), "16:00");
        scene.step(OFFICE, tour.path, "close", Map.of());
    }

    /** Fed back; of what was found one is put right, one isn't, and the street has yet to report. */
    void fedBack(String id) {
        var tour = new SampleTour(scene, id, LEADER);
        LocalDate first = tour.starts();
        tour.begin(group);
        tour.visit("REPORTS", "张范街道办事处会议室", "示例：听取消防安全专题汇报。");
        UUID unit = streets.getLast().id();
        scene.on(first.plusDays(3), "15:00");
        tour.visit("UNANNOUNCED", "沿街小微企业和经营性自建房", "示例：随机抽查疏散通道和电气线路。");
        tour.find(unit, "PREVENTION", "沿街商铺未纳入消防巡查（示例）", "PROBLEM", false);
        tour.find(unit, "CAPACITY_AND_EMERGENCY", "微型消防站人员未按时轮训（示例）", "PROBLEM", false);
        tour.log(first.plusDays(3), "示例：抽查小微企业十二家，发现问题两项。");
        reported(tour, "示例：一、沿街商铺未纳入消防巡查；二、微型消防站人员未按时轮训。", "示例：建立沿街商铺巡查台账\n落实轮训计划");
        fedBack(tour, "示例：消防安全责任基本落实，巡查覆盖和队伍训练还有差距。", List.of("建立沿街商铺巡查台账", "落实轮训计划"));
        putRight(SampleAccounts.SECOND_STREET, findings(tour).getFirst(), first.plusDays(30));
    }

    /** Ended on the fourteenth day, reported and approved. */
    private void reported(SampleTour tour, String problems, String recommendations) {
        LocalDate first = tour.starts();
        scene.on(first.plusDays(13), "17:00");
        tour.step("end", Map.of());
        tour.leaveOutTheRest("示例：本次专题未涉及。");
        scene.on(first.plusDays(16), "09:30");
        tour.step(
                "report",
                Map.of(
                        "problems", problems,
                        "recommendations", recommendations,
                        "evidence", List.of(scene.document(LEADER, "巡查工作报告"))));
        scene.on(first.plusDays(17), "15:00");
        scene.step(HEAD, tour.path, "approve-report", Map.of("opinion", "同意"));
    }

    private void fedBack(SampleTour tour, String overview, List<String> advice) {
        scene.on(tour.starts().plusDays(18), "09:00");
        scene.step(OFFICE, tour.path, "feed-back", Map.of("overview", overview, "advice", advice));
    }

    private List<Map<?, ?>> findings(SampleTour tour) {
        return items(scene.as(OFFICE).get(tour.path).get("findings"));
    }

    private void putRight(String street, Map<?, ?> finding, LocalDate day) {
        String obligation = "/api/obligations/" + at(finding, "obligation");
        scene.on(day, "10:00");
        scene.step(
                street,
                obligation,
                "perform",
                Map.of("report", "示例：已整改到位。", "evidence", List.of(scene.photo(street, "整改后"))));
        scene.on(day.plusDays(3), "10:00");
        scene.step(HEAD, obligation, "accept", Map.of("opinion", "同意"));
    }
}
