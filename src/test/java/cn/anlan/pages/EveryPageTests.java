package cn.anlan.pages;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.inspections.TourDrive;
import cn.anlan.obligations.Town;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import cn.anlan.tourplans.Zone;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Looks at every page there is: nothing for axe to find, nothing wider than the screen, nothing refused on the way. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.samples=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTests {

    private static final List<String> QUIET = List.of("/api/session");

    @Autowired
    Http http;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Autowired
    People people;

    @Autowired
    Town town;

    /** What only the command that made it tells. */
    private final Map<String, String> made = new LinkedHashMap<>();

    /** What the samples don't have: an import, a procedure, a reminder, a risk, a difficulty, a one-time link, a batch of letters, tours. */
    @BeforeAll
    void workThatSamplesLack() {
        // Weeks go by on a tour; what else is made shall be of the day on which the pages are looked at.
        tourAtWork();
        Http office = http.as("office");
        Http head = http.as("town.head");
        Http supervisor = http.as("supervisor");
        byte[] ledger =
                supervisor.get("/api/hazards/imports/example.xlsx").is(200).bytes();
        supervisor
                .upload("/api/hazards/imports", "file", "台账.xlsx", "application/octet-stream", ledger)
                .is(201);
        supervisor
                .post(
                        "/api/procedures",
                        Map.of(
                                "kind",
                                supervisor.get("/api/procedures/kinds").text("items.0.key"),
                                "title",
                                "液化气站执法检查",
                                "handlerPost",
                                supervisor.get("/api/session").text("post.id"),
                                "approverPost",
                                head.get("/api/session").text("post.id")))
                .is(201);
        String district = office.get("/api/units?q=%E6%96%B0%E5%90%B4%E5%8C%BA&kind=DISTRICT&limit=1")
                .text("items.0.id");
        people.join("district.head", Role.PRINCIPAL, UUID.fromString(district));
        office.post(
                        "/api/measures",
                        Map.of(
                                "means", "REMINDER",
                                "unit", district,
                                "basis", "WORDS",
                                "fault", "WEAK",
                                "finding", "隐患整改督促不到位。",
                                "demand", "逐一核查并报告。",
                                "dueDay", clock.today().plusDays(10)))
                .is(201);
        http.as("enterprise")
                .post("/api/risks", Map.of("name", "液氨储罐泄漏", "place", "制冷机房"))
                .is(201);
        head.post("/api/difficulties", Map.of("title", "缺少执法记录仪", "words", "现有两台，需再配四台。"))
                .is(201);
        letterWithALink(head);
        clueAndCountyCheck(head, office, district);
        planOfTours();
    }

    private void clueAndCountyCheck(Http head, Http office, String district) {
        UUID city = UUID.fromString(office.get("/api/units?q=%E6%97%A0%E9%94%A1%E5%B8%82&kind=CITY&limit=1")
                .text("items.0.id"));
        people.join("city.head", Role.PRINCIPAL, city);
        UUID staffing = people.unit("无锡市编办", UnitKind.DEPARTMENT, "320200000000", city);
        head.post("/api/clues", Map.of("about", district, "words", "上报的重大隐患一直没有处理。", "reporter", Map.of("name", "刘某")))
                .is(201);
        office.post(
                        "/api/county-checks",
                        Map.of(
                                "county",
                                district,
                                "partner",
                                staffing,
                                "title",
                                "乡镇安监机构建设",
                                "documents",
                                List.of("机构设置文件", "人员编制文件")))
                .is(201);
    }

    /** A zone's plan in work: a group of one so far, a tour of one street out of three on busy days, and the money for it. */
    private void planOfTours() {
        UUID zone = UUID.fromString(http.as("admin")
                .get("/api/units?q=%E6%9E%A3%E5%BA%84%E9%AB%98%E6%96%B0&kind=PARK&limit=1")
                .text("items.0.id"));
        people.join("zone.office", Role.COMMITTEE_OFFICE, zone);
        var member = people.join("zone.member", Role.INSPECTOR, zone);
        Http office = http.as("zone.office");
        int year = clock.today().getYear();
        String plan =
                office.post("/api/tour-plans", Map.of("year", year)).is(201).text("id");
        String group = office.post(
                        "/api/tour-groups",
                        Map.of(
                                "plan",
                                plan,
                                "name",
                                "第一巡查组",
                                "members",
                                List.of(Map.of(
                                        "person",
                                        member.person(),
                                        "leader",
                                        true,
                                        "official",
                                        true,
                                        "rank",
                                        "SECTION",
                                        "field",
                                        "从事安全生产监管十二年",
                                        "conditions",
                                        List.of("POLITICAL", "INTEGRITY")))))
                .is(201)
                .text("id");
        made.put("made:group", group);
        var view = office.get("/api/tour-plans/" + plan).is(200);
        String street = view.text("units.0.id");
        var starts = clock.today().withMonth(6).withDayOfMonth(1);
        office.post(
                        "/api/busy-times",
                        Map.of(
                                "unit",
                                street,
                                "kind",
                                "JOINT_ENFORCEMENT",
                                "starts",
                                starts,
                                "ends",
                                starts.plusDays(3),
                                "words",
                                "消防联合执法"))
                .is(201);
        Map<String, Object> tour = Map.of(
                "unit",
                street,
                "kind",
                "REGULAR",
                "theme",
                "粉尘涉爆专题",
                "themeSetBy",
                "SAFETY_COMMITTEE",
                "starts",
                starts,
                "ends",
                starts.plusDays(12),
                "shortReason",
                "辖区企业少",
                "group",
                group);
        office.ifMatch(view)
                .post("/api/tour-plans/" + plan + "/amend", Map.of("tours", List.of(tour)))
                .is(200);
        office.post(
                        "/api/tour-budgets",
                        Map.of("year", year, "fund", "安全生产专项资金", "fundTotal", 500_000, "amount", 80_000))
                .is(201);
    }

    /** A published tour for the public, and one at work with a finding, in a zone of its own. */
    private void tourAtWork() {
        var zone = new Zone(town);
        people.account("tour.office", town.person(zone.office));
        LocalDate starts = clock.today().plusDays(2);
        var tours = zone.approved(starts.getYear(), starts.toString()).tours();
        var first = new TourDrive(zone, clock, tours.getFirst(), 0);
        first.atWork();
        first.fedBack();
        first.reviewed();
        first.step(zone.office, "publish", Map.of("title", "巡查公告", "feedback", "台账不全", "rectification", "已补齐台账"))
                .is(200);
        var second = new TourDrive(zone, clock, tours.get(1), 1);
        second.atWork();
        second.find("PREVENTION", "风险台账不全", "PROBLEM", true);
        made.put("made:tour", second.tour.toString());
    }

    private void letterWithALink(Http head) {
        Map<String, Object> prompt = Map.of(
                "kind", "prompt",
                "to", List.of(Map.of("name", "喆㙦五金店")),
                "fields", Map.of("subject", "安全用电", "facts", "线路老化。", "advice", List.of("检修线路")));
        head.post("/api/letter-batches", prompt).is(201);
        String letter =
                "/api/letters/" + head.post("/api/letters", prompt).is(201).text("id");
        head.ifMatch(head.get(letter)).post(letter + "/sign", null).is(200);
        head.ifMatch(head.get(letter)).post(letter + "/issue", Map.of()).is(200);
        var view = head.get(letter);
        String address = head.ifMatch(view)
                .post(letter + "/links", Map.of("delivery", view.text("deliveries.0.id")))
                .is(201)
                .text("address");
        made.put("made:link", address.substring(address.lastIndexOf('/') + 1));
        made.put("made:code", view.text("checkCode"));
    }

    @Test
    void inChineseOnTheDesk() {
        look("zh-CN", false);
    }

    @Test
    void inEnglishOnThePhone() {
        look("en", true);
    }

    private void look(String language, boolean phone) {
        var accounts = new LinkedHashSet<String>();
        RouteTable.ALL.forEach(route -> accounts.add(route.account()));
        SoftAssertions.assertSoftly(softly -> {
            for (String account : accounts) {
                try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                    look(visit, account, language, softly);
                }
            }
        });
    }

    private void look(Visit visit, String account, String language, SoftAssertions softly) {
        Page page = visit.page();
        if (!account.isEmpty()) {
            SignIn.quickly(visit, account, language);
        }
        var refused = new ArrayList<String>();
        page.onResponse(answer -> refusal(answer, refused));
        page.onPageError(refused::add);
        Http reader = account.isEmpty() ? http.anonymous() : http.as(account);
        for (RouteTable.Route route : RouteTable.ALL) {
            if (!route.account().equals(account)) {
                continue;
            }
            String path = path(route, reader);
            softly.assertThat(path)
                    .as("a record for %s as %s", route.path(), account)
                    .doesNotEndWith("/-");
            page.navigate(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            softly.assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                            .count())
                    .as("headings of %s as %s", route.path(), account)
                    .isEqualTo(1);
            softly.check(visit::hasNoAxeViolations);
            softly.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits its width as %s", route.path(), account)
                    .isEqualTo(true);
            softly.assertThat(refused)
                    .as("refused on %s as %s", route.path(), account)
                    .isEmpty();
            refused.clear();
        }
    }

    private static void refusal(Response answer, List<String> refused) {
        String path = java.net.URI.create(answer.url()).getPath();
        if (answer.status() >= 400 && !QUIET.contains(path)) {
            refused.add(answer.status() + " " + path);
        }
    }

    private String path(RouteTable.Route route, Http reader) {
        String filling = made.getOrDefault(route.filling(), route.filling());
        if (filling.startsWith("/api/")) {
            var found = reader.get(filling).is(200);
            filling = found.items().isEmpty() ? "-" : id(found.items().getFirst());
        }
        return route.path().replaceFirst(":\\w+", filling);
    }

    private static String id(JsonNode first) {
        return (first.has("id") ? first.get("id") : first.get("unit").get("id")).asString();
    }
}
