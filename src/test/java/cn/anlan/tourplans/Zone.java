package cn.anlan.tourplans;

import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A zone with three sub-districts, its committee's head and office, and people who could tour, made through the public API. */
public final class Zone {

    private static final AtomicInteger MADE = new AtomicInteger(10);
    private static final List<String> ALL = List.of("POLITICAL", "INTEGRITY", "KNOWLEDGE", "HEALTH");

    public final Town town;
    public final UUID unit;
    /** Head of the zone, who decides for the committee. */
    public final UUID head;
    /** The committee's office, a body of its own below the committee. */
    public final UUID office;

    public final List<UUID> streets = new ArrayList<>();
    public final List<UUID> streetHeads = new ArrayList<>();
    public final UUID enterprise;
    public final UUID bureau;
    public final UUID bureauHead;
    /** Posts of those who could tour. */
    public final List<UUID> people = new ArrayList<>();

    public Zone(Town town) {
        this.town = town;
        String county = "3704" + MADE.incrementAndGet();
        List<String> areas = List.of(county + "002", county + "003", county + "004");
        unit = town.unit("示例高新区", "PARK", county + "002000", areas, null);
        UUID committee = town.unit("高新区安委会", "COMMITTEE", county + "002000", areas, unit);
        UUID officeUnit = town.unit("高新区安委办", "OFFICE", county + "002000", areas, committee);
        head = town.post(unit, "管委会主任", Role.PRINCIPAL, "高一");
        office = town.post(officeUnit, "安委办主任", Role.COMMITTEE_OFFICE, "安二");
        for (int i = 0; i < 3; i++) {
            String name = List.of("兴仁街道", "兴城街道", "张范街道").get(i);
            streets.add(town.unit(name, "SUB_DISTRICT", areas.get(i) + "000", List.of(areas.get(i)), unit));
            streetHeads.add(town.post(streets.get(i), "街道办主任", Role.PRINCIPAL, name + "主任"));
        }
        enterprise = town.unit("示例锂电公司", "ENTERPRISE", areas.get(0) + "000", List.of(), streets.getFirst());
        bureau = town.unit("高新区应急管理局", "DEPARTMENT", county + "002000", areas, unit);
        bureauHead = town.post(bureau, "局长", Role.DEPARTMENT, "应三");
        for (int i = 0; i < 10; i++) {
            people.add(town.post(bureau, "科员" + i, Role.INSPECTOR, "巡查" + i));
        }
        adoptTheRegime();
    }

    /** A version of the regime that is for all of the county's numbers, so that each test can have a zone of its own. */
    private void adoptTheRegime() {
        String wider = town.as(office)
                .get("/api/regimes/zaozhuang-tours/text?version=1")
                .is(200)
                .body()
                .replace("\nversion: 1\n", "\nversion: 2\n")
                .replaceFirst("places: \\[.*]", "places: ['3704']");
        town.administrator()
                .send("POST", "/api/regimes", "application/yaml", wider.getBytes(StandardCharsets.UTF_8))
                .isSuccess();
        town.as(office)
                .post("/api/regimes/zaozhuang-tours/adoptions", Map.of("unit", unit, "from", town.today()))
                .is(201);
    }

    /** A figure of the regime as it stands for the zone. */
    public String figure(String key) {
        return town.as(office).get("/api/regimes/zaozhuang-tours/parameters?unit=" + unit).is(200).items().stream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asString();
    }

    public UUID person(int n) {
        return town.person(people.get(n));
    }

    /** Takes a step on what is there, at its present version. */
    public Answer step(UUID post, String path, String verb, Object body) {
        long version = town.as(office).get(path).is(200).version();
        return town.as(post).ifMatch(version).post(path + "/" + verb, body);
    }

    public UUID plan(int year) {
        return UUID.fromString(town.as(office)
                .post("/api/tour-plans", Map.of("year", year))
                .is(201)
                .text("id"));
    }

    /** A member as the office names them, the first as a leader fit to lead. */
    public Map<String, Object> named(int n, boolean leader) {
        var member = new LinkedHashMap<String, Object>();
        member.put("person", person(n));
        member.put("leader", leader);
        member.put("official", true);
        member.put("rank", leader ? "SECTION" : "STAFF");
        member.put("conditions", ALL);
        if (leader) {
            member.put("field", "从事安全生产监管十二年");
        }
        return member;
    }

    /** People from a number on, the first of them leading. */
    public List<Map<String, Object>> members(int from, int count) {
        var members = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            members.add(named(from + i, i == 0));
        }
        return members;
    }

    public UUID group(UUID plan, String name, List<Map<String, Object>> members) {
        return UUID.fromString(town.as(office)
                .post("/api/tour-groups", Map.of("plan", plan, "name", name, "members", members))
                .is(201)
                .text("id"));
    }

    public Map<String, @Nullable Object> tour(int street, UUID group, String starts, String ends) {
        var tour = new LinkedHashMap<String, @Nullable Object>();
        tour.put("unit", streets.get(street));
        tour.put("kind", "REGULAR");
        tour.put("theme", "危险化学品和粉尘涉爆专题");
        tour.put("themeSetBy", "SAFETY_COMMITTEE");
        tour.put("starts", LocalDate.parse(starts));
        tour.put("ends", LocalDate.parse(ends));
        tour.put("group", group);
        return tour;
    }

    public Answer amend(UUID plan, List<? extends Map<String, ?>> tours) {
        return step(office, "/api/tour-plans/" + plan, "amend", Map.of("tours", tours));
    }

    public List<UUID> tours(UUID plan) {
        return town.as(office)
                .get("/api/tour-plans/" + plan)
                .is(200)
                .at("tours")
                .valueStream()
                .map(tour -> UUID.fromString(tour.get("id").asString()))
                .toList();
    }

    /** Everybody of a group who hasn't declared yet declares no tie. */
    public void declareNone(UUID group) {
        var missing = town.as(office)
                .get("/api/tour-groups/" + group)
                .is(200)
                .at("undeclared")
                .valueStream()
                .toList();
        for (var one : missing) {
            UUID person = UUID.fromString(one.get("person").asString());
            declare(group, person, UUID.fromString(one.get("tour").asString()), List.of())
                    .is(200);
        }
    }

    public Answer declare(UUID group, UUID person, UUID tour, List<Map<String, Object>> ties) {
        UUID post = people.stream()
                .filter(one -> town.person(one).equals(person))
                .findFirst()
                .orElseThrow();
        return step(
                post, "/api/tour-groups/" + group, "interests", Map.of("person", person, "tour", tour, "ties", ties));
    }

    public void approveGroup(UUID group) {
        step(office, "/api/tour-groups/" + group, "propose", Map.of()).is(200);
        step(head, "/api/tour-groups/" + group, "approve", Map.of()).is(200);
    }

    /** An approved plan of a year with one group and a tour of each street, in the order of the streets. */
    public Approved approved(int year, String first) {
        UUID plan = plan(year);
        UUID group = group(plan, "第一巡查组", members(0, 6));
        LocalDate starts = LocalDate.parse(first);
        var tours = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < 3; i++) {
            tours.add(tour(
                    i,
                    group,
                    starts.plusDays(20L * i).toString(),
                    starts.plusDays(20L * i + 13).toString()));
        }
        amend(plan, tours).is(200);
        declareNone(group);
        approveGroup(group);
        step(office, "/api/tour-plans/" + plan, "submit", Map.of()).is(200);
        step(head, "/api/tour-plans/" + plan, "approve", Map.of()).is(200);
        return new Approved(plan, group, tours(plan));
    }

    /** What {@link #approved} has made. */
    public record Approved(UUID plan, UUID group, List<UUID> tours) {}

    static Set<String> conditions(int count) {
        return Set.copyOf(ALL.subList(0, count));
    }
}
