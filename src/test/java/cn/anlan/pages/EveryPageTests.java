package cn.anlan.pages;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.platform.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
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
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Looks at every page there is: nothing for axe to find, nothing wider than the screen, nothing refused on the way. */
@AnlanTest
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

    /** What only the command that made it tells. */
    private final Map<String, String> made = new LinkedHashMap<>();

    /** What the samples don't have: an import, a procedure, a reminder, a risk, a difficulty, a one-time link, a batch of letters. */
    @BeforeAll
    void workThatSamplesLack() {
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
        groupOfTheYear();
    }

    /** The second group of the sample year, in a plan whose clashes show: a street is busy while it is toured. */
    private void groupOfTheYear() {
        Http office = http.as("office.zz");
        var plan = office.get("/api/tour-plans/" + office.get("/api/tour-plans").text("items.0.id"));
        made.put("made:group", plan.text("groups.1.id"));
        office.post(
                        "/api/busy-times",
                        Map.of(
                                "unit", plan.text("tours.1.unit"),
                                "kind", "JOINT_ENFORCEMENT",
                                "starts", plan.text("tours.1.starts"),
                                "ends", plan.text("tours.1.starts"),
                                "words", "消防联合执法"))
                .is(201);
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
