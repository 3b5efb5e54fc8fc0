package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.link;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.access.Accounts;
import cn.anlan.countychecks.CheckingCity;
import cn.anlan.obligations.Town;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A county check in the field: the page of tours, with a check's texts, places and order. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckFieldPagesTests {

    private static final String OFFICE = "checks.office";
    private static final String PARTNER = "checks.partner";
    private static final String COUNTY = "checks.county";

    @Autowired
    Town town;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    Browser browser;

    private CheckingCity city;
    private FieldScene scene;

    @BeforeAll
    void aCheckAtWork() {
        clock.reset();
        city = new CheckingCity(town);
        scene = FieldScene.ofCheck(city, 0);
        FieldScene.account(accounts, town.person(city.office), OFFICE);
        FieldScene.account(accounts, town.person(city.partnerHead), PARTNER);
        FieldScene.account(accounts, town.person(city.offices.getFirst()), COUNTY);
    }

    @Test
    @Clause("XN-1.3a")
    void recordsWithoutANetworkAndCountsEachEntryOnce() {
        byte[] photo = FieldScene.photo(21);
        List<String> lost = new CopyOnWriteArrayList<>();
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.quickly(visit, PARTNER, "zh-CN");
            page.navigate(workPage());
            link(page, "现场记录").click();
            assertThat(page.getByText("把这次检查带到手机上")).isVisible();
            seen(visit, "check-field-first-phone-zh");
            FieldPhone phone = FieldPhone.of(visit, scene).take().readyWithoutANetwork();
            phone.offline(true);
            // As the installed app opens: at its first page, which leads to what was taken along.
            page.navigate("/");
            assertThat(page).hasURL(Pattern.compile(scene.path() + "$"));
            assertThat(page.getByText("无网络")).isVisible();
            page.getByText("监管能力与应急").click();
            assertThat(page.getByText("监管机构、人员、装备和应急准备是否到位")).isVisible();
            seen(visit, "check-field-phone-zh");

            phone.visited("县委编办");
            phone.finish();
            phone.found("城关镇安监站没有独立设置");
            page.getByLabel("发现于哪次走访").selectOption(new SelectOption().setIndex(1));
            phone.attach("编制文件.png", "image/png", photo);
            seen(visit, "check-field-form-phone-zh");
            phone.finish();
            phone.logged("上午听取汇报，下午查阅编制文件");
            phone.finish();
            phone.waits(3);

            // The network is back, but the first answer is lost: the visit has arrived, and the phone can't know.
            page.route("**/api/tours/*/visits", route -> {
                if (route.request().method().equals("POST") && lost.isEmpty()) {
                    lost.add(route.request().headers().get("idempotency-key"));
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            phone.offline(false);
            page.waitForCondition(() -> !lost.isEmpty());
            page.evaluate("dispatchEvent(new Event('online'))");
            phone.nothingWaits();
        }
        JsonNode visited = one(scene.visits("县委编办"));
        Assertions.assertThat(visited.get("name").asString()).isEqualTo("编二");
        JsonNode found = one(scene.findings("城关镇安监站没有独立设置"));
        Assertions.assertThat(found.get("visit").asString())
                .isEqualTo(visited.get("id").asString());
        Assertions.assertThat(found.get("unitName").asString()).isEqualTo("城关镇");
        Assertions.assertThat(scene.content(found)).isEqualTo(photo);
        one(scene.log("上午听取汇报，下午查阅编制文件"));
    }

    @Test
    void keepsBothCopiesOfWhatCameAfterTheReportAndLeadsToTheOtherChecksOnThePhone() {
        FieldScene first = FieldScene.ofCheck(city, 1);
        FieldScene second = FieldScene.ofCheck(city, 2);
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.quickly(visit, OFFICE, "zh-CN");
            FieldPhone.of(visit, first).takeAlong();
            FieldPhone phone = FieldPhone.of(visit, second).takeAlong().readyWithoutANetwork();
            phone.offline(true);
            phone.visited("报告之后");
            phone.finish();
            second.report();
            link(page, first.unit()).click();
            assertThat(page).hasURL(Pattern.compile(first.path() + "$"));
            assertThat(page.getByText("没有待发送的内容")).isVisible();
            assertThat(page.getByText("乡镇安监机构建设督办，")).isVisible();
            link(page, second.unit()).click();
            phone.waits(1);
            phone.offline(false);

            assertThat(page.getByText("1 条服务器没有接收，请处理")).isVisible();
            assertThat(page.getByLabel("手机上的").getByText("报告之后")).isVisible();
            assertThat(page.getByLabel("服务器的答复").getByText("检查目前：已报告")).isVisible();
            seen(visit, "check-field-refused-phone-zh");
            phone.button("搁置").click();
            assertThat(page.getByText("已搁置的")).isVisible();
        }
        Assertions.assertThat(second.visits("报告之后")).isEmpty();
    }

    @Test
    void isOfferedToThoseWhoWorkAtTheCheck() {
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.quickly(visit, PARTNER, "en");
            page.navigate(workPage().replace("/work", ""));
            link(page, "In the field").click();
            assertThat(page.getByText("Take this check along")).isVisible();
            seen(visit, "check-field-first-desk-en");
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.quickly(visit, COUNTY, "zh-CN");
            page.navigate(workPage());
            assertThat(page.getByText("报告报送后可以看到发现的问题").first()).isVisible();
            assertThat(link(page, "现场记录")).hasCount(0);
        }
    }

    private String workPage() {
        return scene.path().replace("/field", "/work");
    }

    private static void seen(Visit visit, String name) {
        visit.hasNoAxeViolations();
        visit.screenshot(name);
        Assertions.assertThat(visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits its width", name)
                .isEqualTo(true);
    }

    private static JsonNode one(List<JsonNode> found) {
        Assertions.assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
