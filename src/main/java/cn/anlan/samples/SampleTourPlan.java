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

/** What is decided before the invented tours of a year: the plan with its two groups, and the money. */
final class SampleTourPlan {

    private static final String OFFICE = "office.zz";
    private static final String HEAD = "park.head";

    /** Days from the first day of the first tour to that of the next of the same group. */
    private static final int AFTER_THE_FIRST = 20;

    private final SampleScene scene;
    private final LocalDate first;
    private final LocalDate last;
    private final List<UnitView> streets;
    private final List<UUID> members;

    /**
     * @param first first day of the first tour
     * @param last last day of the sample
     * @param members of both groups, each led by its first
     */
    SampleTourPlan(SampleScene scene, LocalDate first, LocalDate last, List<UnitView> streets, List<UUID> members) {
        this.scene = scene;
        this.first = first;
        this.last = last;
        this.streets = streets;
        this.members = members;
    }

    /**
     * Ids of its four tours, in the order in which they begin.
     *
     * @param enterprises those of the second street to which its tour extends
     */
    List<String> approved(List<UUID> enterprises) {
        scene.on(first.minusDays(17), "09:00");
        String plan = scene.make(OFFICE, "/api/tour-plans", Map.of("year", first.getYear()));
        String path = "/api/tour-plans/" + plan;
        List<UUID> firstHalf = members.subList(0, SampleTourers.MEMBERS / 2);
        List<UUID> secondHalf = members.subList(SampleTourers.MEMBERS / 2, SampleTourers.MEMBERS);
        String one = group(plan, "第一巡查组（示例）", firstHalf);
        String two = group(plan, "第二巡查组（示例）", secondHalf);
        LocalDate latest = LocalDate.of(first.getYear(), 12, 18);
        LocalDate second = earlier(last.minusDays(8), latest);
        scene.step(
                OFFICE,
                path,
                "amend",
                Map.of(
                        "tours",
                        List.of(
                                tour(0, "REGULAR", "危险化学品储存和使用（示例）", "MANAGEMENT_COMMITTEE", first, one, List.of()),
                                tour(
                                        2,
                                        "REGULAR",
                                        "小微企业消防安全（示例）",
                                        "SAFETY_COMMITTEE",
                                        first.plusDays(AFTER_THE_FIRST),
                                        one,
                                        List.of()),
                                tour(1, "REGULAR", "粉尘涉爆和有限空间（示例）", "SAFETY_COMMITTEE", second, two, enterprises),
                                tour(
                                        0,
                                        "IRREGULAR",
                                        "危险化学品专题整改成效（示例）",
                                        "SAFETY_COMMITTEE",
                                        earlier(last.plusDays(7), latest),
                                        one,
                                        List.of()))));
        scene.on(first.minusDays(16), "10:00");
        List.of(one, two).forEach(this::approve);
        scene.step(OFFICE, path, "submit", Map.of());
        scene.on(first.minusDays(15), "15:00");
        scene.step(HEAD, path, "approve", Map.of("opinion", "示例：同意按方案开展巡查。"));
        release(one, firstHalf);
        release(two, secondHalf);
        return items(scene.as(OFFICE).get(path).get("tours")).stream()
                .map(tour -> String.valueOf(at(tour, "id")))
                .toList();
    }

    private String group(String plan, String name, List<UUID> persons) {
        var named = new ArrayList<Map<String, Object>>();
        for (UUID person : persons) {
            boolean leads = person.equals(persons.getFirst());
            var member = new LinkedHashMap<String, Object>();
            member.put("person", person);
            member.put("leader", leads);
            member.put("official", true);
            member.put("rank", leads ? "SECTION" : "STAFF");
            member.put("field", leads ? "从事安全生产监管十二年（示例）" : "工贸企业监管（示例）");
            member.put("conditions", List.of("POLITICAL", "INTEGRITY", "KNOWLEDGE", "HEALTH"));
            named.add(member);
        }
        return scene.make(OFFICE, "/api/tour-groups", Map.of("plan", plan, "name", name, "members", named));
    }

    /** Everybody has declared on paper to have no tie; the committee approves. */
    private void approve(String group) {
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

    private void release(String group, List<UUID> persons) {
        for (UUID person : persons) {
            scene.step(
                    OFFICE,
                    "/api/tour-groups/" + group,
                    "release",
                    Map.of(
                            "person",
                            person,
                            "from",
                            first.minusDays(3).toString(),
                            "to",
                            LocalDate.of(first.getYear(), 12, 31).toString(),
                            "agreedBy",
                            "高新区应急管理局（示例）"));
        }
    }

    private Map<String, Object> tour(
            int street, String kind, String theme, String setter, LocalDate starts, String group, List<?> enterprises) {
        return Map.of(
                "unit",
                streets.get(street).id(),
                "kind",
                kind,
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

    /** The year's line of the fund, and the first payments out of it. */
    void pay() {
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

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
